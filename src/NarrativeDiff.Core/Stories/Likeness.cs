using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Stories;

/// <summary>How alike two articles are: gist, names weighted by rarity, nearness in time.</summary>
/// <remarks>Counts in how many articles a name occurs; a name that all mention says nothing about the story.</remarks>
internal sealed class Likeness(StoryMatcherOptions options)
{
    private readonly Dictionary<string, int> _articlesWith = new(StringComparer.Ordinal);
    private int _articles;

    /// <summary>Makes an article's names part of the background.</summary>
    public void Learn(ArticleProfile article)
    {
        _articles++;
        foreach (var name in article.Names)
            _articlesWith[name] = _articlesWith.GetValueOrDefault(name) + 1;
    }

    public bool AreInReach(ArticleProfile left, ArticleProfile right) => (left.PublishedAt - right.PublishedAt).Duration() <= options.Window;

    /// <remarks>The root lifts the names' cosine, which is small even where two outlets tell of the same people, to the range of the gist's.</remarks>
    /// <returns>0–1; 1 for the same article at the same time.</returns>
    public double Of(ArticleProfile left, ArticleProfile right)
    {
        var gist = Math.Max(0, TensorPrimitives.Dot<float>(left.Vector, right.Vector));
        var both = left.Names.IsEmpty || right.Names.IsEmpty
            ? gist
            : (1 - options.NameShare) * gist + options.NameShare * Math.Sqrt(NameCosine(left.Names, right.Names));
        return both * Math.Exp(-(left.PublishedAt - right.PublishedAt).Duration().TotalDays / options.DecayDays);
    }

    /// <remarks>Both lists are in ordinal order, so one walk along both finds what they share.</remarks>
    private double NameCosine(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        double shared = 0;
        for (int l = 0, r = 0; l < left.Length && r < right.Length;)
        {
            var order = string.CompareOrdinal(left[l], right[r]);
            if (order == 0)
                shared += SquaredWeight(left[l]);
            if (order <= 0)
                l++;
            if (order >= 0)
                r++;
        }

        return shared == 0 ? 0 : shared / Math.Sqrt(left.Sum(SquaredWeight) * right.Sum(SquaredWeight));
    }

    /// <summary>Smoothed inverse document frequency, ln((n + 1) / (df + ½)), squared; the article being filed counts as one that has the name.</summary>
    private double SquaredWeight(string name)
    {
        var weight = Math.Log((_articles + 1.0) / (Math.Max(1, _articlesWith.GetValueOrDefault(name)) + 0.5));
        return weight * weight;
    }
}
