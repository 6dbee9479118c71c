using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds articles that carry one wire text, so that their agreement is not taken for independent reports.</summary>
internal sealed class SharedCopyRule : IRule
{
    public IReadOnlyList<string> Ids => ["R1"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var reported = collation.Statements.SelectMany(statement => statement.Readings, (statement, reading) => (statement.Ordinal, reading.Witness, Unit: reading.Units[0]))
            .ToLookup(reading => reading.Witness, reading => (reading.Ordinal, reading.Unit));
        return
            from pair in collation.Copies.Pairs
            where collation.Witnesses[pair.A].Outlet != collation.Witnesses[pair.B].Outlet
            let evidence = Longest(collation, reported[pair.A].Join(reported[pair.B], one => one.Ordinal, other => other.Ordinal, (one, other) => (one.Unit, other.Unit)))
            where !evidence.IsEmpty
            select Draft(collation, pair, evidence);
    }

    private static FindingDraft Draft(Collation collation, (int A, int B, double Share) pair, ImmutableArray<Evidence> evidence) =>
        new("R1", "shared copy", $"{collation.Witnesses[pair.A].Key}|{collation.Witnesses[pair.B].Key}",
            $"{collation.Witnesses[pair.A].Outlet} and {collation.Witnesses[pair.B].Outlet} share copy: {Prose.Percent(pair.Share)} of the shorter text's five-word runs are in the other; such statements count once as independent.",
            evidence)
        {
            Score = pair.Share,
            Threshold = SharedCopy.MinShare,
            Certainty = 1,
            Size = pair.Share,
            Prominence = 0.5,
            Support = 2.0 / collation.Witnesses.Length,
        };

    /// <summary>The longest statement that both have in nearly the same words, from each.</summary>
    /// <param name="reported">What the two give of each statement that both report.</param>
    private static ImmutableArray<Evidence> Longest(Collation collation, IEnumerable<(TextUnit One, TextUnit Other)> reported) =>
        reported.OrderByDescending(pair => pair.One.Span.Length).ThenBy(pair => pair.One.Sentence)
            .Where(pair => SharedCopy.NearlySame(pair.One.KeyWords, pair.Other.KeyWords))
            .Select(pair => ImmutableArray.Create(EvidenceFactory.Of(collation, pair.One, "copy"), EvidenceFactory.Of(collation, pair.Other, "copy")))
            .FirstOrDefault([]);
}
