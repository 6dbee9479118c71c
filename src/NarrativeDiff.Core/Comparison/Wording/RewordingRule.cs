using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Comparison.Attribution;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Sets the two readings of a statement that share the fewest words beside each other.</summary>
internal sealed class RewordingRule : IRule
{
    /// <summary>Cosine from which a pair is worth showing: the two least alike readings of a statement are the likeliest to be lined up in
    /// error.</summary>
    /// <remarks>At .45 eight of the ten such findings that led ten development stories (ECB+, NewsWCL50) set different things side by
    /// side.</remarks>
    private const float MinSure = 0.65f;

    /// <summary>Of pairs of sentences over .97 more than four in five share most of their events (ECB+ dev).</summary>
    private const double MinScore = 0.97;

    public IReadOnlyList<string> Ids => ["W3"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        where statement.IndependentCarriers >= 2
        let widest = ReadingPairs
            .Of(collation, statement)
            .Where(pair =>
                collation.Scores.Score(pair.Left, pair.Right) >= MinScore
                && PairFeatures.Cosine(pair.Left, pair.Right) >= MinSure
                && !IsCut(pair)
                && Collation.ShareEvents(pair.Left, pair.Right)
                && !AreTwoSpeakers(collation, pair)
            )
            .Select(pair => (Pair: pair, Shared: SharedWeight(pair)))
            .OrderBy(pair => pair.Shared)
            .FirstOrDefault()
        where
            widest.Pair is not null
            && WordDiff.Between(collation, widest.Pair.Left, widest.Pair.Right, SubstitutionRule.MinSimilarity) is null
        select Draft(collation, widest.Pair, widest.Shared);

    /// <summary>Share of the shorter reading's content words from which it is the other cut short, in the same words.</summary>
    private const double MinCut = 0.75;

    private static bool IsCut(ReadingPair pair) =>
        PairFeatures.SharedWeight(pair.Left.Terms, pair.Right.Terms) >= MinCut * Math.Min(pair.Left.TermWeight, pair.Right.TermWeight);

    /// <summary>Two named speakers say two things, however alike.</summary>
    private static bool AreTwoSpeakers(Collation collation, ReadingPair pair) =>
        Speaker(collation, pair.Left) is { } one
        && Speaker(collation, pair.Right) is { } other
        && !one.Intersect(other, StringComparer.Ordinal).Any();

    private static string[]? Speaker(Collation collation, TextUnit unit) =>
        VoicedReading.Of(collation, unit) is { Under.Source: { } source }
        && source.Of(collation.WitnessOf(unit).Text.TextOf(unit.Field)) is var name
        && name.Any(char.IsUpper)
            ? [.. Words.Of(name)]
            : null;

    /// <summary>Weighted share of content words in common, 0–1 (Jaccard).</summary>
    private static double SharedWeight(ReadingPair pair)
    {
        var right = pair.Right.Terms.Select(term => term.Id).ToHashSet();
        var shared = pair.Left.Terms.Where(term => right.Contains(term.Id)).Sum(term => term.Weight);
        return shared / Math.Max(1e-9, pair.Left.TermWeight + pair.Right.TermWeight - shared);
    }

    private static FindingDraft Draft(Collation collation, ReadingPair pair, double shared)
    {
        var (left, right) = (EvidenceFactory.Of(collation, pair.Left, "reading"), EvidenceFactory.Of(collation, pair.Right, "reading"));
        return new FindingDraft(
            "W3",
            "other words for one statement",
            $"{left.Outlet}|{left.Exact}|{right.Outlet}|{right.Exact}",
            SummaryTemplate.Of("{outlets} report one statement in other words.", OutletNames.Argument(collation, "outlets", left, right)),
            [left, right, .. Others(collation, pair)]
        )
        {
            Statement = pair.Statement,
            Score = shared,
            Certainty = 0.5,
            Size = 0.5 * (1 - shared),
            Prominence = Importance.Prominence(pair.Statement),
            Support = Importance.Support(collation, pair.Statement),
        };
    }

    /// <summary>Readings that are surely like both.</summary>
    private static ImmutableArray<Model.Evidence> Others(Collation collation, ReadingPair pair) =>
        [
            .. pair
                .Statement.CarriedReadings.Where(reading => reading.Witness != pair.Left.Witness && reading.Witness != pair.Right.Witness)
                .Select(reading =>
                    reading.Units.FirstOrDefault(unit => IsLike(collation, unit, pair.Left) && IsLike(collation, unit, pair.Right))
                )
                .OfType<TextUnit>()
                .Take(4)
                .Select(unit => EvidenceFactory.Of(collation, unit, "reading")),
        ];

    private static bool IsLike(Collation collation, TextUnit unit, TextUnit other) =>
        collation.ReportSame(unit, other) && PairFeatures.Cosine(unit, other) >= MinSure;
}
