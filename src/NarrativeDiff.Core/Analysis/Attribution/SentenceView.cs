using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>A sentence as the attribution rules look at it: its tokens, and which of them stand in quotation marks.</summary>
internal sealed class SentenceView
{
    private readonly bool[] _quoted;
    private readonly int[] _phraseAt;

    /// <param name="names">Words that stand as names within the article's sentences: at the start of one its capital says nothing.</param>
    public SentenceView(int index, string text, TextSpan span, ImmutableArray<TextSpan> quotations, IReadOnlySet<string>? names = null)
    {
        (Index, Text, Sentence) = (index, text, NameWords.Applied(TaggedSentence.Of(text, span), text, names));
        _quoted = [.. Sentence.Tokens.Select(token => Inside(quotations, token.Span))];
        _phraseAt = new int[Tokens.Length];
        Array.Fill(_phraseAt, -1);
        for (var p = 0; p < Sentence.NounPhrases.Length; p++)
        for (var t = Sentence.NounPhrases[p].First; t <= Sentence.NounPhrases[p].Last; t++)
            _phraseAt[t] = p;
    }

    public int Index { get; }

    public string Text { get; }

    public TaggedSentence Sentence { get; }

    public ImmutableArray<Token> Tokens => Sentence.Tokens;

    public int Count => Tokens.Length;

    /// <summary>The quotation's marks count as quoted.</summary>
    public bool IsQuoted(int token) => token >= 0 && token < Count && _quoted[token];

    public bool IsQuoteMark(int token) => token >= 0 && token < Count && Tokens[token].Part == Part.Quote && _quoted[token];

    public string Word(int token) => token >= 0 && token < Count ? Tokens[token].Word : "";

    public Part PartAt(int token) => token >= 0 && token < Count ? Tokens[token].Part : Part.Other;

    public NounPhrase? PhraseAt(int token) =>
        token >= 0 && token < Count && _phraseAt[token] >= 0 ? Sentence.NounPhrases[_phraseAt[token]] : null;

    public TextSpan Span(int first, int last) => Sentence.SpanOf(first, last);

    private static bool Inside(ImmutableArray<TextSpan> quotations, TextSpan token)
    {
        var (low, high) = (0, quotations.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (quotations[middle].Contains(token))
                return true;
            if (quotations[middle].Start > token.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return false;
    }
}
