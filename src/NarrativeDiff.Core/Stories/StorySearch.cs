namespace NarrativeDiff.Core.Stories;

/// <summary>Searches the open articles: by brute force over the gists, by index over the names.</summary>
internal static class StorySearch
{
    /// <summary>Articles looked for in one pass: their vectors fit the processor's nearest cache.</summary>
    private const int AtOnce = 8;

    /// <summary>As <see cref="StoryMatcher.Best(ArticleProfile, IReadOnlyCollection{StoryMember})"/> over all articles of the list.</summary>
    public static StoryMatch? Best(OpenStories open, ArticleProfile article, StoryMatcherOptions options)
    {
        // A copy: the very profile may be among the open ones, and has its names there.
        var asked = article with { };
        open.Likeness.Learn(asked);
        var (from, to) = open.InReach(asked.PublishedAt.UtcTicks);
        var alike = new double[1, to - from];
        Compare(open, [asked], from, to, alike);
        open.Likeness.Unlearn(asked);
        open.Likeness.Forget(asked);
        return BestOf(open, from, to, alike, options.Threshold);
    }

    /// <returns>For each article of the list, its greatest likeness to an article of the story within reach; 0 for the story's own.</returns>
    public static double[] Nearest(OpenStories open, string storyId)
    {
        var nearest = new double[open.Count];
        var own = Enumerable.Range(0, open.Count).Where(article => open[article].StoryId == storyId).Select(article => open[article].Profile);
        foreach (var asked in own.Chunk(AtOnce))
        {
            var alike = new double[asked.Length, open.Count];
            Compare(open, asked, 0, open.Count, alike);
            for (var i = 0; i < nearest.Length; i++)
                if (open[i].StoryId != storyId)
                    for (var a = 0; a < asked.Length; a++)
                        if (open.Likeness.AreInReach(asked[a], open[i].Profile))
                            nearest[i] = Math.Max(nearest[i], alike[a, i]);
        }

        return nearest;
    }

    private static void Compare(OpenStories open, ArticleProfile[] asked, int from, int to, double[,] alike)
    {
        var likeness = open.Likeness;
        var names = Array.ConvertAll(asked, likeness.NamesOf);
        var norms = Array.ConvertAll(names, likeness.Norm);
        var shared = Array.ConvertAll(names, open.Index.SharedWith);
        for (var i = from; i < to; i++)
        {
            var article = open.At(i);
            var norm = -1.0;
            for (var a = 0; a < asked.Length; a++)
            {
                var cosine = 0.0;
                if (shared[a][article.Slot] > 0)
                {
                    norm = norm < 0 ? likeness.Norm(article.Names) : norm;
                    cosine = shared[a][article.Slot] / Math.Sqrt(norms[a] * norm);
                }

                alike[a, i - from] = likeness.Of(asked[a], article.Member.Profile, cosine);
            }
        }
    }

    private static StoryMatch? BestOf(OpenStories open, int from, int to, double[,] alike, double threshold)
    {
        var (sums, articles) = (new double[open.Index.Stories], new int[open.Index.Stories]);
        for (var i = from; i < to; i++)
        {
            sums[open.At(i).Story] += alike[0, i - from];
            articles[open.At(i).Story]++;
        }

        StoryMatch? best = null;
        for (var i = from; i < to; i++)
        {
            var story = open.At(i).Story;
            if (articles[story] == 0)
                continue;
            var match = new StoryMatch(open[i].StoryId, StoryMatcher.Mean(sums[story], articles[story]));
            articles[story] = 0;
            if (match.Score >= threshold && (best is null || match.Score > best.Score || (match.Score == best.Score && string.CompareOrdinal(match.StoryId, best.StoryId) < 0)))
                best = match;
        }

        return best;
    }
}
