using System.Collections.Frozen;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Numbers;

/// <summary>What happened to the people or things a number counts: three killed and three injured are not one number.</summary>
internal static class Outcomes
{
    /// <summary>Words between a number and what is said of it, "three people in the two cars were killed".</summary>
    private const int Within = 9;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lexicon = Text.Lexicon.Kinds("outcomes.tsv", "Analysis.Numbers");

    /// <summary>The nearest outcome reported of a number, first behind it, then before it; null where none is named.</summary>
    public static string? Of(Chunk[] words, string text, TextSpan number)
    {
        var behind = Array.FindIndex(words, word => word.Span.Start >= number.End);
        var after = behind < 0 ? [] : words[behind..Math.Min(words.Length, behind + Within)];
        var before = (behind < 0 ? words : words[..behind]).Where(word => word.Span.End <= number.Start).TakeLast(Within / 2).Reverse();
        return First(after.TakeWhile(word => word.Kind is not ChunkKind.Number), text) ?? First(before, text);
    }

    private static string? First(IEnumerable<Chunk> words, string text) =>
        words
            .Select(word => word.Span.Of(text).ToLowerInvariant())
            .Select(word =>
                Lexicon
                    .Where(outcome => outcome.Value.Contains(word))
                    .Select(outcome => outcome.Key)
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault()
            )
            .FirstOrDefault(outcome => outcome is not null);
}
