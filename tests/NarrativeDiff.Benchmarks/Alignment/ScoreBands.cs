using System.Globalization;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>How many of the links of a score band join sentences that share an event, and that share most of their events (ECB+ dev): why
/// readings are set side by side only from a high score on.</summary>
internal static class ScoreBands
{
    private static readonly double[] From = [0.10, 0.40, 0.80, 0.85, 0.90, 0.95, 0.97];

    /// <summary><c>bands DATA_FOLDER</c>. The shipped model learned from these topics, so the figures flatter.</summary>
    public static int Run(string data)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var judged = GoldStory
            .ReadEcb(Path.Combine(data, "ecbplus_alignment", "dev.jsonl"))
            .SelectMany(gold => Judged(gold, new StoryComparer(encoder).Compare(gold.Story)))
            .ToArray();
        for (var i = 0; i < From.Length; i++)
        {
            var to = i + 1 < From.Length ? From[i + 1] : 1.01;
            var band = judged.Where(link => link.Score >= From[i] && link.Score < to).ToArray();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"score from {From[i]:F2}: {band.Length} links, any shared event "
                        + $"{Share(band.Count(link => link.Strong is not null), band.Length):F2}, strong "
                        + $"{Share(band.Count(link => link.Strong == true), band.Length):F2}"
                )
            );
        }
        return 0;
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static IEnumerable<(double Score, bool? Strong)> Judged(GoldStory gold, Report report)
    {
        var witnesses = report.Witnesses.ToDictionary(witness => witness.Siglum);
        foreach (var link in report.Links)
        {
            var (a, b) = (At(witnesses[link.Left.Siglum], link.Left.Sentence), At(witnesses[link.Right.Siglum], link.Right.Sentence));
            if (gold.WasJudged(a, b))
                yield return (link.Score, gold.LabelOf(a, b));
        }
    }

    private static (string, int) At(ReportWitness witness, int sentence) =>
        (witness.ArticleId, witness.Body.AsSpan(0, witness.Sentences[sentence].Start).Count('\n'));
}
