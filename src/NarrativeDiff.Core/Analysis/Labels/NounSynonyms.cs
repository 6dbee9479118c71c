using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Nouns that WordNet gives one first sense, and what common nouns name.</summary>
internal static class NounSynonyms
{
    private static readonly FrozenDictionary<string, string> Sets = Lexicon
        .Lines("noun-synonyms.tsv", PhraseWords.Room)
        .Select(line => line.Split(' '))
        .SelectMany(set => set.Select(noun => (Noun: noun, First: set[0])))
        .DistinctBy(pair => pair.Noun, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Noun, pair => pair.First, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Kinds = Lexicon
        .Kinds("noun-kinds.tsv", PhraseWords.Room)
        .SelectMany(kind => kind.Value.Select(noun => (Noun: noun, Kind: kind.Key)))
        .DistinctBy(pair => pair.Noun, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Noun, pair => pair.Kind, StringComparer.Ordinal);

    /// <summary>One noun for all of its set: "lawyer" and "attorney" alike.</summary>
    public static string Fold(string noun) => Sets.GetValueOrDefault(noun, noun);

    /// <returns><c>person</c>, <c>group</c>, <c>act</c>, <c>event</c>, <c>object</c>, <c>message</c> or <c>money</c>; null for what cannot
    /// be pointed at.</returns>
    public static string? KindOf(string noun) => Kinds.GetValueOrDefault(noun);
}
