using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>The words of one sentence, and its mentions as they were read last: they depend on nothing else but which of its words the
/// story takes for names.</summary>
internal sealed class KnownMentions(ImmutableArray<PhraseToken> tokens)
{
    private volatile Read? _last;

    private sealed record Read(bool[] Names, MentionPlace Place, ImmutableArray<Mention> Mentions);

    public ImmutableArray<PhraseToken> Tokens => tokens;

    /// <summary>Places of the tokens that may be (part of) a name.</summary>
    public ImmutableArray<int> Capitals { get; } =
    [
        .. Enumerable
            .Range(0, tokens.Length)
            .Where(i => tokens[i] is { IsWord: true, IsCapital: true } token && token.Word != "i" && !PhraseWords.Is(token.Word, "time")),
    ];

    /// <summary>A line that capitalises nearly every word.</summary>
    public bool IsHeading { get; } =
        tokens.Where(token => token.IsWord && token.Word.Length > 3).ToArray() is { Length: >= 4 } longer
        && longer.Count(token => token.IsCapital) > 0.8 * longer.Length;

    /// <param name="names">By token, whether it is (part of) a name.</param>
    public ImmutableArray<Mention> Of(string text, bool[] names, MentionPlace place)
    {
        if (_last is not { } known || !known.Names.AsSpan().SequenceEqual(names))
            known = new Read(names, place, [.. new MentionReader(text, tokens, names, place).Read()]);
        else if (known.Place != place)
            known = new Read(
                names,
                place,
                [.. known.Mentions.Select(mention => mention with { Place = place with { Span = mention.Place.Span } })]
            );
        _last = known;
        return known.Mentions;
    }
}
