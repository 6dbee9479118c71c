using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>Finds statements that an article dropped, took back in, or carried long after others.</summary>
/// <remarks>Versions of one article: Spangher et al. 2022.</remarks>
internal sealed class TemporalRule : IRule
{
    /// <summary>Share of the shorter sentence's content words in the other.</summary>
    private const double MinSimilarity = 0.5;

    public IReadOnlyList<string> Ids => ["O2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from cell in statement.Cells
        where
            (cell.State is CoverageState.Dropped && !Replaced(collation, cell))
            || (cell.State is CoverageState.Restored && IsSame(collation, statement, cell))
            || (
                cell.State == CoverageState.Late
                && !AtFirst(collation, cell)
                && statement.IndependentCarriers >= OmissionRule.MinIndependentCarriers
            )
        select Draft(collation, statement, cell);

    /// <summary>An article that appeared late and carried it at once says nothing about the outlet's choice.</summary>
    private static bool AtFirst(Collation collation, Cell cell) =>
        collation.Witnesses[cell.Witness].Versions.Length == 1 || cell.CarriedBefore.ContainsKey(0);

    /// <summary>What came back has the words of what had gone: otherwise the earlier sentence was lined up for another clause of the
    /// statement.</summary>
    private static bool IsSame(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var now = statement.ReadingOf(cell.Witness) is { } reading ? collation.WordsOf(reading.Units[0]) : "";
        return cell.CarriedBefore.All(before => Similarity(TextOf(witness, before), now) >= MinSimilarity);
    }

    /// <summary>The nearest sentence left still has most of the dropped one's words: it was cut, not dropped.</summary>
    private static bool Replaced(Collation collation, Cell cell) =>
        cell.Nearest is { } nearest
        && cell.CarriedBefore.Count > 0
        && Similarity(TextOf(collation.Witnesses[cell.Witness], cell.CarriedBefore.Last()), collation.WordsOf(nearest)) >= MinSimilarity;

    private static string TextOf(Witness witness, KeyValuePair<int, int> before) =>
        witness.Versions[before.Key].Text is var text ? text.TextOf(text.Sentences[before.Value]) : "";

    /// <summary>The sentence in which the article first carried it: later versions leave that as it is.</summary>
    private static string FirstReport(Witness witness, Statement statement, Cell cell)
    {
        var version = witness.Newest.Text;
        return cell.CarriedBefore.Count > 0 ? TextOf(witness, cell.CarriedBefore.First())
            : statement.ReadingOf(cell.Witness) is { } reading ? version.TextOf(version.Sentences[reading.Units[0].Sentence])
            : "";
    }

    private static double Similarity(string a, string b)
    {
        var (one, other) = (Words.Stems(a).ToHashSet(StringComparer.Ordinal), Words.Stems(b).ToHashSet(StringComparer.Ordinal));
        return one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);
    }

    private static FindingDraft Draft(Collation collation, Statement statement, Cell cell)
    {
        var witness = collation.Witnesses[cell.Witness];
        var evidence = CoverageEvidence.Of(collation, CoverageEvidence.Others(collation, statement, cell.Witness), cell);
        var words = evidence.FirstOrDefault(span => span.Role == "before")?.Exact ?? collation.WordsOf(statement.Representative);
        var (kind, pattern, size) = cell.State switch
        {
            CoverageState.Dropped => (
                "dropped statement",
                "{outlet} has this in an earlier version and no longer in version {version} ({time}): {words}.",
                1.0
            ),
            CoverageState.Restored => ("restored statement", "{outlet} takes this out and puts it back: {words}.", 0.7),
            _ => ("late statement", "{outlet} first reports this {delay} after the first report: {words}.", 0.3),
        };
        var summary = SummaryTemplate.Of(
            pattern,
            OutletNames.Argument(collation, "outlet", cell.Witness),
            SummaryArgument.Count("version", witness.Newest.Number),
            SummaryArgument.Text("time", Prose.Time(witness.Newest.PublishedAt)),
            SummaryArgument.Text("delay", Prose.Minutes(cell.MinutesAfterFirst ?? 0)),
            SummaryArgument.Quotations("words", Prose.Unstopped(words))
        );
        return new FindingDraft("O2", kind, $"{kind}|{witness.Key}|{collation.WordsOf(statement.Representative)}", summary, evidence)
        {
            Statement = statement,
            // Clauses of one sentence that went or came together are one case.
            Pattern = $"{witness.Key}|{FirstReport(witness, statement, cell)}",
            Outlets = [witness.Outlet],
            Score = cell.Score,
            Certainty = 0.8,
            Size = size,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }
}
