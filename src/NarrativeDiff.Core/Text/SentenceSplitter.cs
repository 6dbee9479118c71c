using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Splits news text into sentences by rule: what a full stop means depends on the words on either side of it. Words and
/// abbreviations are English, marks those of many scripts.</summary>
/// <remarks>
/// A line feed always splits; a terminator glued to the next character ("3.5", "U.S.-led") and one before lower case never do.
/// A sentence longer than <see cref="MaxLength"/> is cut at a space, so that the work on one sentence is bounded whatever a text holds.
/// Boundary F1 on pairs of joined news sentences (STS, MSRpar) .999; ICU's rules gave .952.
/// </remarks>
internal static class SentenceSplitter
{
    /// <summary>The longest sentence, in UTF-16 code units. Edited news stays below 1,000; what a rule does with one sentence may grow with
    /// the square of its length.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Marks that end a sentence whatever follows: their scripts write no space between sentences.</summary>
    private const string Unspaced = "。！？｡";

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"”’'»›“‘«‹」』");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Lexicon
        .Lines("abbreviations.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(
            cells => cells[0],
            cells => cells[1].Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.Ordinal
        );

    /// <returns>Spans of the sentences in order, without the white space around them; every other character of the text is white
    /// space.</returns>
    public static ImmutableArray<TextSpan> Split(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<TextSpan>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r') && !IsTerminator(text[i]))
                continue;
            var (isEnd, next) = text[i] is '\n' or '\r' ? (true, i + 1) : Terminator(text, start, i);
            if (isEnd)
            {
                Emit(sentences, text, start, next);
                start = next;
            }
            i = next - 1;
        }
        Emit(sentences, text, start, text.Length);
        return sentences.ToImmutable();
    }

    private static bool IsTerminator(char c) =>
        c is '.' or '!' or '?' or '…' or '؟' or '۔' or '।' or '॥' || Unspaced.Contains(c, StringComparison.Ordinal);

    private static void Emit(ImmutableArray<TextSpan>.Builder sentences, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end <= start)
            return;
        // a closing mark set apart from its sentence: "They left. ”"
        if (
            sentences.Count > 0
            && end - sentences[^1].Start <= MaxLength
            && !text.AsSpan(start, end - start).ContainsAnyLetterOrDigit()
            && !text.AsSpan(sentences[^1].End, start - sentences[^1].End).ContainsAny('\n', '\r')
        )
            sentences[^1] = TextSpan.FromBounds(sentences[^1].Start, end);
        else
            EmitPieces(sentences, text, start, end);
    }

    /// <summary>Adds a sentence, cut into pieces of at most <see cref="MaxLength"/>: at the last space of the second half of a piece, or
    /// else between two characters.</summary>
    private static void EmitPieces(ImmutableArray<TextSpan>.Builder sentences, string text, int start, int end)
    {
        while (end - start > MaxLength)
        {
            var limit = start + MaxLength;
            var cut = limit;
            while (cut > limit - MaxLength / 2 && !char.IsWhiteSpace(text[cut]))
                cut--;
            if (cut == limit - MaxLength / 2)
                cut = char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
            var last = cut;
            while (last > start && char.IsWhiteSpace(text[last - 1]))
                last--;
            sentences.Add(TextSpan.FromBounds(start, last));
            start = cut;
            while (char.IsWhiteSpace(text[start]))
                start++;
        }
        sentences.Add(TextSpan.FromBounds(start, end));
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return true;
        return false;
    }

    /// <summary>Whether the terminator at <paramref name="at"/> ends a sentence, and where to read on.</summary>
    private static (bool IsEnd, int Next) Terminator(string text, int start, int at)
    {
        var run = at + 1;
        while (run < text.Length && IsTerminator(text[run]))
            run++;
        var end = run;
        while (end < text.Length && CloserEnd(text, end) is > 0 and var behind)
            end = behind;
        if (end == text.Length)
            return (false, end);
        if (Unspaced.Contains(text[at], StringComparison.Ordinal))
            // 「…？」と: the sentence goes on behind its quotation
            return (end == run || !char.IsLetter(text[end]), end);
        if (!char.IsWhiteSpace(text[end]))
            return IsGlued(text, start, at, run, end) ? (true, end) : (false, run);
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t' or '\u00a0')
            next++;
        if (next == text.Length || text[next] is '\n' or '\r')
            return (false, end);
        return (new Boundary(text, start, at, run, end, next).IsEnd, end);
    }

    /// <returns>The place behind a closing mark; 0 where there is none. French sets » apart, German closes with “ and «, which elsewhere
    /// open and then stand before a letter.</returns>
    private static int CloserEnd(string text, int at) =>
        text[at] switch
        {
            '"' or '”' or '’' or '\'' or ')' or ']' or '}' or '」' or '』' or '）' => at + 1,
            '»' or '›' or '“' or '‘' or '«' or '‹' => at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]) ? at + 1 : 0,
            ' ' or '\u00a0' or '\u202f' => at + 1 < text.Length
            && text[at + 1] is '»' or '›'
            && (at + 2 == text.Length || char.IsWhiteSpace(text[at + 2]) || text[at + 2] is ',' or '.')
                ? at + 2
                : 0,
            _ => 0,
        };

    /// <summary>"On Monday.Three people", "It fell.“We ran": the space behind the full stop is lost. "Booking.com" and "U.S.Army" end
    /// nothing.</summary>
    private static bool IsGlued(string text, int start, int at, int run, int end)
    {
        var leastLetters = 3;
        var opened = end < text.Length && text[end] is '“' or '‘' or '«' or '„';
        end += opened ? 1 : 0;
        if (
            run != at + 1
            || text[at] == '…'
            || end + 1 >= text.Length
            || !char.IsUpper(text[end])
            || !(char.IsLower(text[end + 1]) || text[end] is 'A' or 'I' && text[end + 1] == ' ')
        )
            return false;
        var (first, last) = (at, end + 1);
        while (first > start && char.IsLetterOrDigit(text[first - 1]))
            first--;
        while (last < text.Length && char.IsLetter(text[last]))
            last++;
        if (at - first == 2 && char.IsLower(text[first]) && StopWords.Contains(text[first..at]))
            leastLetters = 2;
        // "(twice).She", "£3m.The"
        if (at > start + 1 && text[at - 1] is ')' or ']' || first > start && at - first >= 2 && char.IsDigit(text[first]))
            leastLetters = 0;
        return at - first >= leastLetters
            && (first == start || text[first - 1] is not ('.' or '/' or '@' or '_'))
            && char.IsLower(text[at - 1]) | char.IsDigit(text[at - 1]) | text[at - 1] is ')' or ']' | text[at] != '.'
            && (last == text.Length || char.IsWhiteSpace(text[last]) || text[last] is '’' or '\'' or ',')
            && !Lists["domain"].Contains(text[end..last])
            && !Lists["never"].Contains(text[first..at]);
    }

    /// <summary>A terminator with white space behind it, and what stands on either side.</summary>
    private readonly ref struct Boundary(string text, int start, int at, int run, int end, int next)
    {
        private readonly bool _quoted = text.AsSpan(run, end - run).ContainsAny(Quotes);
        private readonly bool _ellipsis = text[at] == '…' || run - at > 1 && text[at] == '.';
        private readonly int _word = SkipOpeners(text, next);

        private bool Opened => _word > next;

        private char First => _word < text.Length ? text[_word] : ' ';

        public bool IsEnd =>
            CanStart() && !IsAbbreviation() && !IsQuestionBeforeSpeaker() && !(_ellipsis && !_quoted && !Opened && !char.IsUpper(First));

        private bool CanStart() =>
            char.IsLower(First)
                ? First is 'i' or 'e' && _word + 1 < text.Length && char.IsUpper(text[_word + 1])
                : Opened
                    || char.IsLetterOrDigit(First)
                    || char.IsSurrogate(First)
                    || First is '$' or '£' or '€' or '#' or '@' or '—' or '–' or '-';

        private bool IsAbbreviation()
        {
            if (text[at] != '.' || _ellipsis || run > at + 1)
                return false;
            var from = at;
            while (
                from > start
                && !char.IsWhiteSpace(text[from - 1])
                && text[from - 1] is not ('"' or '“' or '‘' or '(' or '[' or '—' or '–' or '/' or ',')
            )
                from--;
            var token = text[from..at];
            if (token.Length == 0)
                return false;
            var follower = WordAt(text, _word);
            var starts = Opened ? text[next] is not ('(' or '[') : Lists["starter"].Contains(follower) && !IsNumberSign(follower);
            if (IsBrokenNumber(token))
                return true;
            if (token.Length == 1 && char.IsUpper(token[0]) && token[0] != 'I')
                return !(starts && !Opened && follower.Length > 1 && from >= start + 2 && char.IsLower(text[from - 2]));
            // "me." is Maine and "gen." a general only with their capital
            if (
                char.IsLower(token[0])
                && !Lists["small"].Contains(token)
                && !IsInitials(token)
                && (Lists["never"].Contains(token) || Lists["maybe"].Contains(token))
            )
                return false;
            if (Lists["never"].Contains(token))
                return !_quoted;
            if (Lists["month"].Contains(token) && char.IsUpper(token[0]))
                return char.IsDigit(First) || !starts;
            if (Lists["number"].Contains(token))
                return char.IsDigit(First);
            if (Lists["maybe"].Contains(token) || IsInitials(token))
                return token is "m" or "a.m" or "p.m" or "A.M" or "P.M"
                    ? char.IsDigit(First) || Lists["afterTime"].Contains(follower)
                    : !starts && !_quoted;
            return token.Length <= 2 && char.IsDigit(token[0]) && text.AsSpan(start, from - start).IsWhiteSpace();
        }

        /// <summary>"Acme Inc. No. 4": the number sign starts nothing.</summary>
        private bool IsNumberSign(string follower) =>
            follower is "No" && _word + 4 < text.Length && text[_word + 2] == '.' && char.IsAsciiDigit(text[_word + 4]);

        /// <summary>"5. 9 magnitude", "a. 357 pistol": text that was once cut into tokens and put together again.</summary>
        private bool IsBrokenNumber(string token)
        {
            if (!char.IsAsciiDigit(First))
                return false;
            var digits = token.Length;
            while (digits > 0 && char.IsAsciiDigit(token[digits - 1]))
                digits--;
            return token is [>= 'a' and <= 'z']
                || (
                    token.Length - digits is 1 or 2
                    && (_word + 2 >= text.Length || !char.IsAsciiDigit(text[_word + 1]) || !char.IsAsciiDigit(text[_word + 2]))
                );
        }

        /// <summary>"Why?" the minister asked. — one sentence.</summary>
        private bool IsQuestionBeforeSpeaker()
        {
            if (!_quoted || Opened || (text[at] is not ('!' or '?') && !_ellipsis))
                return false;
            var place = _word;
            for (var words = 0; words < 4 && place < text.Length; words++)
            {
                var follower = WordAt(text, place);
                if (Lists["say"].Contains(follower))
                    return true;
                if (follower.Length == 0 || (words > 0 && !char.IsUpper(follower[0])))
                    return false;
                place += follower.Length;
                while (place < text.Length && text[place] == ' ')
                    place++;
            }
            return false;
        }

        private static bool IsInitials(string token)
        {
            for (var i = 0; i < token.Length; i++)
                if (i % 2 == 0 ? !char.IsLetter(token[i]) : token[i] != '.')
                    return false;
            return token.Length >= 3;
        }

        private static int SkipOpeners(string text, int at)
        {
            while (
                at < text.Length
                && text[at]
                    is '"'
                        or '“'
                        or '‘'
                        or '\''
                        or '('
                        or '['
                        or '«'
                        or '»'
                        or '›'
                        or '‹'
                        or '„'
                        or '‚'
                        or '「'
                        or '『'
                        or '（'
                        or '{'
                        or '¿'
                        or '¡'
                        or '*'
                        or '•'
            )
                at++;
            return at;
        }

        private static string WordAt(string text, int at)
        {
            var to = at;
            while (
                to < text.Length
                && (
                    char.IsLetterOrDigit(text[to])
                    || (text[to] is '.' or '\'' or '’' or '-' && to + 1 < text.Length && char.IsLetter(text[to + 1]))
                )
            )
                to++;
            return text[at..to];
        }
    }
}
