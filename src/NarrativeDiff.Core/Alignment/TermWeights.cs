using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>A stem of the story, as a number, and how much it tells.</summary>
internal readonly record struct Term(int Id, double Weight);

/// <summary>How much a word tells within one story: rare words tell more.</summary>
/// <remarks>Smoothed inverse document frequency over the story's sentences, ln((n + 1) / (df + 0.5)) (Robertson &amp; Spärck Jones), never below 0.1.</remarks>
internal sealed class TermWeights
{
    private readonly FrozenDictionary<string, Term> terms;

    private TermWeights(FrozenDictionary<string, Term> terms) => this.terms = terms;

    public static TermWeights Of(IReadOnlyCollection<IReadOnlySet<string>> sentences) => new(sentences
        .SelectMany(stems => stems)
        .CountBy(stem => stem, StringComparer.Ordinal)
        .OrderBy(stem => stem.Key, StringComparer.Ordinal)
        .Select((stem, id) => (stem.Key, Term: new Term(id, Math.Max(0.1, Math.Log((sentences.Count + 1) / (stem.Value + 0.5))))))
        .ToFrozenDictionary(stem => stem.Key, stem => stem.Term, StringComparer.Ordinal));

    /// <returns>The terms of a text in the order of their ids, so that sums come out the same to the last bit.</returns>
    public ImmutableArray<Term> TermsOf(IEnumerable<string> stems) =>
        [.. stems.Where(terms.ContainsKey).Select(stem => terms[stem]).OrderBy(term => term.Id)];
}
