using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>An article of two or three sentences packs all it has into few long ones, so that none of them is like a statement of one thing
/// though it is reported there.</summary>
internal static class ShortArticles
{
    /// <summary>Sentences of a brief at most, the headline among them.</summary>
    private const int MaxSentences = 3;

    /// <summary>Cosine from which a sentence of a brief may hold the statement.</summary>
    /// <remarks>Of the omissions judged in briefs those that were reported in other words had .42 to .70 to the nearest carrier, the one
    /// that was right .20.</remarks>
    private const float MinReportSimilarity = 0.4f;

    public static bool MayReport(Collation collation, Statement statement, Cell cell) =>
        cell.Nearest is { } nearest
        && collation.Witnesses[cell.Witness].Text.Sentences.Count(sentence => sentence.Excluded is null) <= MaxSentences
        && statement
            .CarriedReadings.SelectMany(reading => reading.Units)
            .Any(reported => PairFeatures.Cosine(reported, nearest) >= MinReportSimilarity);
}
