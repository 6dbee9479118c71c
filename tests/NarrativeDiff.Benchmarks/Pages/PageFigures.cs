using System.Text.RegularExpressions;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Benchmarks.Pages;

/// <summary>Compares texts by runs of four words, as the benchmark of Scrapinghub does.</summary>
internal static partial class PageFigures
{
    private const int Run = 4;

    /// <summary>F1 of the runs of words of one page; two empty texts agree.</summary>
    public static (double Precision, double Recall, double F1) Compare(string truth, string found)
    {
        var (wanted, got) = (Runs(truth), Runs(found));
        double both = wanted.Sum(run => Math.Min(run.Value, got.GetValueOrDefault(run.Key)));
        var (precision, recall) = (
            got.Count == 0
                ? wanted.Count == 0
                    ? 1
                    : 0
                : both / got.Values.Sum(),
            wanted.Count == 0
                ? got.Count == 0
                    ? 1
                    : 0
                : both / wanted.Values.Sum()
        );
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    public static string TextOf(string html) => HtmlText.Read(html).Text;

    /// <summary>The words that take part in a comparison: sentences that are not marked as clutter.</summary>
    public static string Compared(ArticleText text) =>
        string.Join('\n', text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null }).Select(text.TextOf));

    /// <summary>Share of the sentence's runs that the truth has; a sentence of fewer words is there or it is not.</summary>
    public static double Found(string sentence, Dictionary<string, int> truth, string words)
    {
        var own = Words(sentence);
        if (own.Length < Run)
            return words.Contains(string.Join(' ', own), StringComparison.Ordinal) ? 1 : 0;
        var runs = Runs(sentence);
        return runs.Keys.Count(truth.ContainsKey) / (double)runs.Count;
    }

    public static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    public static Dictionary<string, int> Runs(string text)
    {
        var words = Words(text);
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + Run <= words.Length; i++)
        {
            var run = string.Join(' ', words, i, Run);
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }
        if (words.Length is > 0 and < Run)
            runs[string.Join(' ', words)] = 1;
        return runs;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
