using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Themes;

/// <summary>What is at stake in a passage: accusation, denial, charge, law, harm, responsibility, money, votes, rights, motive, correction,
/// doubt.</summary>
internal static class Consequences
{
    private static readonly LexiconFile Data = LexiconFile.Read("Themes", "consequences.tsv");

    /// <summary>The kinds in the order of the data file.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. Data.Rows.Select(row => row[0])];

    private static readonly FrozenDictionary<string, int[]> ByStem = Data
        .Rows.SelectMany((row, kind) => LexiconFile.WordsOf(row[1]).Select(word => (Stem: Stemmer.Stem(word), kind)))
        .Distinct()
        .GroupBy(entry => entry.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(entry => entry.kind).ToArray(), StringComparer.Ordinal);

    /// <param name="sentences">Content stems of each sentence.</param>
    /// <returns>By kind, the share of the sentences that have a word of it, 0–1.</returns>
    public static double[] Of(IReadOnlyCollection<IEnumerable<string>> sentences)
    {
        var shares = new double[Kinds.Length];
        var met = new bool[Kinds.Length];
        foreach (var sentence in sentences)
        {
            Array.Clear(met);
            foreach (var stem in sentence)
            foreach (var kind in ByStem.GetValueOrDefault(stem, []))
                met[kind] = true;
            for (var kind = 0; kind < met.Length; kind++)
                shares[kind] += met[kind] ? 1.0 / sentences.Count : 0;
        }
        return shares;
    }
}
