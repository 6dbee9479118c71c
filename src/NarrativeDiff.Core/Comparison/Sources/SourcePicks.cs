using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Which words of one source each article takes, and how many of them the others have too.</summary>
/// <param name="Own">By article and attribution: content words that no other article has from the source.</param>
/// <param name="Shared">Share of all content words that two articles have in common.</param>
internal sealed record SourcePicks(ImmutableArray<ImmutableArray<int>> Own, double Shared)
{
    private const int MaxSaid = 40;

    public static SourcePicks Of(Collation collation, int[] speaks, SourceShare[] said)
    {
        var stems = speaks
            .Select(
                (w, i) =>
                    said[i]
                        .Said.Take(MaxSaid)
                        .Select(one =>
                            one.Content.SelectMany(span => Words.Stems(span.Of(collation.Witnesses[w].Text.Body)))
                                .ToHashSet(StringComparer.Ordinal)
                        )
                        .ToArray()
            )
            .ToArray();
        var byArticle = stems.Select(article => article.SelectMany(one => one).ToHashSet(StringComparer.Ordinal)).ToArray();
        var own = stems
            .Select(
                (article, i) =>
                    article
                        .Select(one => one.Count(stem => !byArticle.Where((_, other) => other != i).Any(other => other.Contains(stem))))
                        .ToImmutableArray()
            )
            .ToImmutableArray();
        var all = byArticle.SelectMany(one => one).Distinct(StringComparer.Ordinal).ToArray();
        return new SourcePicks(
            own,
            all.Length == 0 ? 1 : (double)all.Count(stem => byArticle.Count(article => article.Contains(stem)) > 1) / all.Length
        );
    }
}
