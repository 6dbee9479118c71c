using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Coverage;

/// <summary>Finds statements that an article dropped, took back in, or carried long after others.</summary>
/// <remarks>Versions of one article: Spangher et al. 2022.</remarks>
internal sealed class TemporalRule : IRule
{
    public IReadOnlyList<string> Ids => ["O2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from cell in statement.Cells
        where cell.State is CoverageState.Dropped or CoverageState.Restored
            || (cell.State == CoverageState.Late && !AtFirst(collation, cell) && statement.IndependentCarriers >= OmissionRule.MinIndependentCarriers)
        select Tell(collation, statement, cell);

    /// <summary>An article that appeared late and carried it at once says nothing about the outlet's choice.</summary>
    private static bool AtFirst(Collation collation, Cell cell) =>
        collation.Witnesses[cell.Witness].Versions.Length == 1 || cell.CarriedBefore.ContainsKey(0);

    private static FindingDraft Tell(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var evidence = CoverageEvidence.Of(collation, statement, cell);
        var words = evidence.FirstOrDefault(span => span.Role == "before")?.Exact ?? collation.WordsOf(statement.Representative);
        var (kind, summary, size) = cell.State switch
        {
            CoverageState.Dropped => ("dropped statement", $"{witness.Outlet} carried it in an earlier version and no longer does in version {witness.Newest.Number} ({Prose.Time(witness.Newest.PublishedAt)}): {Prose.Quote(words)}", 1.0),
            CoverageState.Restored => ("restored statement", $"{witness.Outlet} took out and put back: {Prose.Quote(words)}", 0.7),
            _ => ("late statement", $"{witness.Outlet} first carries it {Prose.Minutes(cell.MinutesAfterFirst ?? 0)} after the first report: {Prose.Quote(words)}", 0.3),
        };
        return new FindingDraft("O2", kind, $"{kind}|{witness.Key}|{collation.WordsOf(statement.Representative)}", summary, evidence)
        {
            Statement = statement,
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Certainty = 0.8,
            Size = size,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
