using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds the sentences that only one outlet has, after copies of one wire text are counted once.</summary>
/// <remarks>Of a sentence with a clause that others tell too the rest is mostly how it is told: a lone clause is not called unique.</remarks>
internal sealed class UniqueStatementRule : IRule
{
    /// <summary>A shorter sentence says too little to be told as something only one outlet reports.</summary>
    private const int MinTerms = 6;

    /// <summary>That nobody else has it in any other words is never sure.</summary>
    private const double MostCertainty = 0.8;

    public IReadOnlyList<string> Ids => ["O6"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Witnesses.Length > 2 ? Find(collation, StatementWords.Of(collation)) : [];

    private static IEnumerable<FindingDraft> Find(Collation collation, StatementWords words)
    {
        var told = collation.Statements.Where(statement => !IsUnique(collation, words, statement))
            .SelectMany(statement => statement.Readings).SelectMany(reading => reading.Units).Select(Place).ToHashSet();
        return
            from statement in collation.Statements
            where statement.Representative.Field == TextField.Body && !Segmenter.IsFragment(statement.Representative.Text) && !told.Contains(Place(statement.Representative))
            group statement by Place(statement.Representative) into sentence
            where sentence.Sum(statement => statement.Representative.Terms.Length) >= MinTerms
            select Tell(collation, [.. sentence.OrderBy(statement => statement.Ordinal)]);
    }

    private static (int Witness, int Sentence) Place(Unit unit) => (unit.Witness, unit.Sentence);

    private static bool IsUnique(Collation collation, StatementWords words, Statement statement) => statement.IndependentCarriers == 1
        && statement.Cells.All(cell => cell.IsCarried || cell.State is CoverageState.NotMatched or CoverageState.NotYet && !words.Has(cell.Witness, statement.Representative));

    /// <param name="clauses">The statements that one sentence makes.</param>
    private static FindingDraft Tell(Collation collation, ImmutableArray<Statement> clauses)
    {
        var statement = clauses.MaxBy(clause => clause.Representative.TermWeight)!;
        var witness = collation.WitnessOf(statement.Representative);
        var outlets = clauses.SelectMany(clause => clause.CarriedReadings).Select(reading => collation.Witnesses[reading.Witness].Outlet).Distinct(StringComparer.Ordinal).ToArray();
        var copies = outlets.Length > 1 ? " (one shared copy)" : "";
        var sentence = Spans.Sentence(witness, witness.Newest, statement.Representative.Sentence, "carrier");
        return new FindingDraft("O6", "unique statement", $"{witness.Key}|{sentence.Exact}",
            $"Only in {Prose.List(outlets)}{copies} among {collation.Witnesses.Length} articles: {Prose.Quote(sentence.Exact)}",
            [sentence, .. statement.CarriedReadings.SelectMany(reading => reading.Units).Where(unit => Place(unit) != Place(statement.Representative)).Take(3).Select(unit => Spans.Of(collation, unit, "carrier"))])
        {
            Statement = statement,
            Certainty = MostCertainty - clauses.SelectMany(clause => clause.Cells).Where(cell => cell.IsAbsent).Select(cell => cell.Score).DefaultIfEmpty().Max(),
            Size = 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
