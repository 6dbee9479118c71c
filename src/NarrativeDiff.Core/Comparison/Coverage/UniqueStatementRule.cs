using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds the sentences that only one outlet has, after copies of one wire text are counted once.</summary>
/// <remarks>Of a sentence with a clause that others tell too the rest is mostly how it is told: a lone clause is not called unique.</remarks>
internal sealed class UniqueStatementRule : IRule
{
    /// <summary>A shorter sentence says too little to be told as something only one outlet reports.</summary>
    private const int MinTerms = 6;

    /// <summary>That nobody else has it in any other words is never sure.</summary>
    private const double MaxCertainty = 0.8;

    /// <summary>Cosine of a sentence of another article from which it may tell the same in other words.</summary>
    private const double MaxNearestScore = 0.62;

    public IReadOnlyList<string> Ids => ["O6"];

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Witnesses.Length > 2 ? Find(collation, StatementWords.Of(collation)) : [];

    private static IEnumerable<FindingDraft> Find(Collation collation, StatementWords words)
    {
        var reported = collation.Statements.Where(statement => !IsUnique(collation, words, statement))
            .SelectMany(statement => statement.Readings).SelectMany(reading => reading.Units).Select(Place).ToHashSet();
        return
            from statement in collation.Statements
            where statement.Representative.Field == TextField.Body && !Segmenter.IsFragment(statement.Representative.Text) && !reported.Contains(Place(statement.Representative))
            group statement by Place(statement.Representative) into sentence
            where sentence.Sum(statement => statement.Representative.Terms.Length) >= MinTerms
            let nearest = sentence.SelectMany(statement => statement.Cells, Similarity).Max()
            where nearest < MaxNearestScore && sentence.Any(statement => OthersLack(collation, statement))
            select Draft(collation, [.. sentence.OrderBy(statement => statement.Ordinal)], nearest);
    }

    private static (int Witness, int Sentence) Place(TextUnit unit) => (unit.Witness, unit.Sentence);

    private static bool IsUnique(Collation collation, StatementWords words, Statement statement) => statement.IndependentCarriers == 1
        && statement.Cells.All(cell => cell.IsCarried || cell.State is CoverageState.NotMatched or CoverageState.NotYet && !words.Has(cell.Witness, statement.Representative));

    /// <summary>An outlet of none of the carriers lacks it: where all articles are one copy or of one outlet, nobody does.</summary>
    private static bool OthersLack(Collation collation, Statement statement)
    {
        var carriers = statement.Cells.Where(cell => cell.IsCarried).Select(cell => collation.Witnesses[cell.Witness].Outlet).ToHashSet(StringComparer.Ordinal);
        return statement.Cells.Any(cell => !cell.IsCarried && !carriers.Contains(collation.Witnesses[cell.Witness].Outlet));
    }

    /// <summary>Cosine of a statement and what comes nearest to it in an article that lacks it.</summary>
    private static double Similarity(Statement statement, Cell cell) =>
        cell is { IsAbsent: true, Nearest: { } nearest } ? PairFeatures.Cosine(statement.Representative, nearest) : 0;

    /// <param name="clauses">The statements that one sentence makes.</param>
    /// <param name="nearest">How like it the likest sentence of an article is that lacks it, 0–1.</param>
    private static FindingDraft Draft(Collation collation, ImmutableArray<Statement> clauses, double nearest)
    {
        var statement = clauses.MaxBy(clause => clause.Representative.TermWeight)!;
        var witness = collation.WitnessOf(statement.Representative);
        var outlets = clauses.SelectMany(clause => clause.CarriedReadings).Select(reading => collation.Witnesses[reading.Witness].Outlet).Distinct(StringComparer.Ordinal).ToArray();
        var copies = outlets.Length > 1 ? " (one shared copy)" : "";
        var sentence = EvidenceFactory.Sentence(witness, witness.Newest, statement.Representative.Sentence, "carrier");
        return new FindingDraft("O6", "unique statement", $"{witness.Key}|{sentence.Exact}",
            $"Only in {Prose.List(outlets)}{copies} among {collation.Witnesses.Length} articles: {Prose.Quote(sentence.Exact)}",
            [sentence, .. statement.CarriedReadings.SelectMany(reading => reading.Units).Where(unit => Place(unit) != Place(statement.Representative) && collation.ReportSame(unit, statement.Representative)).Take(3).Select(unit => EvidenceFactory.Of(collation, unit, "carrier"))])
        {
            Statement = statement,
            Certainty = MaxCertainty * (1 - Math.Max(0, nearest)),
            Size = 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
