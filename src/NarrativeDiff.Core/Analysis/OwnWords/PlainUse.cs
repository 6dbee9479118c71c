using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>Knows where a listed word is a name, a charge, a measure or a term, and judges nothing.</summary>
internal static class PlainUse
{
    /// <summary>Words of guilt, which a court or a prosecutor uses as well.</summary>
    private static readonly FrozenSet<string> Guilt = FrozenSet.ToFrozenSet(
        [
            "lie",
            "lies",
            "lied",
            "lying",
            "liar",
            "corrupt",
            "corruption",
            "fraudulent",
            "scheme",
            "schemes",
            "cover up",
            "conspiracy",
            "reckless",
            "recklessly",
            "falsely",
            "threaten",
            "harassment",
            "bribe",
        ],
        StringComparer.Ordinal
    );

    /// <summary>What is counted or measured: "striking four people", "a mere 12 percent" is not among them.</summary>
    private static readonly FrozenSet<string> Numbers = FrozenSet.ToFrozenSet(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "several"],
        StringComparer.Ordinal
    );

    /// <summary>Words between "called" and what it is called.</summary>
    private const int CalledWithin = 9;

    /// <summary>Words between "as" and what it is called.</summary>
    private const int AsWithin = 4;

    private static readonly FrozenSet<string> Calls = FrozenSet.ToFrozenSet(
        [
            "calls",
            "called",
            "calling",
            "label",
            "labels",
            "labeled",
            "labelled",
            "labeling",
            "dub",
            "dubbed",
            "dubbing",
            "describe",
            "describes",
            "described",
            "describing",
            "brand",
            "branded",
            "branding",
            "deem",
            "deemed",
            "deeming",
            "denounced",
            "denouncing",
            "condemned",
            "condemning",
            "dismissed",
            "dismissing",
            "characterized",
            "characterizing",
            "portrayed",
            "portraying",
        ],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Pronouns = FrozenSet.ToFrozenSet(
        ["it", "him", "her", "them", "this", "that", "himself", "herself", "itself", "themselves"],
        StringComparer.Ordinal
    );

    public static bool Is(
        ArticleText article,
        Sentence sentence,
        ImmutableArray<LexicalToken> tokens,
        PhraseHit<OwnWordEntry> hit,
        CapitalizedWords capitals
    )
    {
        var next = hit.Token + hit.Words < tokens.Length ? tokens[hit.Token + hit.Words] : default;
        return IsName(tokens, hit, next, capitals)
            || IsCounted(tokens[hit.Token], hit, next)
            || IsNamedByOthers(tokens, hit.Token)
            || (Guilt.Contains(hit.Value.Entry) && LegalChargeContext.Name(article, sentence, hit.Span));
    }

    private static bool IsName(
        ImmutableArray<LexicalToken> tokens,
        PhraseHit<OwnWordEntry> hit,
        LexicalToken next,
        CapitalizedWords capitals
    )
    {
        var first = tokens[hit.Token];
        if (!first.IsCapital)
            return false;
        if (hit.Words == 1 && capitals.IsName(first.Word) && !first.IsShouted)
            return true;
        if (CapitalizedWords.IsTitle(tokens) || hit.Token == 0 || first.IsShouted)
            return false;
        return !hit.Value.KeepsCapital || next.IsCapital;
    }

    /// <summary>"Calling it a scam", "described him as reckless": what somebody calls it, though no reporting word opens a
    /// clause.</summary>
    private static bool IsNamedByOthers(ImmutableArray<LexicalToken> tokens, int hit)
    {
        for (var i = hit - 1; i >= Math.Max(0, hit - CalledWithin); i--)
            if (Calls.Contains(tokens[i].Word))
                return (i + 2 < hit && Pronouns.Contains(tokens[i + 1].Word) && tokens[i + 2].Word is "a" or "an" or "the" or "as")
                    || (i + 1 < hit && Pronouns.Contains(tokens[i + 1].Word) && tokens[i + 1].Word != "her" && hit - i <= 3)
                    || Enumerable
                        .Range(Math.Max(i + 1, hit - AsWithin), Math.Min(hit - i - 1, AsWithin))
                        .Any(at => tokens[at].Word == "as");
        return false;
    }

    private static bool IsCounted(LexicalToken first, PhraseHit<OwnWordEntry> hit, LexicalToken next) =>
        hit.Words == 1
        && first.Word.EndsWith("ing", StringComparison.Ordinal)
        && next.Word is { Length: > 0 } word
        && (char.IsAsciiDigit(word[0]) || Numbers.Contains(word));
}
