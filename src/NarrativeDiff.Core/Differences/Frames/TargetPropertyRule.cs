using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Frames;

/// <summary>Finds a property that one outlet puts beside a name again and again and no other outlet does; a hint to read on, never a lead.</summary>
internal sealed class TargetPropertyRule : IRule
{
    private const int MinCases = 3;

    public IReadOnlyList<string> Ids => ["F3"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from target in Enumerable.Range(0, collation.Witnesses.Length).SelectMany(w => Cases(collation, w)).GroupBy(found => (found.Property.Actor, found.Property.Property)).OrderBy(same => same.Key)
        let outlets = target.Select(found => found.Evidence.Outlet).Distinct(StringComparer.Ordinal).Count()
        // A name that others do not have is another subject, not another property.
        where outlets == 1 && target.Count() >= MinCases && IsNamedElsewhere(collation, target.Key.Actor, target.First().Witness)
        let first = target.First()
        select new FindingDraft("F3", "target property, low confidence", $"{first.Evidence.Outlet}|{first.Evidence.ArticleId}|{target.Key.Actor}|{target.Key.Property}",
            $"{first.Evidence.Outlet} has words of “{target.Key.Property}” beside {first.Name} in {target.Count()} places, no other outlet has; word lists, low confidence",
            [.. target.Take(5).Select(found => found.Evidence)])
        {
            Certainty = FrameWeight.Certainty,
            Size = FrameWeight.Size,
            Prominence = 0,
            Support = 0,
        };

    private sealed record Case(int Witness, TargetProperty Property, string Name, Evidence Evidence);

    private static IEnumerable<Case> Cases(Collation collation, int w) =>
        from found in collation.Witnesses[w].Text.Notes.Of(collation.Witnesses[w].Text, static text => new Found([.. Read(text)])).All
        select new Case(w, found.Property, found.Property.Name.Of(collation.Witnesses[w].Text.Body), Spans.Sentence(collation.Witnesses[w], collation.Witnesses[w].Newest, found.Sentence, "reading"));

    private sealed record Found(ImmutableArray<(int Sentence, TargetProperty Property)> All);

    private static IEnumerable<(int Sentence, TargetProperty Property)> Read(ArticleText text) =>
        from sentence in text.Sentences
        where sentence is { Field: TextField.Body, Excluded: null }
        from property in TargetProperties.Of(text.Body, sentence.Span)
        select (sentence.Index, property);

    private static bool IsNamedElsewhere(Collation collation, string actor, int witness) =>
        collation.Witnesses.Where((_, w) => w != witness).Any(other => other.Text.Body.Contains(actor, StringComparison.OrdinalIgnoreCase));
}
