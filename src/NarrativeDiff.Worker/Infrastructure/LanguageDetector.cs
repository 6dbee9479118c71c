using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Lingua;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Says which language a text is in.</summary>
/// <remarks>
/// Plain English is seen by its commonest words, at the cost of a look. The models of the other languages, some 100 MB once they are read,
/// are read
/// when the first text comes that is not.
/// </remarks>
internal static partial class LanguageDetector
{
    /// <summary>UTF-16 code units of a text that are looked at; more change nothing.</summary>
    private const int MaxLooked = 2_000;

    /// <summary>Letters from which a guess is worth making.</summary>
    private const int MinLetters = 60;

    /// <summary>Share of English text that its commonest words make up is some 35 %, of other languages under 4 %.</summary>
    private const double EnglishFrom = 0.15;

    private const double MinConfidence = 0.5;

    private static readonly FrozenSet<string> EnglishWords = new[]
    {
        "the",
        "of",
        "and",
        "to",
        "that",
        "for",
        "with",
        "was",
        "is",
        "by",
        "from",
        "were",
        "has",
        "have",
        "had",
        "said",
        "but",
        "are",
        "which",
        "been",
        "their",
        "after",
        "who",
        "this",
        "will",
        "at",
        "it",
        "he",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly Lazy<Lingua.LanguageDetector> Models = new(() =>
        LanguageDetectorBuilder.FromLanguages(Known).WithLowAccuracyMode().Build()
    );

    private static Language[] Known =>
        [.. Enum.GetValues<Language>().Where(language => language != Language.Unknown && TagOf(language) is not null)];

    /// <returns>A tag of ISO 639-1; null where the text is too short or the languages too near.</returns>
    public static string? Detect(string text)
    {
        var start = text.Length <= MaxLooked ? text : text[..MaxLooked];
        if (start.Count(char.IsLetter) < MinLetters)
            return null;
        if (IsPlainEnglish(start))
            return "en";
        var best = Models.Value.ComputeLanguageConfidenceValues(start).FirstOrDefault();
        return best.Value >= MinConfidence ? TagOf(best.Key) : null;
    }

    private static bool IsPlainEnglish(string text)
    {
        var (words, english) = (0, 0);
        foreach (var word in Word().EnumerateMatches(text))
        {
            words++;
            english += EnglishWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(word.Index, word.Length)) ? 1 : 0;
        }
        return english >= EnglishFrom * words;
    }

    /// <summary>The tag of a language that ships; null of the others.</summary>
    private static string? TagOf(Language language) =>
        language switch
        {
            Language.Nynorsk => null,
            Language.Bokmal => "nb",
            Language.Slovene => "sl",
            _ => LanguageTags.Of(language.ToString()),
        };

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
