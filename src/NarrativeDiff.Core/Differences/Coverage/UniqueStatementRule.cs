using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds what only one outlet reports, after copies of one wire text are counted once.</summary>
internal sealed class UniqueStatementRule : IRule
{
    /// <summary>A shorter clause alone says too little to be told as something only one outlet reports.</summary>
    private const int MinTerms = 4;

    public IReadOnlyList<string> Ids => ["O6"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Witnesses.Length > 2 ? Find(collation, StatementWords.Of(collation)) : [];

    private static IEnumerable<FindingDraft> Find(Collation collation, StatementWords words) =>
        from statement in collation.Statements
        where !Segmenter.IsFragment(statement.Representative.Text) && statement.IndependentCarriers == 1
        where statement.Cells.All(cell => cell.IsCarried || cell.State is CoverageState.NotMatched or CoverageState.NotYet)
        where statement.Representative.Terms.Length >= MinTerms
        where statement.Cells.All(cell => cell.IsCarried || !words.Has(cell.Witness, statement.Representative))
        select Tell(collation, statement);

    private static FindingDraft Tell(Collation collation, Statement statement)
    {
        var outlets = statement.CarriedReadings.Select(reading => collation.Witnesses[reading.Witness].Outlet).Distinct(StringComparer.Ordinal).ToArray();
        var copies = outlets.Length > 1 ? " (one shared copy)" : "";
        var words = collation.WordsOf(statement.Representative);
        return new FindingDraft("O6", "unique statement", $"{collation.WitnessOf(statement.Representative).Key}|{words}",
            $"Only in {Prose.List(outlets)}{copies} among {collation.Witnesses.Length} articles: {Prose.Quote(words)}",
            [.. statement.CarriedReadings.SelectMany(reading => reading.Units).Take(4).Select(unit => Spans.Of(collation, unit, "carrier"))])
        {
            Statement = statement,
            Certainty = 1 - statement.Cells.Where(cell => cell.IsAbsent).Select(cell => cell.Score).DefaultIfEmpty().Max(),
            Size = 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
