using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Says the lines of an article that report nothing: bylines, captions, credits, share lines.</summary>
/// <remarks>A line is clutter only as a whole; precision comes first, a furniture line too many does less harm than a sentence too
/// few.</remarks>
internal static class Boilerplate
{
    /// <summary>Longer lines are paragraphs of text whatever they look like; in UTF-16 code units.</summary>
    private const int LongestLine = 600;

    // A caption may be long; anything else that is not text is a short line.
    private const int LongestOther = 240;

    private const int LongestStamp = 120;

    private static readonly string Agencies = string.Join('|', Lexicon.Lines("agencies.txt"));

    /// <summary>Patterns of one exclusion and one need are one: a line is read once for all of them. One that could begin anywhere would
    /// read every line to its end, so it is asked only where its need is met.</summary>
    private static readonly ImmutableArray<(Exclusion Why, SearchValues<string>? Need, Regex Line)> Patterns =
    [
        .. Lexicon
            .Lines("boilerplate.tsv")
            .Select(line => line.Split('\t'))
            .GroupBy(cells => (Why: cells[0], Need: cells.ElementAtOrDefault(2)), cells => Filled(cells[1]))
            .Select(patterns =>
                (
                    Enum.Parse<Exclusion>(patterns.Key.Why),
                    patterns.Key.Need is { } need ? SearchValues.Create(need.Split('|'), StringComparison.OrdinalIgnoreCase) : null,
                    new Regex(
                        $"^(?:{string.Join('|', patterns)})$",
                        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
                    )
                )
            ),
    ];

    private static readonly Regex TrailingCredit = new(
        $"[.!?”\"’](\\s?(?:[—–-]{{1,2}}\\s?(?:{Agencies})|[(\\[](?:{Agencies})[)\\]])\\.?)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    );

    public static Exclusion? Of(string line)
    {
        if (line.Length > LongestLine)
            return null;
        foreach (var (why, need, pattern) in Patterns)
            if (
                (line.Length <= LongestOther || why is Exclusion.Caption or Exclusion.Notice)
                && (need is null || line.AsSpan().ContainsAny(need))
                && pattern.IsMatch(line)
                && (why != Exclusion.Byline || LooksLikeNames(line) || line.Contains(" is ", StringComparison.Ordinal))
            )
                return why;
        return line.Length <= LongestStamp && TimeStamp.Is(line) ? Exclusion.Boilerplate : null;
    }

    /// <summary>"Web Desk" or a short run of names; may follow a line that says only "By".</summary>
    public static bool IsNameLine(string line) =>
        line.Length is > 0 and <= 60
        && line.Count(c => c == ' ') < 6
        && char.IsUpper(line[0])
        && line[^1] is not ('.' or '?' or '!' or ':')
        && LooksLikeNames(line);

    /// <returns>Where the agency credit at the line's end starts; the line's length where there is none.</returns>
    public static int CreditStart(string line) =>
        TrailingCredit.Match(line) is { Success: true } match ? match.Groups[1].Index : line.Length;

    /// <summary>A byline has names, not a sentence: after its first word nothing in lower case but short joining words.</summary>
    private static bool LooksLikeNames(string line) =>
        line.Contains("ing by ", StringComparison.OrdinalIgnoreCase)
        || line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .All(word =>
                !char.IsLower(word[0])
                || word
                    is "and"
                        or "in"
                        or "for"
                        or "of"
                        or "the"
                        or "at"
                        or "de"
                        or "van"
                        or "von"
                        or "al"
                        or "bin"
                        or "reporter"
                        or "writer"
                        or "correspondent"
                        or "desk"
                        or "by"
            );

    private static string Filled(string pattern) =>
        pattern
            .Replace("{agency}", Agencies, StringComparison.Ordinal)
            .Replace("{when}", Words("when"), StringComparison.Ordinal)
            .Replace("{site}", Words("site"), StringComparison.Ordinal);

    private static string Words(string kind) =>
        string.Join(
            '|',
            Lexicon
                .Lines("boilerplate-words.tsv")
                .Select(line => line.Split('\t', 2))
                .Where(cells => cells[0] == kind)
                .Select(cells => cells[1])
        );
}

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
