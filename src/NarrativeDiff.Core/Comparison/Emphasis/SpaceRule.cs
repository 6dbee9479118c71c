using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>Finds statements that take up a far larger share of one article's words than of the others'.</summary>
/// <remarks>Shares of the body's words; per actor the same is reported by mentions (O7). Sentences of the row that are not surely about the
/// statement are not counted.</remarks>
internal sealed class SpaceRule : IRule
{
    /// <summary>Times the median of the others, and points of a hundred, that a share must exceed it by: ten words of a short article are
    /// no emphasis.</summary>
    private const double MinTimes = 2;

    private const double MinPoints = 0.10;

    /// <summary>Of fewer others there is no middle.</summary>
    private const int MinOthers = 2;

    /// <summary>Words of a body in which a share says something.</summary>
    private const int MinWords = 60;

    private const int MaxShown = 3;

    public IReadOnlyList<string> Ids => ["E3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var words = collation
            .Witnesses.Select(witness =>
                witness
                    .Text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null })
                    .Sum(sentence => WordRun.Count(witness.Text.TextOf(sentence)))
            )
            .ToArray();
        return from statement in collation.Statements
            where statement.IndependentCarriers > MinOthers
            let spaces = statement
                .CarriedReadings.Where(reading => words[reading.Witness] >= MinWords)
                .Select(reading => Space.OfUnits(collation, Sure(collation, statement, reading), words[reading.Witness]))
                .OfType<Space>()
                .ToArray()
            from space in spaces
            let others = spaces.Where(other => other.Outlet != space.Outlet).ToArray()
            where others.Length >= MinOthers
            let median = Median.Of(others.Select(other => other.Share))
            where space.Share >= MinTimes * median && space.Share - median >= MinPoints
            select Draft(collation, statement, space, others, median);
    }

    /// <param name="Words">Words given to the statement.</param>
    /// <param name="Of">Words of the whole body.</param>
    private sealed record Space(string Outlet, ImmutableArray<TextUnit> Units, int Words, int Of)
    {
        public double Share => (double)Words / Of;

        public static Space? OfUnits(Collation collation, ImmutableArray<TextUnit> units, int all) =>
            units.IsEmpty
                ? null
                : new Space(collation.WitnessOf(units[0]).Outlet, units, units.Sum(unit => WordRun.Count(collation.WordsOf(unit))), all);
    }

    private static ImmutableArray<TextUnit> Sure(Collation collation, Statement statement, Reading reading) =>
        [
            .. reading.Units.Where(unit =>
                unit.Field == TextField.Body && (unit == statement.Representative || collation.AreSame(unit, statement.Representative))
            ),
        ];

    private static FindingDraft Draft(Collation collation, Statement statement, Space space, Space[] others, double median)
    {
        var label = collation.WordsOf(statement.Representative);
        return new FindingDraft(
            "E3",
            "more space",
            $"{collation.WitnessOf(space.Units[0]).Key}|{label}",
            SummaryTemplate.Of(
                "{outlet} gives {share} of its words ({words} of {all}) to {statement}; the other outlets typically give it {median}.",
                OutletNames.Argument(collation, "outlet", space.Units[0].Witness),
                SummaryArgument.Text("share", Prose.Percent(space.Share)),
                SummaryArgument.Count("words", space.Words),
                SummaryArgument.Count("all", space.Of),
                SummaryArgument.Quotations("statement", Prose.Unstopped(label)),
                SummaryArgument.Text("median", Prose.Percent(median))
            ),
            [
                .. space
                    .Units.Take(MaxShown)
                    .Concat(others.OrderBy(other => Math.Abs(other.Share - median)).Take(2).SelectMany(other => other.Units.Take(1)))
                    .Select(unit => EvidenceFactory.Of(collation, unit, "reading")),
            ]
        )
        {
            Statement = statement,
            Outlets = [space.Outlet],
            Score = space.Share,
            Threshold = Math.Max(MinTimes * median, median + MinPoints),
            Certainty = 0.35,
            Size = Math.Min(1, space.Share - median),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
