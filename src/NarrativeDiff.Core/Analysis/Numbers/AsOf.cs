using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Numbers;

/// <summary>The time a text gives a count for, "as of Friday evening", resolved against the day it was published.</summary>
/// <param name="Words">As the text has them, in lower case.</param>
/// <param name="Day">Null where they name no day.</param>
/// <param name="Hour">What they say within the day: "evening", "noon", "6".</param>
internal sealed record AsOf(string Words, DateMention? Day, string Hour)
{
    /// <summary>Words behind "as of" that are read.</summary>
    private const int Reach = 4;

    private static readonly ImmutableArray<string> PartsOfDay = ["morning", "noon", "midday", "afternoon", "evening", "night", "midnight"];

    /// <returns>Null where the text gives no such time: "by" alone counts only before a day.</returns>
    public static AsOf? In(string text, DateTimeOffset publishedAt) =>
        At(text, "as of ", publishedAt) ?? (At(text, "by ", publishedAt) is { Day: not null } by ? by : null);

    private static AsOf? At(string text, string cue, DateTimeOffset publishedAt)
    {
        var at = text.IndexOf(cue, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            return null;
        var chunks = Chunker
            .Chunk(text[(at + cue.Length)..])
            .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
            .Take(Reach)
            .ToArray();
        if (chunks.Length == 0)
            return null;
        var words = text.Substring(at + cue.Length, chunks[^1].Span.End);
        var days = Dates.Find(words, publishedAt);
        var day = days.IsEmpty || days[0].Span.Start > 0 ? (DateMention?)null : days[0];
        var rest = day is { } named ? words[named.Span.End..] : words;
        return new AsOf(words.ToLowerInvariant(), day, HourIn(rest));
    }

    private static string HourIn(string words)
    {
        var all = Chunker
            .Chunk(words)
            .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
            .Select(chunk => chunk.Span.Of(words).ToLowerInvariant())
            .ToArray();
        return all.Where(
                (word, i) =>
                    PartsOfDay.Contains(word)
                    || (
                        char.IsAsciiDigit(word[0])
                        && (
                            word.Contains(':', StringComparison.Ordinal)
                            || all.ElementAtOrDefault(i + 1) is "a.m" or "p.m" or "a.m." or "p.m." or "am" or "pm"
                        )
                    )
            )
            .FirstOrDefault("");
    }

    /// <summary>One time, as far as the words show: "Tuesday" may be "Tuesday noon", "Tuesday morning" is not.</summary>
    public bool CanBe(AsOf other) =>
        Day is { } day && other.Day is { } days
            ? day.From <= days.To && days.From <= day.To && (Hour.Length == 0 || other.Hour.Length == 0 || Hour == other.Hour)
            : Words == other.Words;
}
