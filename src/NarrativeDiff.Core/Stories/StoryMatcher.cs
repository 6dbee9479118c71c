namespace NarrativeDiff.Core.Stories;

/// <summary>One article already filed under an open story.</summary>
public sealed record StoryMember(string StoryId, ArticleProfile Profile);

/// <summary>The story that fits a new article, and how well (0–1).</summary>
public sealed record StoryMatch(string StoryId, double Score);

/// <summary>Decides which open story an article is about, or that it opens a new one.</summary>
public sealed class StoryMatcher
{
    /// <returns>The best open story at or over the threshold; null: a new story.</returns>
    public StoryMatch? Best(ArticleProfile article, IReadOnlyCollection<StoryMember> open) => throw new NotImplementedException();
}
