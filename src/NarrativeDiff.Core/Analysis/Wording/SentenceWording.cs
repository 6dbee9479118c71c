using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>How a sentence is worded: its loaded terms and the evidence round them.</summary>
internal sealed record SentenceWording(ImmutableArray<LoadedTerm> Terms, ImmutableArray<double> Evidence)
{
    /// <summary>The names of <see cref="Evidence"/>, in its order.</summary>
    public static ImmutableArray<string> EvidenceNames { get; } =
    [
        "strong",
        "medium",
        "weak",
        "intensifier",
        "opinion",
        "quotedTerm",
        "capitalTerm",
        "share",
        .. SentenceCues.Kinds,
        "exclamation",
        "questionMark",
        "shouted",
        "quotedShare",
        "number",
        "name",
        "adverb",
        "length",
        .. LoadedLexicon.Kinds,
    ];

    /// <summary>Where in <see cref="Evidence"/> the counts of the word lists' classes begin; only trained models look at them.</summary>
    public static int KindsFrom { get; } = EvidenceNames.Length - LoadedLexicon.Kinds.Length;

    /// <param name="sentence">Span into <paramref name="text"/>.</param>
    /// <param name="quotations">Of the whole text.</param>
    public static SentenceWording Of(string text, TextSpan sentence, ImmutableArray<TextSpan> quotations)
    {
        var tokens = LexicalToken.Of(text, sentence);
        if (tokens.IsEmpty)
            return new SentenceWording([], [.. EvidenceNames.Select(_ => 0.0)]);
        var quoted = new Quotations(quotations);
        var terms = TermsIn(tokens, quoted);
        return new SentenceWording(
            terms,
            new SentenceEvidence(text.AsMemory(sentence.Start, sentence.Length), tokens, quoted, terms).Values()
        );
    }

    private static ImmutableArray<LoadedTerm> TermsIn(ImmutableArray<LexicalToken> tokens, Quotations quotations)
    {
        var isTitle = 2 * tokens.Count(token => token.IsCapital) > tokens.Length + 1;
        var hits = LoadedLexicon.Find(tokens).Where(hit => isTitle || !IsName(tokens[hit.Token], hit)).ToArray();
        return
        [
            .. hits.Select(
                (hit, i) =>
                    new LoadedTerm(hit.Span, hit.Value, quotations.Contain(hit.Span), i + 1 < hits.Length && IsHeightened(hit, hits[i + 1]))
            ),
        ];
    }

    private static bool IsHeightened(PhraseHit<LoadedEntry> hit, PhraseHit<LoadedEntry> next) =>
        next.Token == hit.Token + hit.Words && next.Value is { IsIntensifier: false, Strength: >= LoadedTerm.MinShownStrength };

    /// <summary>A capital within a sentence makes a name of a common word; the names of creeds and epithets keep their sense.</summary>
    private static bool IsName(LexicalToken first, PhraseHit<LoadedEntry> hit) =>
        hit.Token > 0
        && first is { IsCapital: true, IsShouted: false }
        && hit.Words == 1
        && hit.Value.Class is not ("ism" or "label" or "epithet" or "insult");
}
