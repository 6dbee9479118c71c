using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Frames;

/// <summary>Finds a property that one outlet puts beside a name again and again and no other outlet does; a hint to read on, never a
/// lead.</summary>
/// <param name="sense">Where it knows nothing of properties, the word lists alone decide.</param>
internal sealed class TargetPropertyRule(FrameSense sense) : IRule
{
    private const int MinCases = 3;

    public IReadOnlyList<string> Ids => ["F3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        Case[][] listed =
        [
            .. from target in Enumerable
                .Range(0, collation.Witnesses.Length)
                .SelectMany(w => Cases(collation, w))
                .GroupBy(found => (found.Property.Actor, found.Property.Property))
                .OrderBy(same => same.Key)
            let outlets = target.Select(found => found.Evidence.Outlet).Distinct(StringComparer.Ordinal).Count()
            // A name that others do not have is another subject, not another property.
            where outlets == 1 && target.Count() >= MinCases && IsNamedElsewhere(collation, target.Key.Actor, target.First().Witness)
            select target.ToArray(),
        ];
        return Confirmed(listed).Where(target => target.Length >= MinCases).Select(target => Draft(collation, target));
    }

    /// <summary>The cases in which the encoder agrees; asked for those alone that would be reported without it.</summary>
    private Case[][] Confirmed(Case[][] listed)
    {
        if (sense.Properties is not { } properties || listed.Length == 0)
            return listed;
        var near = sense
            .Wording!.Encode([.. listed.SelectMany(target => target).Select(found => found.Text)])
            .Select(properties.Of)
            .ToArray();
        var next = 0;
        return [.. listed.Select(target => target.Where(found => FrameCues.IsProperty(found.Property.Property, near[next++])).ToArray())];
    }

    private FindingDraft Draft(Collation collation, Case[] target)
    {
        var (first, property) = (target[0], target[0].Property);
        return new FindingDraft(
            "F3",
            "target property, low confidence",
            $"{first.Evidence.Outlet}|{first.Evidence.ArticleId}|{property.Actor}|{property.Property}",
            SummaryTemplate.Of(
                "Only {outlet} has words of {property} beside {name}, in {places:place} ({basis}; low confidence).",
                OutletNames.Argument(collation, "outlet", first.Witness),
                SummaryArgument.Quotations("property", property.Property),
                SummaryArgument.Quotations("name", first.Name),
                SummaryArgument.Count("places", target.Length),
                SummaryArgument.Text(
                    "basis",
                    sense.Properties?.Know("F3", property.Property) is true ? "word list and encoder agree" : "word lists"
                )
            ),
            [.. target.Take(5).Select(found => found.Evidence)]
        )
        {
            Certainty = FrameWeight.Certainty,
            Size = FrameWeight.Size,
            Prominence = 0,
            Support = 0,
        };
    }

    /// <param name="Text">Of the sentence.</param>
    private sealed record Case(int Witness, TargetProperty Property, string Name, string Text, Evidence Evidence);

    private static IEnumerable<Case> Cases(Collation collation, int w) =>
        from found in collation.Witnesses[w].Text.Derived.Of(collation.Witnesses[w].Text, static text => new Found([.. Read(text)])).All
        let text = collation.Witnesses[w].Text
        select new Case(
            w,
            found.Property,
            found.Property.Name.Of(text.Body),
            text.TextOf(text.Sentences[found.Sentence]),
            EvidenceFactory.Sentence(collation.Witnesses[w], collation.Witnesses[w].Newest, found.Sentence, "reading")
        );

    private sealed record Found(ImmutableArray<(int Sentence, TargetProperty Property)> All);

    private static IEnumerable<(int Sentence, TargetProperty Property)> Read(ArticleText text) =>
        from sentence in text.Sentences
        where sentence is { Field: TextField.Body, Excluded: null }
        from property in TargetProperties.Of(text.Body, sentence.Span)
        select (sentence.Index, property);

    private static bool IsNamedElsewhere(Collation collation, string actor, int witness) =>
        collation.Witnesses.Where((_, w) => w != witness).Any(other => other.Text.Body.Contains(actor, StringComparison.OrdinalIgnoreCase));
}
