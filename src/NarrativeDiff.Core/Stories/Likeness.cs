using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Stories;

/// <summary>How alike two articles are: gist, names weighted by rarity, nearness in time.</summary>
/// <remarks>Counts in how many articles a name occurs; a name that all mention says nothing about the story. Not thread-safe.</remarks>
internal sealed class Likeness(StoryMatcherOptions options)
{
    private readonly Dictionary<string, int> _numberOf = new(StringComparer.Ordinal);
    private readonly Dictionary<ArticleProfile, int[]> _namesOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _articlesWith = [];
    private double[] _squaredWeights = [];
    private int _articles;

    /// <summary>Makes an article's names part of the background.</summary>
    public void Learn(ArticleProfile article)
    {
        _articles++;
        foreach (var name in NamesOf(article))
            _articlesWith[name]++;
        _squaredWeights = [];
    }

    public bool AreInReach(ArticleProfile left, ArticleProfile right) => (left.PublishedAt - right.PublishedAt).Duration() <= options.Window;

    /// <remarks>The root lifts the names' cosine, which is small even where two outlets tell of the same people, to the range of the gist's.</remarks>
    /// <returns>0–1; 1 for the same article at the same time.</returns>
    public double Of(ArticleProfile left, ArticleProfile right)
    {
        var gist = Math.Max(0, TensorPrimitives.Dot<float>(left.Vector, right.Vector));
        var both = left.Names.IsEmpty || right.Names.IsEmpty
            ? gist
            : (1 - options.NameShare) * gist + options.NameShare * Math.Sqrt(NameCosine(NamesOf(left), NamesOf(right)));
        return both * Math.Exp(-(left.PublishedAt - right.PublishedAt).Duration().TotalDays / options.DecayDays);
    }

    /// <summary>An article's names as numbers, ascending: comparing them is most of the work of a search.</summary>
    private int[] NamesOf(ArticleProfile article)
    {
        if (_namesOf.TryGetValue(article, out var known))
            return known;
        var names = article.Names.Select(NumberOf).ToArray();
        Array.Sort(names);
        return _namesOf[article] = names;
    }

    private int NumberOf(string name)
    {
        if (_numberOf.TryGetValue(name, out var known))
            return known;
        _articlesWith.Add(0);
        return _numberOf[name] = _articlesWith.Count - 1;
    }

    /// <remarks>Both lists ascend, so one walk along both finds what they share.</remarks>
    private double NameCosine(int[] left, int[] right)
    {
        double shared = 0;
        for (int l = 0, r = 0; l < left.Length && r < right.Length;)
        {
            if (left[l] == right[r])
            {
                shared += SquaredWeight(left[l]);
                (l, r) = (l + 1, r + 1);
            }
            else if (left[l] < right[r])
            {
                l++;
            }
            else
            {
                r++;
            }
        }

        return shared == 0 ? 0 : shared / Math.Sqrt(Norm(left) * Norm(right));
    }

    private double Norm(int[] names)
    {
        double sum = 0;
        foreach (var name in names)
            sum += SquaredWeight(name);
        return sum;
    }

    private double SquaredWeight(int name)
    {
        if (_squaredWeights.Length == 0)
            _squaredWeights = SquaredWeights();
        return _squaredWeights[Math.Max(1, _articlesWith[name])];
    }

    /// <summary>Smoothed inverse document frequency, ln((n + 1) / (df + ½)), squared, for each df; the article being filed counts as one that has the name.</summary>
    private double[] SquaredWeights()
    {
        var weights = new double[Math.Max(1, _articlesWith.DefaultIfEmpty(0).Max()) + 1];
        for (var df = 1; df < weights.Length; df++)
            weights[df] = Math.Pow(Math.Log((_articles + 1.0) / (df + 0.5)), 2);
        return weights;
    }
}
