using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds what a witness leaves out though at least two independent others tell it.</summary>
/// <remarks>D'Alessio &amp; Allen 2000 (coverage bias); an uncertain cell and one that could not know yet are never told as omissions.</remarks>
internal sealed class OmissionRule : IRule
{
    public const int MinIndependentCarriers = 2;

    public IReadOnlyList<string> Ids => ["O1"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        where statement.IndependentCarriers >= MinIndependentCarriers
        from cell in statement.Cells
        where cell.State == CoverageState.NotMatched
        select Tell(collation, statement, cell);

    private static FindingDraft Tell(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var carriers = statement.CarriedReadings.Select(reading => collation.Witnesses[reading.Witness].Outlet);
        var nearest = cell.Nearest is null ? "no sentence to compare" : $"nearest sentence scored {Prose.Score(cell.Score)}, threshold {Prose.Score(collation.Options.NotMatched)}";
        return new FindingDraft("O1", "statement omission", $"{witness.Key}|{collation.WordsOf(statement.Representative)}",
            $"Not matched in {witness.Outlet} by {Prose.Time(witness.Newest.PublishedAt)} ({nearest}); carried by {Prose.List(carriers)}: {Prose.Quote(collation.WordsOf(statement.Representative))}",
            CoverageEvidence.Of(collation, statement, cell))
        {
            Statement = statement,
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Threshold = collation.Options.NotMatched,
            Certainty = 1 - cell.Score / collation.Options.NotMatched * 0.5,
            Size = (double)statement.Carriers / (statement.Carriers + statement.Cells.Count(other => other.IsAbsent)),
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
