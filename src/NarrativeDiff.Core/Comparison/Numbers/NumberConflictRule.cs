using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>Finds aligned readings that give different numbers of the same thing.</summary>
/// <remarks>Only quantities of the same unit or counted noun whose ranges do not meet; years, dates and ages are no quantities. Three
/// killed and three injured, or counts for two stated times, are different things.</remarks>
internal sealed class NumberConflictRule : IRule
{
    /// <summary>A count given so much later may have grown meanwhile: it is reported with both times, and as less sure.</summary>
    private const double MayHaveGrownMinutes = 60;

    /// <summary>Of this much certainty a conflict keeps the part that its sentences' words have in common, at least half.</summary>
    /// <remarks>Two of five that led development stories were right; the wrong ones counted other things in other words.</remarks>
    private const double MaxCertainty = 0.8;

    private const double LeastLikeness = 0.5;

    public IReadOnlyList<string> Ids => ["N1"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from counted in CountedPairs.Of(collation, statement, (a, b) => !a.CanBeTrueWith(b))
        let similarity = counted
            .Select(pair => (pair.Left.Unit, pair.Right.Unit))
            .Distinct()
            .Max(pair => WordDiff.Between(collation, pair.Item1, pair.Item2).Similarity)
        select Draft(
            collation,
            statement,
            counted.Key,
            similarity,
            [
                .. counted
                    .SelectMany(pair => new[] { pair.Left, pair.Right })
                    .DistinctBy(count => count.Span)
                    .OrderBy(count => count.StoodAt)
                    .ThenBy(count => count.Span.Outlet, StringComparer.Ordinal),
            ]
        );

    /// <summary>One finding for one thing counted, however many outlets give each number; every value's first witness leads.</summary>
    /// <param name="similarity">Share of words in common of the two sentences that are most alike, 0–1.</param>
    private static FindingDraft Draft(Collation collation, Statement statement, string unit, double similarity, ImmutableArray<Count> all)
    {
        // "Two drones" and "two attack drones" are one number.
        var byValue = all.GroupBy(count => (count.Low, count.High)).ToArray();
        var grown = MayHaveGrown(all);
        var stems = statement.Representative.EventStems.Take(LabelStems);
        var finding = new FindingBuilder(
            collation,
            "N1",
            "number conflict",
            new FindingSubject(
                SubjectType.Fact,
                StableId.Of("fact", $"number|{unit}|{all[0].Outcome}|{string.Join(' ', stems)}"),
                $"number: {unit}"
            )
        );
        foreach (var count in byValue.Select(value => value.First()).Concat(byValue.SelectMany(value => value.Skip(1))))
            finding
                .Take(count.Unit.Witness, FindingStance.Differs, [count.Unit.Sentence], count.Span.Exact)
                .Show(count.Unit.Witness, count.Unit.Sentence, new TextSpan(count.Span.Start, count.Span.Length), "reading");
        var draft = finding.Build(
            SummaryOf(finding, byValue, grown),
            (grown ? 0.5 : MaxCertainty) * Math.Max(LeastLikeness, similarity),
            grown ? 0.6 : 1
        );
        return draft with
        {
            Statement = statement,
            Prominence = Importance.Prominence(statement),
            Support = Math.Max(
                0.5,
                (double)draft.Evidence.Select(span => span.Outlet).Distinct(StringComparer.Ordinal).Count() / statement.Cells.Length
            ),
        };
    }

    private const int LabelStems = 3;

    private static SummaryTemplate SummaryOf(FindingBuilder finding, IGrouping<(double, double), Count>[] byValue, bool grown) =>
        SummaryTemplate.Of(
            $"The outlets give different numbers: {string.Join("; ", byValue.Select((_, i) => $"{{x{i}}} in {{a{i}}}"))}{(grown ? "; the later is the higher, so the count may have grown between" : "")}.",
            [
                .. byValue.SelectMany(
                    (value, i) =>
                        new[]
                        {
                            finding.Outlets($"a{i}", value.Select(count => count.Unit.Witness).Distinct()),
                            SummaryArgument.Quotations($"x{i}", value.First().Span.Exact),
                        }
                ),
            ]
        );

    /// <summary>Higher numbers only where they stood at least an hour after the lower ones: by the day the text gives, else by
    /// publication.</summary>
    private static bool MayHaveGrown(ImmutableArray<Count> inTime) =>
        inTime
            .Zip(inTime.Skip(1))
            .All(pair =>
                pair.First.Low <= pair.Second.Low
                && (
                    pair.First.Low == pair.Second.Low
                    || pair.First.StoodAt.IsKnown() && (pair.Second.StoodAt - pair.First.StoodAt).TotalMinutes >= MayHaveGrownMinutes
                )
            );
}
