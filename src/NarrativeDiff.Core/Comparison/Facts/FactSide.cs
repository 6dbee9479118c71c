using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>What one sentence says on a fact.</summary>
/// <param name="Sentence">A whole sentence of a newest version.</param>
/// <param name="Span">The words that say it, in the sentence's field.</param>
/// <param name="Says">Its version in a word or two.</param>
/// <param name="Value">What makes two versions one: "5 march", "south korea".</param>
internal sealed record FactSide(TextUnit Sentence, TextSpan Span, string Says, string Value);

/// <summary>Two sentences of different outlets that cannot both be true.</summary>
/// <param name="Kind">The kind of fact: "number", "day", "time of day", "who did it" …</param>
/// <param name="Topic">What it is about in a word or two, and what makes it one subject.</param>
/// <param name="Certainty">0–1: how sure it is that both speak of one fact.</param>
internal sealed record Conflict(string Kind, string Topic, FactSide Left, FactSide Right, double Certainty)
{
    /// <summary>They may both have been true at their time: a count can have grown.</summary>
    public bool MayHaveChanged { get; init; }
}

/// <summary>Sentences of different outlets that a fact can be compared in.</summary>
internal static class Counterparts
{
    /// <summary>Pairs looked at under one key; a bound on work.</summary>
    private const int MaxPairs = 1500;

    /// <summary>Items of different outlets under one key, each pair once.</summary>
    public static IEnumerable<(T Left, T Right)> Of<T>(
        Collation collation,
        IEnumerable<T> items,
        Func<T, TextUnit> sentence,
        Func<T, string> key
    )
    {
        foreach (var group in items.GroupBy(key, StringComparer.Ordinal))
        {
            var (all, pairs) = (group.ToArray(), 0);
            for (var a = 0; a < all.Length && pairs < MaxPairs; a++)
            for (var b = a + 1; b < all.Length && pairs < MaxPairs; b++)
                if (collation.WitnessOf(sentence(all[a])).Outlet != collation.WitnessOf(sentence(all[b])).Outlet)
                {
                    pairs++;
                    yield return (all[a], all[b]);
                }
        }
    }
}
