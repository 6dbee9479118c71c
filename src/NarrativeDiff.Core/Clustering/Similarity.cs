using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>How alike two articles are: gist, names weighted by rarity, nearness in time.</summary>
/// <remarks>Counts in how many articles a name occurs; a name that all mention says nothing about the story. Not thread-safe.</remarks>
internal sealed class Similarity(StoryMatcherOptions options)
{
    private readonly NameNumbers _numbers = new();
    private readonly Dictionary<ArticleProfile, int[]> _namesOf = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _articlesWith = [];
    private double[] _squaredWeights = [];
    private bool _areStale = true;
    private int _articles;

    /// <summary>Makes an article's names part of the background.</summary>
    public void Learn(ArticleProfile article) => Count(article, 1);

    /// <summary>Takes them out again.</summary>
    public void Unlearn(ArticleProfile article) => Count(article, -1);

    /// <summary>Forgets an article that is not part of the background: its names' numbers are free for others.</summary>
    public void Forget(ArticleProfile article)
    {
        if (_namesOf.Remove(article, out var names))
            _numbers.Release(names);
    }

    /// <summary>The same profile; of names that others have too, their strings serve.</summary>
    public ArticleProfile Interned(ArticleProfile article) => article with { Names = _numbers.Interned(article.Names) };

    public bool AreInReach(ArticleProfile left, ArticleProfile right) => Between(left, right) <= options.Window;

    /// <summary>Nothing where one of the times is not known: then time speaks neither for nor against one story.</summary>
    private static TimeSpan Between(ArticleProfile left, ArticleProfile right) =>
        left.PublishedAt.IsKnown() && right.PublishedAt.IsKnown() ? (left.PublishedAt - right.PublishedAt).Duration() : TimeSpan.Zero;

    /// <remarks>The root lifts the names' cosine, which is small even where two outlets report the same people, to the range of the
    /// gist's.</remarks>
    /// <returns>0–1; 1 for the same article at the same time.</returns>
    public double Of(ArticleProfile left, ArticleProfile right)
    {
        var (leftNames, rightNames) = (NamesOf(left), NamesOf(right));
        return Of(left, right, NameCosine(Shared(leftNames, rightNames), Norm(leftNames), Norm(rightNames)));
    }

    /// <summary>The same for pairs of a fixed set of articles, whose names are looked up and weighed once; right as long as nothing is
    /// learnt.</summary>
    /// <returns>For the place of an article: its likeness to each before it, 0 to one out of reach; computed when it is first asked
    /// for.</returns>
    public Func<int, Func<int, double>> Among(IReadOnlyList<ArticleProfile> articles)
    {
        ArticleProfile[] profiles = [.. articles];
        var names = Array.ConvertAll(profiles, NamesOf);
        var norms = Array.ConvertAll(names, Norm);
        var mentions = new Dictionary<int, List<int>>();
        foreach (var (article, numbers) in names.Index())
        foreach (var name in numbers)
            (CollectionsMarshal.GetValueRefOrAddDefault(mentions, name, out _) ??= []).Add(article);
        return article =>
        {
            // With a minus, be it of nothing: what the names share. Without: the likeness.
            var row = new double[article];
            Array.Fill(row, -0.0);
            foreach (var name in names[article])
            {
                var weight = SquaredWeight(name);
                foreach (var other in CollectionsMarshal.AsSpan(mentions[name]))
                {
                    if (other >= article)
                        break;
                    row[other] -= weight;
                }
            }

            var (mine, norm) = (profiles[article], norms[article]);
            return other =>
            {
                if (double.IsNegative(row[other]))
                    row[other] = AreInReach(mine, profiles[other])
                        ? Of(mine, profiles[other], NameCosine(-row[other], norm, norms[other]))
                        : 0;
                return row[other];
            };
        };
    }

    /// <summary>What is left of the likeness of two events told in the same words, the less the fewer names they share: a fire in one town
    /// and a fire in another are two stories.</summary>
    private double Left(ArticleProfile left, ArticleProfile right, double lead, double names) =>
        lead < options.Twins.Lead
        || names >= options.Twins.Shared
        || left.Names.Length < options.Twins.Names
        || right.Names.Length < options.Twins.Names
            ? 1
            : options.Twins.Share + (1 - options.Twins.Share) * names / options.Twins.Shared;

    /// <param name="nameCosine">Of the names of both, where both have some.</param>
    public double Of(ArticleProfile left, ArticleProfile right, double nameCosine)
    {
        var lead = Math.Max(0, TensorPrimitives.Dot<float>(left.Vector, right.Vector));
        var names = Math.Sqrt(nameCosine);
        var both =
            left.Names.IsEmpty || right.Names.IsEmpty
                ? lead
                : ((1 - options.NameShare) * lead + options.NameShare * names) * Left(left, right, lead, names);
        return both * Math.Exp(-Between(left, right).TotalDays / options.DecayDays);
    }

    /// <summary>An article's names as numbers, ascending: comparing them is most of the work of a search.</summary>
    public int[] NamesOf(ArticleProfile article)
    {
        if (_namesOf.TryGetValue(article, out var known))
            return known;
        var names = _numbers.Of(article.Names);
        while (_articlesWith.Count < _numbers.Highest)
            _articlesWith.Add(0);
        return _namesOf[article] = names;
    }

    /// <summary>Squared weights of all names of an article together.</summary>
    public double Norm(int[] names)
    {
        double sum = 0;
        foreach (var name in names)
            sum += SquaredWeight(name);
        return sum;
    }

    /// <summary>Smoothed inverse document frequency, ln((n + 1) / (df + ½)), squared; the article being filed counts as one that has the
    /// name.</summary>
    public double SquaredWeight(int name)
    {
        if (_areStale)
            Refresh();
        var articles = Math.Max(1, _articlesWith[name]);
        ref var weight = ref _squaredWeights[articles];
        if (double.IsNaN(weight))
            weight = Math.Pow(Math.Log((_articles + 1.0) / (articles + 0.5)), 2);
        return weight;
    }

    private void Count(ArticleProfile article, int by)
    {
        foreach (var name in NamesOf(article))
            _articlesWith[name] += by;
        _articles += by;
        _areStale = true;
    }

    /// <summary>A weight is computed when it is first asked for: most counts never occur.</summary>
    private void Refresh()
    {
        if (_squaredWeights.Length < _articles + 2)
            _squaredWeights = new double[Math.Max(_articles + 2, 2 * _squaredWeights.Length)];
        _squaredWeights.AsSpan(0, _articles + 2).Fill(double.NaN);
        _areStale = false;
    }

    private static double NameCosine(double shared, double left, double right) => shared == 0 ? 0 : shared / Math.Sqrt(left * right);

    /// <remarks>Both lists ascend, so one walk along both finds what they share.</remarks>
    private double Shared(int[] left, int[] right)
    {
        double shared = 0;
        for (int l = 0, r = 0; l < left.Length && r < right.Length; )
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

        return shared;
    }
}
