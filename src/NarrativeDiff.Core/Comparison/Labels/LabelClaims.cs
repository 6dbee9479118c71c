using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>What a name claims or judges about what it names.</summary>
/// <param name="Word">The word of the name that does so, folded: "immigrants" and "immigrant" are one.</param>
/// <param name="Weight">3 for a claim about law, rule, camp or truth; 2 for a judging word.</param>
internal readonly record struct LabelClaim(string Word, int Weight);

/// <summary>Finds the words in a name that claim or judge.</summary>
internal static class LabelClaims
{
    private const int Listed = 3;

    private const int Judging = 2;

    /// <summary>The kind that lists nouns of which a story has many, so that two articles need not mean the same ones.</summary>
    private const string Many = "many";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("label-claims.tsv", "Comparison.Labels");

    private static readonly FrozenSet<string> Claims = Kinds
        .Where(kind => kind.Key != Many)
        .SelectMany(kind => kind.Value)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Classes of the own-words list that stand before or for a noun; a verb in a name is a phrase read wrongly.</summary>
    private static readonly FrozenSet<string> Naming = FrozenSet.ToFrozenSet(
        ["judgement", "thing", "person", "tag", "heighten", "doubt", "evaluative", "epithet", "insult", "loaded-noun"],
        StringComparer.Ordinal
    );

    /// <summary>"Countries", "officials": no name of one thing.</summary>
    public static bool IsOfMany(string noun) => Kinds[Many].Contains(noun);

    /// <summary>A word for a rule, as of a state or its head: "regime", "dictator".</summary>
    public static bool IsOfRule(string word) => Kinds["regime"].Contains(word);

    public static ImmutableArray<LabelClaim> Of(string phrase)
    {
        var tokens = LexicalToken.Of(phrase, new TextSpan(0, phrase.Length));
        var found = new List<LabelClaim>();
        for (var i = 0; i < tokens.Length; i++)
            if (Claimed(tokens, i) is { } word && !(tokens[i].IsCapital && i > 0 && !tokens[i].IsShouted))
                found.Add(new LabelClaim(word, Listed));
        found.AddRange(
            OwnWordLexicon
                .Find(tokens)
                .Where(hit =>
                    hit.Value is { IsPlain: false, Strength: >= Judging }
                    && Naming.Contains(hit.Value.Class)
                    && !tokens[hit.Token].IsCapital
                )
                .Select(hit => new LabelClaim(hit.Value.Entry, Judging))
        );
        found.AddRange(
            NeutralWording
                .Find(tokens)
                .Where(hit => hit.Value.IsContested && hit.Words == tokens.Length - hit.Token && !tokens[hit.Token].IsCapital)
                .Select(hit => new LabelClaim(hit.Value.Entry, Listed))
        );
        return
        [
            .. found
                .GroupBy(claim => claim.Word, StringComparer.Ordinal)
                .Select(same => same.MaxBy(claim => claim.Weight))
                .OrderBy(claim => claim.Word, StringComparer.Ordinal),
        ];
    }

    /// <summary>The listed word, or two that a hyphen or a space joins ("far right").</summary>
    private static string? Claimed(ImmutableArray<LexicalToken> tokens, int i)
    {
        if (
            i + 1 < tokens.Length
            && tokens[i + 1].Follows
            && $"{tokens[i].Word}-{tokens[i + 1].Word}" is var joined
            && Claims.Contains(joined)
        )
            return joined;
        var word = PhraseWords.Singular(tokens[i].Word);
        return Claims.Contains(word) ? word
            : Claims.Contains(tokens[i].Word) ? tokens[i].Word
            : null;
    }
}
