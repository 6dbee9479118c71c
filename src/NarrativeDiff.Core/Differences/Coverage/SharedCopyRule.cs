using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds articles that carry one wire text, so that their agreement is not taken for independent reports.</summary>
internal sealed class SharedCopyRule : IRule
{
    public IReadOnlyList<string> Ids => ["R1"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from pair in collation.Copies.Pairs
        where collation.Witnesses[pair.A].Outlet != collation.Witnesses[pair.B].Outlet
        let evidence = Longest(collation, pair.A, pair.B)
        where !evidence.IsEmpty
        select new FindingDraft("R1", "shared copy", $"{collation.Witnesses[pair.A].Key}|{collation.Witnesses[pair.B].Key}",
            $"{collation.Witnesses[pair.A].Outlet} and {collation.Witnesses[pair.B].Outlet} share copy: {Prose.Percent(pair.Share)} of the shorter text's five-word runs are in the other; such statements count once as independent.",
            evidence)
        {
            Score = pair.Share,
            Threshold = SharedCopy.ShareFrom,
            Certainty = 1,
            Size = pair.Share,
            Prominence = 0.5,
            Support = 2.0 / collation.Witnesses.Length,
        };

    /// <summary>The longest statement that both have in nearly the same words, from each.</summary>
    private static ImmutableArray<Evidence> Longest(Collation collation, int a, int b) =>
        collation.Statements
            .Select(statement => (One: statement.ReadingOf(a)?.Units[0], Other: statement.ReadingOf(b)?.Units[0]))
            .Where(pair => pair is { One: not null, Other: not null })
            .OrderByDescending(pair => pair.One!.Span.Length).ThenBy(pair => pair.One!.Sentence)
            .Where(pair => SharedCopy.NearlySame(pair.One!.KeyWords, pair.Other!.KeyWords))
            .Select(pair => ImmutableArray.Create(Spans.Of(collation, pair.One!, "copy"), Spans.Of(collation, pair.Other!, "copy")))
            .FirstOrDefault([]);
}
