using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds what a witness leaves out though at least two independent others tell it.</summary>
/// <remarks>D'Alessio &amp; Allen 2000 (coverage bias); an uncertain cell and one that could not know yet are never told as omissions.</remarks>
internal sealed class OmissionRule : IRule
{
    public const int MinIndependentCarriers = 2;

    /// <summary>"He tweeted", "It's absurd": content words a statement must have to be missed.</summary>
    private const int MinTerms = 4;

    public IReadOnlyList<string> Ids => ["O1"];

    /// <summary>Articles that lack a statement are told one by one up to so many, and together beyond: a large story has many articles that pass over each detail.</summary>
    private const int ToldOneByOne = 4;

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var words = StatementWords.Of(collation);
        var missed = collation.Statements
            .Where(statement => statement.IndependentCarriers >= MinIndependentCarriers && statement.Representative.Terms.Length >= MinTerms && IsSure(collation, statement))
            .Select(statement => new Missed(statement, Telling(collation, statement), Absent(collation, words, statement))).ToArray();
        var clauses = new Lazy<SentenceClauses>(() => new SentenceClauses(collation, missed)); // few stories miss a remnant
        foreach (var (statement, telling, lacking) in missed)
        {
            var absent = telling is null ? lacking.Where(cell => clauses.Value.LacksWhole(statement, cell.Witness)).ToArray() : lacking;
            if (absent.Length > ToldOneByOne)
                yield return Together(collation, statement, telling, absent);
            else
                foreach (var cell in absent)
                    yield return Tell(collation, statement, telling, cell);
        }
    }

    /// <param name="Telling">The words it is told in; null: no carrier has it but as the remnant of a sentence.</param>
    /// <param name="Absent">Where it is missed.</param>
    private sealed record Missed(Statement Statement, Unit? Telling, Cell[] Absent);

    /// <summary>The label, or where that hangs on its neighbour ("with the mayor telling reporters …") a carrier that does not.</summary>
    private static Unit? Telling(Collation collation, Statement statement) =>
        CoverageEvidence.Carriers(collation, statement).Prepend(statement.Representative).FirstOrDefault(unit => !IsRemnant(unit));

    private static bool IsRemnant(Unit unit) => !unit.IsWhole && Segmenter.IsRemnant(unit.Text);

    private static Cell[] Absent(Collation collation, StatementWords words, Statement statement)
    {
        // What an outlet tells in one of its articles it does not leave out in another.
        var telling = statement.CarriedReadings.Select(reading => collation.Witnesses[reading.Witness].Outlet).ToHashSet(StringComparer.Ordinal);
        return [.. statement.Cells.Where(cell => cell.State == CoverageState.NotMatched && !telling.Contains(collation.Witnesses[cell.Witness].Outlet) && !words.Has(cell.Witness, statement.Representative) && !Briefs.MayTell(collation, statement, cell))];
    }

    /// <summary>Which statements the clauses of one sentence make.</summary>
    private sealed class SentenceClauses(Collation collation, Missed[] missed)
    {
        private readonly ILookup<(int, int), Statement> inSentence = collation.Statements.SelectMany(statement => statement.Readings.SelectMany(reading => reading.Units), (statement, unit) => (statement, unit))
            .Where(place => !IsRemnant(place.unit)).ToLookup(place => (place.unit.Witness, place.unit.Sentence), place => place.statement);

        private readonly HashSet<(string, int)> told = [.. missed.Where(one => one.Telling is not null).SelectMany(one => one.Absent, (one, cell) => (one.Statement.Id, cell.Witness))];

        /// <summary>The article has no other clause of the sentence either, and none of them is told already.</summary>
        public bool LacksWhole(Statement remnant, int witness) => remnant.CarriedReadings.SelectMany(reading => reading.Units).SelectMany(unit => inSentence[(unit.Witness, unit.Sentence)])
            .All(clause => clause.Cells.Any(cell => cell.Witness == witness && cell.State == CoverageState.NotMatched) && !told.Contains((clause.Id, witness)));
    }

    /// <summary>At least two independent carriers surely tell the same, and with them at least half of those that the coverage table counts.</summary>
    private static bool IsSure(Collation collation, Statement statement)
    {
        var sure = CoverageEvidence.Carriers(collation, statement).ToArray();
        return 2 * sure.Length >= statement.Carriers && CoverageEvidence.Independent(collation, sure) >= MinIndependentCarriers;
    }

    private static FindingDraft Together(Collation collation, Statement statement, Unit? telling, Cell[] absent)
    {
        var one = Tell(collation, statement, telling, absent.MinBy(cell => cell.Score)!);
        return one with
        {
            Key = $"several|{collation.WordsOf(statement.Representative)}",
            Pattern = $"several|{SentenceOf(collation, statement)}",
            Summary = $"Not matched in {absent.Length} of {collation.Witnesses.Length} articles (highest score {Prose.Score(absent.Max(cell => cell.Score))}, threshold {Prose.Score(collation.Options.NotMatched)}); carried by {CoverageEvidence.Named(collation, statement)}: {Prose.Quote(WordsOf(collation, statement, telling))}",
            Outlets = [.. absent.Select(cell => collation.Witnesses[cell.Witness].Outlet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Score = absent.Max(cell => cell.Score),
            Evidence = [.. one.Evidence.Where(span => span.Role == "carrier"), .. absent.Where(cell => cell.Nearest is not null).Take(ToldOneByOne).Select(cell => Spans.Of(collation, cell.Nearest!, "nearest"))],
        };
    }

    private static FindingDraft Tell(Collation collation, Statement statement, Unit? telling, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var nearest = cell.Nearest is null ? "no sentence to compare" : $"nearest sentence scored {Prose.Score(cell.Score)}, threshold {Prose.Score(collation.Options.NotMatched)}";
        return new FindingDraft("O1", "statement omission", $"{witness.Key}|{collation.WordsOf(statement.Representative)}",
            $"Not matched in {witness.Outlet} by {Prose.Time(witness.Newest.PublishedAt)} ({nearest}); carried by {CoverageEvidence.Named(collation, statement)}: {Prose.Quote(WordsOf(collation, statement, telling))}",
            telling is not null ? CoverageEvidence.Of(collation, statement, cell) : [.. CoverageEvidence.Of(collation, statement, cell).Select(span => span.Role == "carrier" ? Whole(collation, span) : span)])
        {
            Statement = statement,
            Pattern = $"{witness.Key}|{SentenceOf(collation, statement)}",
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Threshold = collation.Options.NotMatched,
            Certainty = 1 - cell.Score / collation.Options.NotMatched * 0.5,
            Size = (double)statement.Carriers / (statement.Carriers + statement.Cells.Count(other => other.IsAbsent)),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    /// <summary>A remnant is told as the sentence it belongs to.</summary>
    private static string WordsOf(Collation collation, Statement statement, Unit? telling) => telling is null ? SentenceOf(collation, statement) : collation.WordsOf(telling);

    private static Evidence Whole(Collation collation, Evidence span)
    {
        var witness = collation.Witnesses.First(witness => (witness.Outlet, witness.Key.ArticleId) == (span.Outlet, span.ArticleId));
        return Spans.Sentence(witness, witness.Newest, span.Sentence, span.Role);
    }

    /// <summary>Clauses of one sentence that an article lacks are one omission.</summary>
    private static string SentenceOf(Collation collation, Statement statement)
    {
        var text = collation.WitnessOf(statement.Representative).Text;
        return text.TextOf(text.Sentences[statement.Representative.Sentence]);
    }
}
