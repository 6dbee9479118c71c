using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NarrativeDiff.Core.Alignment;

/// <summary>A stem of the story, as a number, and how much it says.</summary>
internal readonly record struct Term(int Id, double Weight);

/// <summary>How much a word says within one story: rare words say more.</summary>
/// <remarks>Smoothed inverse document frequency over the story's sentences, ln((n + 1) / (df + 0.5)) (Robertson &amp; Spärck Jones), never
/// below 0.1.</remarks>
internal sealed class TermWeights
{
    private readonly Dictionary<string, Term> _terms;

    private TermWeights(Dictionary<string, Term> terms) => _terms = terms;

    /// <param name="sentences">The stems of each, distinct.</param>
    public static TermWeights Of(IReadOnlyCollection<ImmutableArray<string>> sentences)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        foreach (var stem in sentence)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, stem, out _)++;
        var stems = counts.Keys.ToArray();
        Array.Sort(stems, StringComparer.Ordinal);
        var terms = new Dictionary<string, Term>(stems.Length, StringComparer.Ordinal);
        for (var id = 0; id < stems.Length; id++)
            terms.Add(stems[id], new Term(id, Math.Max(0.1, Math.Log((sentences.Count + 1) / (counts[stems[id]] + 0.5)))));
        return new TermWeights(terms);
    }

    /// <param name="stems">In ordinal order.</param>
    /// <returns>The terms of a text in the order of their ids, so that sums come out the same to the last bit.</returns>
    public ImmutableArray<Term> TermsOf(ImmutableArray<string> stems)
    {
        if (stems.IsEmpty)
            return [];
        var found = ImmutableArray.CreateBuilder<Term>(stems.Length);
        foreach (var stem in stems)
            if (_terms.TryGetValue(stem, out var term))
                found.Add(term);
        return found.DrainToImmutable();
    }
}
