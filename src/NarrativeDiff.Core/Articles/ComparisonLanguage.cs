using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Articles;

/// <summary>The language in which a story is compared, and what takes part in it: articles in that language, and translations into
/// it.</summary>
internal static class ComparisonLanguage
{
    /// <summary>The language that the rules are made for.</summary>
    public const string OfRules = "en";

    /// <summary>English where any version or translation is; else what most versions are in. Of those whose language nobody knows nothing
    /// is concluded.</summary>
    public static string Of(IEnumerable<ArticleVersion> versions)
    {
        var counts = versions
            .SelectMany(version => new[] { LanguageTags.Primary(version.Language), LanguageTags.Primary(version.Translation?.Language) })
            .OfType<string>()
            .CountBy(language => language)
            .ToDictionary(StringComparer.Ordinal);
        return counts.Count == 0 || counts.ContainsKey(OfRules)
            ? OfRules
            : counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>Whether a version can be compared: it is in the language, or translated into it, or nobody knows what it is in.</summary>
    public static bool Covers(string language, ArticleVersion version) => IsOriginal(language, version) || IsTranslated(language, version);

    /// <summary>Whether its translation is compared.</summary>
    public static bool IsTranslated(string language, ArticleVersion version) =>
        !IsOriginal(language, version) && LanguageTags.Primary(version.Translation?.Language) == language;

    /// <summary>The words that are compared: the article's own, or those of its translation.</summary>
    public static ArticleVersion Rendered(string language, ArticleVersion version) =>
        IsTranslated(language, version)
            ? version with
            {
                Headline = version.Translation!.Headline,
                Body = version.Translation.Body,
                Language = version.Translation.Language,
                Translation = null,
            }
            : version;

    private static bool IsOriginal(string language, ArticleVersion version) =>
        LanguageTags.Primary(version.Language) is not { } own || own == language;
}
