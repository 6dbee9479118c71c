using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Knows a line that only says when an article appeared: <c>Last updated at 22:46 GMT, 3 May 2021</c>.</summary>
internal static class TimeStamp
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("time-stamp.tsv");

    public static bool Is(string line)
    {
        if (!line.Any(char.IsAsciiDigit))
            return false;
        var (numbers, says) = (0, false);
        foreach (var chunk in Chunker.Each(line))
        {
            var word = chunk.Span.Of(line).ToLowerInvariant().TrimEnd('.');
            if (chunk.Kind == ChunkKind.Number)
                (numbers, says) = (numbers + 1, says || word.Contains(':', StringComparison.Ordinal) || char.IsAsciiLetter(word[^1]));
            else if (chunk.Kind == ChunkKind.Word && (Kinds["when"].Contains(word) || Kinds["opens"].Contains(word)))
                says = true;
            else if (
                chunk.Kind is ChunkKind.Quote
                || (chunk.Kind == ChunkKind.Word && !Kinds["joint"].Contains(word))
                || word is "$" or "%" or "?" or "!" or "£" or "€"
            )
                return false;
        }
        // "2013-09-26" says it with three numbers alone; "100 days." and "30,000." are answers, not stamps
        return numbers > 0 && (says || (numbers == 3 && line.AsSpan().IndexOfAny("/-") > 0));
    }
}
