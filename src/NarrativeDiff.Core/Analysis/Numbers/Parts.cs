using System.Collections.Frozen;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Numbers;

/// <summary>Says a number that the words beside it make one of several: "his first 17 passes", "29 of 34", "three more", "4 minutes 48
/// seconds remaining"; or one of what did not happen: "not one man", "needed nine points".</summary>
/// <remarks>Set against another number of the same thing it is no conflict: both are true of it.</remarks>
internal static class Parts
{
    private static readonly FrozenSet<string> Before = FrozenSet.ToFrozenSet(
        [
            "first",
            "last",
            "next",
            "past",
            "previous",
            "final",
            "opening",
            "another",
            "other",
            "additional",
            "remaining",
            "extra",
            "every",
            "each",
            "straight",
            "not",
            "need",
            "needs",
            "needed",
            "needing",
        ],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Behind = FrozenSet.ToFrozenSet(
        ["other", "others", "additional", "remaining", "straight", "consecutive", "left"],
        StringComparer.Ordinal
    );

    /// <summary>Words behind a number in which the one that chooses it stands.</summary>
    private const int Within = 2;

    public static bool Are(string text, TextSpan number)
    {
        var words = Chunker.Chunk(text).Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number).ToArray();
        var first = Array.FindIndex(words, word => word.Span.Overlaps(number));
        if (first < 0)
            return false;
        var end = Array.FindIndex(words, first, word => word.Span.Start >= number.End) is var next && next < 0 ? words.Length : next;
        return (first > 0 && Before.Contains(Word(words[first - 1], text)))
            || words[end..Math.Min(words.Length, end + Within)].Any(word => Behind.Contains(Word(word, text)))
            || (end < words.Length && Word(words[end], text) == "more" && Word(words[end - 1], text) is not ("percent" or "cent"))
            || IsOf(words, first - 2, text)
            || IsOf(words, end - 1, text)
            || IsClock(words, end, text);
    }

    /// <summary>"Eight days ago" dates something; "five days of protest" measures it.</summary>
    public static bool IsAgo(string text, TextSpan number) =>
        Chunker
            .Chunk(text)
            .Where(chunk => chunk.Kind == ChunkKind.Word && chunk.Span.Start >= number.End)
            .Take(Within)
            .Any(word => Word(word, text) == "ago");

    /// <summary>A number, "of", a number: "29 of 34".</summary>
    private static bool IsOf(Chunk[] words, int at, string text) =>
        at >= 0
        && at + 2 < words.Length
        && words[at].Kind == ChunkKind.Number
        && Word(words[at + 1], text) == "of"
        && words[at + 2].Kind == ChunkKind.Number;

    /// <summary>"12 minutes, 31 seconds": the minutes are a part of one time.</summary>
    private static bool IsClock(Chunk[] words, int unit, string text) =>
        unit + 2 < words.Length
        && Word(words[unit], text) is "minutes" or "minute" or "hours" or "hour"
        && words[unit + 1].Kind == ChunkKind.Number;

    private static string Word(Chunk chunk, string text) => chunk.Span.Of(text).ToLowerInvariant();
}
