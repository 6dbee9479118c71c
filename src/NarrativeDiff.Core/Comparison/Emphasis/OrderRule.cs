using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>Finds articles that report the shared statements in another order than the others.</summary>
/// <remarks>Kendall's tau-b between an article's order and the median places of the other carriers; headlines are left out, they repeat the
/// body.</remarks>
internal sealed class OrderRule : IRule
{
    /// <summary>Fewer shared statements are in some order by chance: at six, tau of 0 or less comes up by chance in half of all orders, but
    /// an editor's two articles of one event have .5 and more.</summary>
    private const int MinShared = 6;

    private const double TauUpTo = 0.1;

    private const int MaxShown = 3;

    public IReadOnlyList<string> Ids => ["E4"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var shared = collation.Statements.Where(statement => statement.IndependentCarriers >= 2).Select(Places).ToArray();
        // With two articles the one's order against the other's is the other's against the one's.
        var reported = collation.Witnesses.Length == 2 ? 1 : collation.Witnesses.Length;
        return Enumerable.Range(0, reported).Select(w => Find(collation, w, shared)).OfType<FindingDraft>();
    }

    private sealed record Row(Statement Statement, ImmutableArray<TextUnit> First);

    /// <param name="Mine">Place in this article, 0–1.</param>
    /// <param name="Others">Median place in the others.</param>
    private sealed record Shared(Row Row, double Mine, double Others)
    {
        public int MyRank { get; init; }

        public int TheirRank { get; init; }
    }

    /// <summary>Each carrier's first body unit.</summary>
    private static Row Places(Statement statement) =>
        new(
            statement,
            [
                .. statement
                    .CarriedReadings.Select(reading => reading.Units.FirstOrDefault(unit => unit.Field == TextField.Body))
                    .OfType<TextUnit>(),
            ]
        );

    private static FindingDraft? Find(Collation collation, int witness, Row[] rows)
    {
        var outlet = collation.Witnesses[witness].Outlet;
        var shared = (
            from row in rows
            let mine = row.First.FirstOrDefault(unit => unit.Witness == witness)
            where mine is not null
            let others = row.First.Where(unit => collation.WitnessOf(unit).Outlet != outlet).Select(unit => unit.Position).ToArray()
            where others.Length > 0
            select new Shared(row, mine.Position, Median.Of(others))
        ).ToArray();
        if (shared.Length < MinShared)
            return null;
        var tau = KendallTau.Of([.. shared.Select(one => (one.Mine, one.Others))]);
        return tau <= TauUpTo ? Draft(collation, witness, Ranked(shared), tau) : null;
    }

    private static Shared[] Ranked(Shared[] shared)
    {
        var mine = shared.OrderBy(one => one.Mine).ThenBy(one => one.Row.Statement.Ordinal).ToList();
        var theirs = shared.OrderBy(one => one.Others).ThenBy(one => one.Row.Statement.Ordinal).ToList();
        return [.. shared.Select(one => one with { MyRank = mine.IndexOf(one) + 1, TheirRank = theirs.IndexOf(one) + 1 })];
    }

    private static FindingDraft Draft(Collation collation, int witness, Shared[] shared, double tau)
    {
        var article = collation.Witnesses[witness];
        var moved = shared
            .OrderByDescending(one => Math.Abs(one.MyRank - one.TheirRank))
            .ThenBy(one => one.MyRank)
            .Take(MaxShown)
            .ToArray();
        var first = moved[0];
        var statement = first.Row.Statement;
        return new FindingDraft(
            "E4",
            "order inversion",
            $"{article.Key}",
            SummaryTemplate.Of(
                "{outlet} reports {shared:shared statement} in another order than the other outlets: "
                    + "{words} comes at place {mine}, in the others at place {theirs}.",
                OutletNames.Argument(collation, "outlet", witness),
                SummaryArgument.Count("shared", shared.Length),
                SummaryArgument.Quotations("words", Prose.Unstopped(collation.WordsOf(statement.Representative))),
                SummaryArgument.Count("mine", first.MyRank),
                SummaryArgument.Count("theirs", first.TheirRank)
            ),
            [.. moved.SelectMany(one => Shown(one, witness)).Select(unit => EvidenceFactory.Of(collation, unit, "reading"))]
        )
        {
            Statement = statement,
            Outlets = [article.Outlet],
            Score = tau,
            Threshold = TauUpTo,
            Certainty = 0.5,
            Size = Math.Min(1, (TauUpTo - tau + 0.3) / 1.4),
            Prominence = 0.5,
            Support = (double)shared.Length / Math.Max(1, collation.Statements.Count(one => one.IndependentCarriers >= 2)),
        };
    }

    private static IEnumerable<TextUnit> Shown(Shared one, int witness) =>
        one.Row.First.Where(unit => unit.Witness == witness).Concat(one.Row.First.Where(unit => unit.Witness != witness).Take(1));
}
