using System.Net;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The language of an article whose publisher does not say it.</summary>
internal static partial class ArticleLanguage
{
    /// <summary>UTF-16 code units of the body that are looked at, tags included.</summary>
    private const int MaxLooked = 8_000;

    /// <returns>Null where nothing can be said.</returns>
    public static string? Of(ArticleVersion article)
    {
        var body = article.Body.Length <= MaxLooked ? article.Body : article.Body[..MaxLooked];
        return LanguageDetector.Detect(
            $"{article.Headline}\n{(article.BodyType == BodyType.Html ? WebUtility.HtmlDecode(Tag().Replace(body, " ")) : body)}"
        );
    }

    [GeneratedRegex("<(?:script|style)[^<]*|<[^>]*>?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
