namespace NarrativeDiff.Core.Clustering;

/// <summary>One article already filed under an open story.</summary>
public sealed record StoryMember(string StoryId, ArticleProfile Profile)
{
    /// <summary>Its publisher named the story.</summary>
    public bool IsHinted { get; init; }
}

/// <summary>The story that fits a new article, and how well (0–1).</summary>
public sealed record StoryMatch(string StoryId, double Score);

/// <summary>Decides which open story an article is about, or that it opens a new one.</summary>
/// <remarks>
/// A story's score is the mean likeness to its members in the time window: one chance likeness does not carry an article into a story, and
/// a story
/// does not swallow its neighbours as it grows (counting the nearest member for half of the score loses .016 on ECB+ dev, .010 on AllSides
/// dev).
/// The order of the members does not matter.
/// </remarks>
public sealed class StoryMatcher(StoryMatcherOptions options)
{
    public StoryMatcher()
        : this(new StoryMatcherOptions()) { }

    /// <returns>The best open story at or over the threshold; null: a new story.</returns>
    public StoryMatch? Best(ArticleProfile article, IReadOnlyCollection<StoryMember> open)
    {
        if (open is ActiveArticleIndex stories)
            return StorySearch.Best(stories, article, options);
        var similarity = new Similarity(options);
        similarity.Learn(article);
        foreach (var member in open)
            similarity.Learn(member.Profile);
        return open.Where(member => similarity.AreInReach(article, member.Profile))
            .GroupBy(member => member.StoryId, StringComparer.Ordinal)
            .Select(story => new StoryMatch(story.Key, Mean(story.Sum(member => similarity.Of(article, member.Profile)), story.Count())))
            .Where(match => match.Score >= options.Threshold)
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.StoryId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <remarks>Rounded, so that the order of summation cannot decide.</remarks>
    internal static double Mean(double sum, int articles) => Math.Round(sum / articles, 9);
}
