using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>The words of a headline as it reports: without dateline and without the outlet's name or section behind a bar.</summary>
internal sealed class HeadlineWords
{
    /// <summary>Words of a quoted run at most: more is the headline itself, which stands beside it.</summary>
    private const int MaxWords = 7;

    /// <summary>Longer headlines are a paragraph run in.</summary>
    private const int MaxChunks = 80;

    private const string Punctuation = " ,;:.?!";
    private const string Marks = "\"'“”‘’";

    private readonly string _text;
    private readonly ImmutableArray<(TextSpan Span, string? Stem)> _words;

    /// <summary>Words of a headline that is short enough to be read whole.</summary>
    private const int MaxWhole = 16;

    /// <summary>On one line; null where it has no words or more than a headline has.</summary>
    public string? Whole =>
        _words.Length is > 0 and <= MaxWhole && _words.Any(word => word.Stem is not null)
            ? string.Join(' ', _text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    private HeadlineWords(string text)
    {
        _text = text;
        _words =
        [
            .. Chunker
                .Chunk(text)
                .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
                .Take(MaxChunks)
                .Select(chunk => (chunk.Span, Words.Stems(chunk.Span.Of(text)).FirstOrDefault())),
        ];
    }

    public static HeadlineWords Of(string headline)
    {
        var start = Math.Min(headline.Length, Dateline.Length(headline, isEarly: true));
        var bar = headline.LastIndexOf(" | ", StringComparison.Ordinal);
        return new HeadlineWords(bar > start ? headline[start..bar] : headline[start..]);
    }

    /// <summary>Its content words without numbers, each once, in the order of the alphabet: equal where two headlines differ in a mark, a
    /// negation or a number at most.</summary>
    public string Content =>
        string.Join(
            ' ',
            _words
                .Where(word =>
                    !char.IsDigit(_text[word.Span.Start])
                    && !Negation.IsParticle(Characters.Straight(word.Span.Of(_text)).ToLowerInvariant())
                )
                .Select(word => word.Stem)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>The run of words with most content words that no other headline has; null where there is none.</summary>
    public string? OwnBeside(IEnumerable<HeadlineWords> others)
    {
        var taken = others.SelectMany(other => other._words).Select(word => word.Stem).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var (best, bestOwn) = ((First: 0, Last: -1), 0);
        for (var first = 0; first < _words.Length; first++)
        {
            if (!IsOwn(first, taken))
                continue;
            var own = 0;
            for (
                var last = first;
                last < _words.Length && last - first < MaxWords && (_words[last].Stem is null || IsOwn(last, taken));
                last++
            )
                if (_words[last].Stem is not null && ++own > bestOwn)
                    (best, bestOwn) = ((first, last), own);
        }
        return bestOwn == 0 ? null : Uncut(_words[best.First].Span.Start, _words[best.Last].Span.End);
    }

    /// <summary>A compound is not cut at its hyphen, nor does a lone quotation mark stay.</summary>
    private string Uncut(int start, int end)
    {
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1]))
            start--;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end]))
            end++;
        while (start < end && (IsMark(start) || Punctuation.Contains(_text[start])))
            start++;
        while (end > start && (IsMark(end - 1) || Punctuation.Contains(_text[end - 1])))
            end--;
        if (Enumerable.Range(start, end - start).Count(IsMark) % 2 != 0)
            (start, end) =
                end < _text.Length && IsMark(end) ? (start, end + 1)
                : start > 0 && IsMark(start - 1) ? (start - 1, end)
                : (start, end);
        return _text[start..end].ReplaceLineEndings(" ");
    }

    /// <summary>An apostrophe within a word is no quotation mark.</summary>
    private bool IsMark(int at) =>
        Marks.Contains(_text[at])
        && !(at > 0 && at + 1 < _text.Length && char.IsLetterOrDigit(_text[at - 1]) && char.IsLetterOrDigit(_text[at + 1]));

    private bool IsOwn(int word, HashSet<string> taken) => _words[word].Stem is { } stem && !taken.Contains(stem);
}
