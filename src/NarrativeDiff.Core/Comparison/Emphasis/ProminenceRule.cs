using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>Finds statements that one outlet sets far higher or far lower than the others do.</summary>
internal sealed class ProminenceRule : IRule
{
    /// <summary>Steps from the others' median: a headline against the second quarter, a lead against the third.</summary>
    private const double MinSteps = 3;

    /// <summary>Of fewer others there is no middle.</summary>
    private const int MinOthers = 2;

    private const int MaxShown = 3;

    private const double MinSure = 0.95;

    public IReadOnlyList<string> Ids => ["E1"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        where statement.IndependentCarriers > MinOthers
        let places = statement
            .CarriedReadings.Where(reading => IsSure(collation, statement, reading))
            .Select(reading => Place.Of(collation, reading))
            .OfType<Place>()
            .ToArray()
        where places.Length > MinOthers
        from outlier in places.Select(place => Outlier.Of(collation, place, places)).OfType<Outlier>().GroupBy(outlier => outlier.Steps < 0)
        select Draft(collation, statement, [.. outlier], places);

    /// <summary>A reading lined up loosely says little about where the statement stands.</summary>
    private static bool IsSure(Collation collation, Statement statement, Reading reading) =>
        reading.Units.Any(unit =>
            unit == statement.Representative
            || collation.AreSame(unit, statement.Representative) && collation.Scores.Score(unit, statement.Representative) >= MinSure
        );

    private sealed record Outlier(Place Place, double Median, double Steps)
    {
        public static Outlier? Of(Collation collation, Place place, Place[] all)
        {
            // Articles of the same outlet are no others.
            var others = all.Where(other => collation.WitnessOf(other.Unit).Outlet != collation.WitnessOf(place.Unit).Outlet)
                .Select(other => (double)other.Level)
                .ToArray();
            if (others.Length < MinOthers)
                return null;
            var median = Comparison.Emphasis.Median.Of(others);
            return Math.Abs(place.Level - median) >= MinSteps ? new Outlier(place, median, place.Level - median) : null;
        }
    }

    /// <summary>"anvil has it in the headline and beacon in the lead": outlets by the place they give it.</summary>
    private static SummaryTemplate Summary(Collation collation, Outlier[] outliers, string words, string median)
    {
        var levels = outliers.GroupBy(outlier => outlier.Place.Level).OrderBy(level => level.Key).ToArray();
        var given = string.Join(" and ", levels.Select((_, i) => $"{{outlets{i}}} {{place{i}}}"));
        var pattern = given.Replace("{outlets0} ", "{outlets0} {outlets0?reports|report} {words} ", StringComparison.Ordinal);
        return new SummaryTemplate(
            pattern + ", the other outlets {median}.",
            [
                SummaryArgument.Quotations("words", Prose.Unstopped(words)),
                SummaryArgument.Text("median", median),
                .. levels.Select(
                    (level, i) => OutletNames.Argument(collation, $"outlets{i}", level.Select(outlier => outlier.Place.Unit.Witness))
                ),
                .. levels.Select((level, i) => SummaryArgument.Text($"place{i}", Place.Name(level.Key))),
            ]
        );
    }

    private static FindingDraft Draft(Collation collation, Statement statement, Outlier[] outliers, Place[] places)
    {
        var first = outliers.MaxBy(outlier => Math.Abs(outlier.Steps))!;
        var kind = first.Steps < 0 ? "placed higher" : "placed lower";
        var words = collation.WordsOf(statement.Representative);
        var others = places
            .Except(outliers.Select(outlier => outlier.Place))
            .OrderBy(place => Math.Abs(place.Level - first.Median))
            .Take(MaxShown);
        return new FindingDraft(
            "E1",
            kind,
            $"{string.Join('|', outliers.Select(outlier => collation.WitnessOf(outlier.Place.Unit).Key))}|{words}",
            Summary(collation, outliers, words, Place.Name(first.Median)),
            [
                .. outliers
                    .Select(outlier => outlier.Place)
                    .Concat(others)
                    .Select(place => EvidenceFactory.Of(collation, place.Unit, "reading")),
            ]
        )
        {
            Statement = statement,
            Outlets =
            [
                .. outliers
                    .Select(outlier => collation.WitnessOf(outlier.Place.Unit).Outlet)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            Score = Math.Abs(first.Steps),
            Threshold = MinSteps,
            Certainty = 0.35,
            Size = Math.Abs(first.Steps) / 5,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
