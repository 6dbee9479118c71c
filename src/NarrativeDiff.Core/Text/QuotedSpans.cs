using System.Buffers;
using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Finds the stretches of a text that stand in quotation marks: somebody else's words.</summary>
/// <remarks>
/// A span includes its marks. Spans are in order and disjoint; a quotation within a quotation belongs to the outer one.
/// A quotation that runs over paragraphs, opened again in each, gives one span a paragraph. A double quote that is never
/// closed runs to the end of its paragraph and no further; a single one that is never closed was an apostrophe.
/// </remarks>
public static class QuotedSpans
{
    // A quotation in single marks longer than this is more likely two apostrophes.
    private const int LongestSingle = 400;

    /// <summary>Behind a longer run of marks nothing opens; real text nests three.</summary>
    private const int MaxMarksInARow = 16;

    /// <summary>Every mark that a quotation may open with.</summary>
    private static readonly SearchValues<char> Opening = SearchValues.Create("“„‟«\"＂‘'‹「『《〈`″”»");

    public static ImmutableArray<TextSpan> Find(string text)
    {
        if (!text.AsSpan().ContainsAny(Opening))
            return [];
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var nicknames = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length; )
        {
            var end = start;
            while (end < text.Length && !Characters.IsLineBreak(text[end]))
                end++;
            FindIn(text, start, end, spans, nicknames);
            start = end + 1;
        }
        // a nickname that is introduced once is one wherever it stands
        return nicknames.Count == 0
            ? spans.DrainToImmutable()
            : [.. spans.Where(span => span.Length > Nicknames.LongestName + 2 || !nicknames.Contains(Nicknames.Inner(text, span)))];
    }

    /// <summary>True where a place lies within one of the spans, its marks included.</summary>
    /// <param name="spans">In order and disjoint.</param>
    public static bool Covers(ImmutableArray<TextSpan> spans, int at)
    {
        var (low, high) = (0, spans.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].End <= at ? (middle + 1, high) : (low, middle);
        }
        return low < spans.Length && spans[low].Start <= at;
    }

    private static void FindIn(string text, int start, int end, ImmutableArray<TextSpan>.Builder spans, HashSet<string> nicknames)
    {
        for (var at = start; at < end; at++)
        {
            var close =
                OpensDouble(text, start, end, at) ? CloseDouble(text, at, end)
                : OpensSingle(text, start, end, at) ? CloseSingle(text, at, end)
                : -1;
            if (close < 0)
                continue;
            if (Nicknames.Is(text, at, close))
                nicknames.Add(Nicknames.Inner(text, TextSpan.FromBounds(at, close)));
            else
                spans.Add(TextSpan.FromBounds(at, close));
            at = close - 1;
        }
    }

    private static bool OpensDouble(string text, int start, int end, int at) =>
        text[at] switch
        {
            '“' => !ClosesSame(text, start, end, at),
            '„' or '‟' or '«' or '「' or '『' or '《' or '〈' => true,
            '‹' => StandsFree(text, start, at),
            // set as opening marks in some languages: ”so”, »so«
            '”' or '»' => at + 1 < end && char.IsLetterOrDigit(text[at + 1]) && StandsFree(text, start, at),
            '"' or '＂' or '″' => at + 1 < end && !char.IsWhiteSpace(text[at + 1]) && StandsFree(text, start, at),
            _ => IsPair(text, at, end) && at + 2 < end && !char.IsWhiteSpace(text[at + 2]) && StandsFree(text, start, at),
        };

    /// <summary>Two apostrophes set for a double quote, as wire copy has them.</summary>
    private static bool IsPair(string text, int at, int end) => text[at] is '\'' or '`' && at + 1 < end && text[at + 1] == text[at];

    /// <summary>“so“: the same mark behind the words closes them.</summary>
    private static bool ClosesSame(string text, int start, int end, int at) =>
        at > start
        && !char.IsWhiteSpace(text[at - 1])
        && !StandsFree(text, start, at)
        && (at + 1 == end || !char.IsLetterOrDigit(text[at + 1]));

    private static int CloseDouble(string text, int open, int end)
    {
        var pair = text[open] is '\'' or '`';
        var (inSingle, nested) = (false, 0);
        for (var at = open + (pair ? 2 : 1); at < end; at++)
        {
            // a quotation in single marks may hold one more in double marks: “He said ‘she called “go” and left’”
            inSingle = text[at] == '‘' ? StandsFree(text, open, at) : inSingle && (nested > 0 || !ClosesSingle(text, at, end));
            if (nested > 0 ? text[at] == '”' : inSingle && text[at] == '“')
                nested = 1 - nested;
            else if (nested == 0 && (pair ? IsPair(text, at, end) : Closes(text, open, at)))
                return at + (pair ? 2 : 1);
            // opened again though never closed: the first quotation ends where the next begins
            if (nested == 0 && text[at] is '“' or '«' && text[open] == text[at])
                return text[at] == '“' && ClosesSame(text, open, end, at) ? at + 1 : TrimEnd(text, open, at);
        }
        return TrimEnd(text, open, end);
    }

    private static bool ClosesSingle(string text, int at, int end) =>
        text[at] == '’' && !(at + 1 < end && char.IsLetterOrDigit(text[at + 1]));

    private static bool Closes(string text, int open, int at) =>
        text[open] switch
        {
            '“' or '‟' => text[at] is '”' or '"' || text[at] == '‟' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])),
            '„' => text[at] is '“' or '”' or '"',
            '«' => text[at] == '»',
            '»' => text[at] is '«' or '»',
            '‹' => text[at] == '›',
            '「' => text[at] == '」',
            '『' => text[at] == '』',
            '《' => text[at] == '》',
            '〈' => text[at] == '〉',
            '”' => text[at] is '”' or '“',
            '″' => text[at] is '″' or '"' or '”',
            _ => text[at] is '"' or '＂' or '”',
        };

    private static bool OpensSingle(string text, int start, int end, int at) =>
        text[at] is '‘' or '\'' or '`'
        && at + 1 < end
        && char.IsLetterOrDigit(text[at + 1])
        && StandsFree(text, start, at)
        && !IsClipped(text, at + 1, end);

    private static int CloseSingle(string text, int open, int end)
    {
        var mark = text[open] == '‘' ? '’' : '\''; // `so' too
        var limit = Math.Min(end, open + LongestSingle);
        var possessive = -1;
        for (var at = open + 2; at < limit; at++)
        {
            if (text[at] == text[open] && StandsFree(text, open, at) && possessive > 0)
                return possessive;
            if (text[at] != mark || (at + 1 < end && char.IsLetterOrDigit(text[at + 1])) || char.IsWhiteSpace(text[at - 1]))
                continue;
            // "the soldiers' weapons": the quotation may go on after a plural's apostrophe
            if (text[at - 1] is not ('s' or 'S') || at + 2 >= end || !char.IsWhiteSpace(text[at + 1]) || !char.IsLower(text[at + 2]))
                return at + 1;
            possessive = possessive < 0 ? at + 1 : possessive;
        }
        return possessive;
    }

    /// <summary>Nothing but white space, a bracket, a dash or another mark stands before it: here something opens.</summary>
    private static bool StandsFree(string text, int start, int at)
    {
        for (var marks = 0; marks <= MaxMarksInARow; marks++, at--)
            if (
                at == start
                || char.IsWhiteSpace(text[at - 1])
                || Characters.IsOpeningBracket(text[at - 1])
                || Characters.IsDash(text[at - 1])
                || Characters.IsHyphen(text[at - 1])
                || text[at - 1] is '/' or ':' or ','
            )
                return true;
            else if (!Characters.IsQuote(text[at - 1]))
                return false;
        return false;
    }

    /// <summary>'em, 'til, '90s: the mark stands for letters left out.</summary>
    private static bool IsClipped(string text, int at, int end)
    {
        var length = 0;
        while (at + length < end && char.IsLetterOrDigit(text[at + length]))
            length++;
        var word = text.Substring(at, length).ToLowerInvariant();
        return word is "em" or "til" or "tis" or "twas" or "cause" or "n" or "bout" or "round"
            || (length is 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) && word[2] == 's');
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start + 1 && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }
}
