using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>Reads an article version: reduces HTML to text, marks clutter, splits sentences and their clauses.</summary>
public static class ArticleReader
{
    /// <summary>A line seen before counts as repeated from this length on; shorter ones may be refrains of real text. UTF-16 code
    /// units.</summary>
    private const int MinRepeatedLength = 40;

    /// <summary>A sentence in the same words counts so often; further ones are layout, or a text made to cost time.</summary>
    private const int MaxEqualSentences = 8;

    public static ArticleText Read(ArticleVersion version)
    {
        var (body, hints) = version.BodyType == BodyType.Html ? HtmlText.Read(version.Body) : new HtmlText(version.Body, []);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var textLines = 0;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (line, even, why) in Lines(body, hints))
        {
            var isEarly = why is null && textLines++ < Dateline.FirstLines;
            foreach (var (span, clutter) in Sentences(body, line, even, why, isEarly))
            {
                var excluded =
                    clutter
                    ?? (
                        ++CollectionsMarshal.GetValueRefOrAddDefault(seen, Normalise.ForMatching(span.Of(body)), out _) > MaxEqualSentences
                            ? Exclusion.Repeated
                            : null
                    );
                sentences.Add(new Sentence(sentences.Count, TextField.Body, span, excluded, Parts(body, span, excluded)));
            }
        }
        if (Trimmed(version.Headline, new TextSpan(0, version.Headline.Length)) is { Length: > 0 } headline)
        {
            var placeholder = IsPlaceholder(headline.Of(version.Headline)) ? Exclusion.Boilerplate : (Exclusion?)null;
            sentences.Add(
                new Sentence(sentences.Count, TextField.Headline, headline, placeholder, Parts(version.Headline, headline, placeholder))
            );
        }
        return new ArticleText(version.Headline, body, sentences.ToImmutable());
    }

    /// <summary>"(no headline)", "[untitled]": the publisher had none.</summary>
    private static bool IsPlaceholder(string headline) =>
        (headline[0], headline[^1]) is ('(', ')') or ('[', ']') && headline.AsSpan(1, headline.Length - 2).IndexOfAny("()[]") < 0;

    /// <summary>The lines that are not blank, each with why it is clutter or null.</summary>
    private static IEnumerable<(TextSpan Line, NormalizedLine Even, Exclusion? Why)> Lines(
        string body,
        ImmutableArray<(TextSpan Line, Exclusion Why)> hints
    )
    {
        var marked = hints.ToDictionary(hint => hint.Line.Start, hint => hint.Why);
        var seen = new Dictionary<string, Exclusion?>(StringComparer.Ordinal);
        var afterBy = false;
        foreach (var line in BrokenAtLines(body))
        {
            var even = NormalizedLine.Of(line.Of(body));
            var words = even.Text;
            var why =
                marked.TryGetValue(line.Start, out var hint) ? hint
                : afterBy && Boilerplate.IsNameLine(words) ? Exclusion.Byline
                : Boilerplate.Of(words);
            afterBy = why == Exclusion.Byline && words.TrimEnd(':').Equals("by", StringComparison.OrdinalIgnoreCase);
            var key = Normalise.ForMatching(words);
            if (key.Length >= MinRepeatedLength && seen.TryGetValue(key, out var first))
                why ??= first ?? Exclusion.Repeated;
            seen.TryAdd(key, why);
            yield return (line, even, why);
        }
    }

    /// <summary>Lines without the white space around them; blank ones are left out.</summary>
    private static IEnumerable<TextSpan> BrokenAtLines(string body)
    {
        for (var start = 0; start < body.Length; )
        {
            var end = start;
            while (end < body.Length && !Characters.IsLineBreak(body[end]))
                end++;
            if (Trimmed(body, TextSpan.FromBounds(start, end)) is { Length: > 0 } line)
                yield return line;
            start = end + 1;
        }
    }

    /// <summary>A clutter line as one piece; a line of text as its dateline, sentences and closing credit.</summary>
    private static IEnumerable<(TextSpan Span, Exclusion? Why)> Sentences(
        string body,
        TextSpan line,
        NormalizedLine even,
        Exclusion? why,
        bool isEarly
    )
    {
        if (why is not null)
        {
            yield return (line, why);
            yield break;
        }
        var words = even.Text;
        TextSpan InBody(int start, int end) => TextSpan.FromBounds(line.Start + even.InLine(start), line.Start + even.InLine(end));
        var dateline = Dateline.Length(words, isEarly);
        if (dateline > 0)
            yield return (Trimmed(body, InBody(0, dateline)), Exclusion.Dateline);
        var credit = Math.Max(dateline, Boilerplate.CreditStart(words));
        foreach (var sentence in SentenceSplitter.Split(words[dateline..credit]))
            yield return (InBody(dateline + sentence.Start, dateline + sentence.End), null);
        if (Trimmed(body, InBody(credit, words.Length)) is { Length: > 0 } agency)
            yield return (agency, Exclusion.AgencyCredit);
    }

    private static ImmutableArray<TextSpan> Parts(string text, TextSpan sentence, Exclusion? excluded)
    {
        if (excluded is not null)
            return [sentence];
        var even = NormalizedLine.Of(sentence.Of(text));
        return
        [
            .. Segmenter
                .Split(even.Text)
                .Select(part => even.InLine(part))
                .Select(part => part with { Start = sentence.Start + part.Start }),
        ];
    }

    private static TextSpan Trimmed(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return TextSpan.FromBounds(start, end);
    }
}
