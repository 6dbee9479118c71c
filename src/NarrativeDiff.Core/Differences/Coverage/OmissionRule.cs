using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

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
        foreach (var statement in collation.Statements.Where(statement => statement.IndependentCarriers >= MinIndependentCarriers && statement.Representative.Terms.Length >= MinTerms
            && IsSure(collation, statement)))
        {
            // What an outlet tells in one of its articles it does not leave out in another.
            var telling = statement.CarriedReadings.Select(reading => collation.Witnesses[reading.Witness].Outlet).ToHashSet(StringComparer.Ordinal);
            var absent = statement.Cells.Where(cell => cell.State == CoverageState.NotMatched && !telling.Contains(collation.Witnesses[cell.Witness].Outlet) && !words.Has(cell.Witness, statement.Representative) && !Briefs.MayTell(collation, statement, cell)).ToArray();
            if (absent.Length > ToldOneByOne)
                yield return Together(collation, statement, absent);
            else
                foreach (var cell in absent)
                    yield return Tell(collation, statement, cell);
        }
    }

    /// <summary>At least two independent carriers surely tell the same, and with them at least half of those that the coverage table counts.</summary>
    private static bool IsSure(Collation collation, Statement statement)
    {
        var sure = CoverageEvidence.Carriers(collation, statement).ToArray();
        return 2 * sure.Length >= statement.Carriers && CoverageEvidence.Independent(collation, sure) >= MinIndependentCarriers;
    }

    private static FindingDraft Together(Collation collation, Statement statement, Cell[] absent)
    {
        var one = Tell(collation, statement, absent.MinBy(cell => cell.Score)!);
        return one with
        {
            Key = $"several|{collation.WordsOf(statement.Representative)}",
            Pattern = $"several|{SentenceOf(collation, statement)}",
            Summary = $"Not matched in {absent.Length} of {collation.Witnesses.Length} articles (highest score {Prose.Score(absent.Max(cell => cell.Score))}, threshold {Prose.Score(collation.Options.NotMatched)}); carried by {statement.Carriers}: {Prose.Quote(collation.WordsOf(statement.Representative))}",
            Outlets = [.. absent.Select(cell => collation.Witnesses[cell.Witness].Outlet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Score = absent.Max(cell => cell.Score),
            Evidence = [.. one.Evidence.Where(span => span.Role == "carrier"), .. absent.Where(cell => cell.Nearest is not null).Take(ToldOneByOne).Select(cell => Spans.Of(collation, cell.Nearest!, "nearest"))],
        };
    }

    private static FindingDraft Tell(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var nearest = cell.Nearest is null ? "no sentence to compare" : $"nearest sentence scored {Prose.Score(cell.Score)}, threshold {Prose.Score(collation.Options.NotMatched)}";
        return new FindingDraft("O1", "statement omission", $"{witness.Key}|{collation.WordsOf(statement.Representative)}",
            $"Not matched in {witness.Outlet} by {Prose.Time(witness.Newest.PublishedAt)} ({nearest}); carried by {CoverageEvidence.Named(collation, statement)}: {Prose.Quote(collation.WordsOf(statement.Representative))}",
            CoverageEvidence.Of(collation, statement, cell))
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

    /// <summary>Clauses of one sentence that an article lacks are one omission.</summary>
    private static string SentenceOf(Collation collation, Statement statement)
    {
        var text = collation.WitnessOf(statement.Representative).Text;
        return text.TextOf(text.Sentences[statement.Representative.Sentence]);
    }
}
