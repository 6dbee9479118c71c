using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Wording;

/// <summary>How many of the slanting words that BASIL's annotators marked outside quotations are found as an outlet's own words, and what
/// is found, for reading.</summary>
internal static class OwnWordsBenchmark
{
    private const int Around = 70;

    private sealed record Found(BasilStory Story, BasilArticle Article, OwnWord Word)
    {
        /// <summary>A fixed order that has nothing to do with the text.</summary>
        public string Draw { get; } =
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Article.Version.Key}|{Word.Field}|{Word.Span.Start}")));
    }

    /// <param name="rest"><c>[FROM TO]</c>: stories by their place in the order of ids; then <c>sample N</c> or <c>missed</c> to list
    /// words.</param>
    public static int Run(string data, string[] rest)
    {
        var stories = BasilStories.Read(data);
        var (from, to) =
            rest.Length >= 2 && int.TryParse(rest[0], CultureInfo.InvariantCulture, out var first)
                ? (first, int.Parse(rest[1], CultureInfo.InvariantCulture))
                : (0, stories.Length);
        var chosen = stories[from..to];
        var found = chosen
            .SelectMany(story => story.Articles.SelectMany(article => WordsOf(article).Select(word => new Found(story, article, word))))
            .ToArray();
        var marked = chosen
            .SelectMany(story => story.Articles.SelectMany(article => article.Lexical.Select(span => (Article: article, Span: span))))
            .ToArray();
        var hit = marked.Count(one => WordsOf(one.Article).Any(word => word.Field == TextField.Body && word.Span.Overlaps(one.Span)));
        var words = chosen.Sum(story => story.Articles.Sum(article => OwnWordTable.Of(ArticleReader.Read(article.Version)).OwnVoice));
        Console.WriteLine(
            $"stories {chosen.Length}, marked spans outside quotations {marked.Length}, found {hit} ({(double)hit / marked.Length:0.000}); "
                + $"own words shown {found.Length}, {1000.0 * found.Length / words:0.0} per 1,000 words in own voice"
        );
        if (rest.Contains("missed"))
            foreach (
                var one in marked.Where(one =>
                    !WordsOf(one.Article).Any(word => word.Field == TextField.Body && word.Span.Overlaps(one.Span))
                )
            )
                Console.WriteLine(Line(one.Article.Version.Body, one.Span, VoiceOf(one.Article, one.Span)));
        if (rest.SkipWhile(word => word != "sample").Skip(1).FirstOrDefault() is { } count)
            foreach (var one in found.OrderBy(one => one.Draw, StringComparer.Ordinal).Take(int.Parse(count, CultureInfo.InvariantCulture)))
                Console.WriteLine(
                    Line(
                        one.Word.Field == TextField.Body ? one.Article.Version.Body : one.Article.Version.Headline,
                        one.Word.Span,
                        $"{one.Word.Stance} {one.Word.Strength} {one.Word.Entry}"
                    )
                );
        return 0;
    }

    /// <summary>Whose words the article reader takes a marked span for, and with what cue.</summary>
    private static string VoiceOf(BasilArticle article, TextSpan span)
    {
        var voices = Voices.Of(ArticleReader.Read(article.Version));
        return $"{voices.At(TextField.Body, span)} {voices.AttributionOf(TextField.Body, span)?.Lemma}";
    }

    private static IEnumerable<OwnWord> WordsOf(BasilArticle article) =>
        OwnWordTable.Of(ArticleReader.Read(article.Version)).Words.Where(word => word.Voice == Voices.Outlet && word.Strength > 1);

    private static string Line(string text, TextSpan span, string note) =>
        string.Join(
            ' ',
            $"{note}\t…{text[Math.Max(0, span.Start - Around)..span.Start]}[[{span.Of(text)}]]{text[span.End..Math.Min(text.Length, span.End + Around)]}…".Split(
                ['\n', '\r'],
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
