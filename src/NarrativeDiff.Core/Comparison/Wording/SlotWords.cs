using System.Collections.Frozen;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Whether two runs of words fill one slot of a sentence, and whether their words judge.</summary>
internal static class SlotWords
{
    /// <summary>Strength from which a word of the own-words list judges by itself.</summary>
    private const int Judging = 2;

    private static readonly FrozenSet<string> Openers = FrozenSet.ToFrozenSet(
        ["a", "an", "the", "its", "their", "his", "her", "this", "that", "these", "those"],
        StringComparer.Ordinal
    );

    /// <summary>"Units before" and "crews as", "army fights only on" and "country was defending" are pieces of two sentences; "deal" and
    /// "agreement" say one thing.</summary>
    public static bool AreOfOneKind(string one, string other)
    {
        var (a, b) = (Core(one), Core(other));
        if (a.Length == 0 || b.Length == 0 || IsLoose(a) || IsLoose(b))
            return false;
        var (left, right) = (a[^1], b[^1]);
        return NounSynonyms.Fold(PhraseWords.Singular(left)) != NounSynonyms.Fold(PhraseWords.Singular(right))
            && MayStandAlike(left, right);
    }

    /// <summary>A word that claims or judges stands in it.</summary>
    public static bool Judge(string words) =>
        !LabelClaims.Of(words).IsEmpty
        || OwnWordLexicon
            .Find(LexicalToken.Of(words, new TextSpan(0, words.Length)))
            .Any(hit => hit.Value is { IsPlain: false, Strength: >= Judging });

    /// <summary>Its words in small letters without what opens a noun phrase.</summary>
    private static string[] Core(string words) =>
        [
            .. Chunker
                .Chunk(words)
                .Where(chunk => chunk.Kind is ChunkKind.Word or ChunkKind.Number)
                .Select(chunk => Normalise.ForMatching(chunk.Span.Of(words)).ToLowerInvariant())
                .SkipWhile(Openers.Contains),
        ];

    /// <summary>A function word at an edge belongs to what stands beside the slot.</summary>
    private static bool IsLoose(string[] words) => WordLexicon.IsClosed(words[0]) || WordLexicon.IsClosed(words[^1]);

    private static bool MayStandAlike(string left, string right)
    {
        var (a, b) = (WordLexicon.Analyse(left), WordLexicon.Analyse(right));
        return !a.IsKnown
            || !b.IsKnown
            || (a.Noun is not null && b.Noun is not null)
            || (a.Verb is not null && b.Verb is not null)
            || (Describes(a) && Describes(b));
    }

    private static bool Describes(WordAnalysis word) =>
        word.Adjective || word.Adverb || word.Form is not (VerbForm.None or VerbForm.Base or VerbForm.Past) || word.IsPastOrParticiple;
}
