using System.Numerics.Tensors;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Searches the open articles: by brute force over the gists, by index over the names.</summary>
internal static class StorySearch
{
    /// <summary>Articles looked for in one pass: their vectors fit the processor's nearest cache.</summary>
    private const int AtOnce = 8;

    /// <summary>More than rounding can make of a bound.</summary>
    private const double Margin = 1e-6;

    /// <summary>As <see cref="StoryMatcher.Best(ArticleProfile, IReadOnlyCollection{StoryMember})"/> over all articles of the
    /// list.</summary>
    public static StoryMatch? Best(ActiveArticleIndex open, ArticleProfile article, StoryMatcherOptions options)
    {
        // A copy: the very profile may be among the open ones, and has its names there.
        var profile = article with
        { };
        open.Similarity.Learn(profile);
        var best = Best(open, new Asked(open, profile, options), options.Threshold);
        open.Similarity.Unlearn(profile);
        open.Similarity.Forget(profile);
        return best;
    }

    /// <returns>For each article of the list, its greatest likeness to an article of the story within reach; 0 for the story's own, and
    /// where it is below the threshold.</returns>
    public static double[] Nearest(ActiveArticleIndex open, string storyId, StoryMatcherOptions options)
    {
        var nearest = new double[open.Count];
        var own = Enumerable
            .Range(0, open.Count)
            .Where(article => open[article].StoryId == storyId)
            .Select(article => new Asked(open, open[article].Profile, options));
        foreach (var asked in own.Chunk(AtOnce))
            for (var i = 0; i < nearest.Length; i++)
            {
                var article = open.At(i);
                if (article.Member.StoryId == storyId)
                    continue;
                double? norm = null;
                foreach (var mine in asked)
                    if (mine.MayReach(article, options.Threshold) && mine.IsInReach(article))
                        nearest[i] = Math.Max(nearest[i], mine.LikenessTo(article, norm ??= open.Similarity.Norm(article.Names)));
            }

        return nearest;
    }

    /// <remarks>A bound is computed for every article; exactly, only stories whose mean bound may be the best, the most promising first:
    /// often one is enough.</remarks>
    private static StoryMatch? Best(ActiveArticleIndex open, Asked asked, double threshold)
    {
        var (from, to) = open.InReach(asked.Ticks);
        var (bounds, articles, firsts) = (new double[open.Index.Stories], new int[open.Index.Stories], new int[open.Index.Stories]);
        var nexts = new int[to - from];
        for (var i = to - 1; i >= from; i--)
        {
            var article = open.At(i);
            var story = article.Story;
            bounds[story] += asked.AtMost(article);
            nexts[i - from] = articles[story]++ > 0 ? firsts[story] : to;
            firsts[story] = i;
        }

        var promising = new List<(double Bound, int Story)>();
        for (var story = 0; story < bounds.Length; story++)
            if (articles[story] > 0 && bounds[story] / articles[story] + Margin is var bound && bound >= threshold)
                promising.Add((bound, story));
        promising.Sort((left, right) => right.Bound.CompareTo(left.Bound));

        StoryMatch? best = null;
        foreach (var (bound, story) in promising)
        {
            if (bound < best?.Score)
                break;
            double sum = 0;
            for (var i = firsts[story]; i < to; i = nexts[i - from])
                sum += asked.LikenessTo(open.At(i), open.Similarity.Norm(open.At(i).Names));
            var match = new StoryMatch(open[firsts[story]].StoryId, StoryMatcher.Mean(sum, articles[story]));
            if (
                match.Score >= threshold
                && (
                    best is null
                    || match.Score > best.Score
                    || (match.Score == best.Score && string.CompareOrdinal(match.StoryId, best.StoryId) < 0)
                )
            )
                best = match;
        }

        return best;
    }

    /// <summary>An article that others are held against.</summary>
    private sealed class Asked(ActiveArticleIndex open, ArticleProfile profile, StoryMatcherOptions options)
    {
        private readonly double _norm = open.Similarity.Norm(open.Similarity.NamesOf(profile));
        private readonly double[] _shared = open.Index.SharedWith(open.Similarity.NamesOf(profile));

        public long Ticks => profile.PublishedAt.UtcTicks;

        public bool IsInReach(ActiveArticle article) => open.Similarity.AreInReach(profile, article.Member.Profile);

        /// <returns>False: the likeness is below this, whatever else the other mentions and whenever it appeared.</returns>
        public bool MayReach(ActiveArticle article, double similarity) => AtMost(article) >= similarity - Margin;

        /// <returns>What the likeness is at most.</returns>
        /// <remarks>Its names weigh at least what is shared of them, which bounds the names' cosine without adding them up.</remarks>
        public double AtMost(ActiveArticle article)
        {
            var lead = Math.Max(0, TensorPrimitives.Dot<float>(profile.Vector, article.Vector));
            if (profile.Names.IsEmpty || article.Names.Length == 0)
                return lead;
            var names = _shared[article.Slot] > 0 ? Math.Sqrt(Math.Sqrt(_shared[article.Slot] / _norm)) : 0;
            return (1 - options.NameShare) * lead + options.NameShare * names;
        }

        /// <param name="norm">Of the article's names: computed once for all that are compared with it.</param>
        public double LikenessTo(ActiveArticle article, double norm)
        {
            var shared = _shared[article.Slot];
            return open.Similarity.Of(profile, article.Member.Profile, shared > 0 ? shared / Math.Sqrt(_norm * norm) : 0);
        }
    }
}
