using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds articles that carry one wire text, so that their agreement is not taken for independent reports.</summary>
internal sealed class SharedCopyRule : IRule
{
    /// <summary>Pairs of one group that are reported one by one: those of six articles. A larger group is reported as one, for its pairs
    /// grow with the square.</summary>
    private const int MaxPairs = 15;

    public IReadOnlyList<string> Ids => ["R1"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var reported = collation
            .Statements.SelectMany(
                statement => statement.Readings,
                (statement, reading) => (statement.Ordinal, reading.Witness, Unit: reading.Units[0])
            )
            .ToLookup(reading => reading.Witness, reading => (reading.Ordinal, reading.Unit));
        var large = collation
            .Copies.Pairs.GroupBy(pair => collation.Copies.GroupOf(pair.A))
            .Where(group => group.Count() > MaxPairs)
            .ToDictionary(group => group.Key!.Value, group => group.ToArray());
        return (
            from pair in collation.Copies.Pairs
            where !large.ContainsKey(collation.Copies.GroupOf(pair.A)!.Value)
            where collation.Witnesses[pair.A].Outlet != collation.Witnesses[pair.B].Outlet
            let evidence = Longest(
                collation,
                reported[pair.A].Join(reported[pair.B], one => one.Ordinal, other => other.Ordinal, (one, other) => (one.Unit, other.Unit))
            )
            where !evidence.IsEmpty
            select Draft(collation, pair, evidence)
        ).Concat(large.Values.SelectMany(pairs => TellGroup(collation, pairs, reported)));
    }

    /// <summary>One finding for a text that many outlets carry: the longest statement of each that the article most others share copy with
    /// has too.</summary>
    private static IEnumerable<FindingDraft> TellGroup(
        Collation collation,
        (int A, int B, double Share)[] pairs,
        ILookup<int, (int Ordinal, TextUnit Unit)> reported
    )
    {
        var centre = pairs
            .SelectMany(pair => new[] { pair.A, pair.B })
            .CountBy(witness => witness)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key)
            .First()
            .Key;
        var beside = pairs.Where(pair => pair.A == centre || pair.B == centre).ToArray();
        var evidence = beside
            .SelectMany(pair =>
                Longest(
                    collation,
                    reported[centre]
                        .Join(
                            reported[pair.A == centre ? pair.B : pair.A],
                            one => one.Ordinal,
                            other => other.Ordinal,
                            (one, other) => (one.Unit, other.Unit)
                        )
                )
            )
            .Distinct()
            .ToImmutableArray();
        var outlets = evidence.Select(span => span.Outlet).Distinct(StringComparer.Ordinal).ToArray();
        if (outlets.Length < 2)
            yield break;
        yield return new FindingDraft(
            "R1",
            "shared copy",
            $"{collation.Witnesses[collation.Copies.GroupOf(centre)!.Value].Key}|group",
            SummaryTemplate.Of(
                "{outlets} share copied text: at least {share} of the shorter one’s five-word runs stand in {centre}. "
                    + "Their statements count once.",
                OutletNames.Argument(collation, "outlets", evidence),
                SummaryArgument.Text("share", Prose.Percent(beside.Min(pair => pair.Share))),
                OutletNames.Argument(collation, "centre", centre)
            ),
            evidence
        )
        {
            Score = beside.Max(pair => pair.Share),
            Threshold = SharedCopy.MinShare,
            Certainty = 1,
            Size = beside.Max(pair => pair.Share),
            Prominence = 0.5,
            Support = Math.Min(1, (double)(beside.Length + 1) / collation.Witnesses.Length),
        };
    }

    private static FindingDraft Draft(Collation collation, (int A, int B, double Share) pair, ImmutableArray<Evidence> evidence) =>
        new(
            "R1",
            "shared copy",
            $"{collation.Witnesses[pair.A].Key}|{collation.Witnesses[pair.B].Key}",
            SummaryTemplate.Of(
                "{outlets} share copied text: {share} of the shorter one’s five-word runs stand in the other. Their statements count once.",
                OutletNames.Argument(collation, "outlets", pair.A, pair.B),
                SummaryArgument.Text("share", Prose.Percent(pair.Share))
            ),
            evidence
        )
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
        reported
            .OrderByDescending(pair => pair.One.Span.Length)
            .ThenBy(pair => pair.One.Sentence)
            .Where(pair => SharedCopy.NearlySame(pair.One.KeyWords, pair.Other.KeyWords))
            .Select(pair =>
                ImmutableArray.Create(EvidenceFactory.Of(collation, pair.One, "copy"), EvidenceFactory.Of(collation, pair.Other, "copy"))
            )
            .FirstOrDefault([]);
}
