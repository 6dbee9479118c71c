using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Worker.Commands;

/// <summary>Makes stories of articles as the publisher's hints say, without looking at the texts.</summary>
internal static class StoryGroups
{
    /// <summary>The story of all articles that name none.</summary>
    public const string WithoutHint = "story";

    /// <returns>In ordinal order of their ids, whatever order the articles came in.</returns>
    public static ImmutableArray<Story> Of(ImmutableArray<ArticleVersion> articles) =>
    [
        .. articles
            .GroupBy(article => article.StoryHint ?? WithoutHint, StringComparer.Ordinal)
            .OrderBy(story => story.Key, StringComparer.Ordinal)
            .Select(story => new Story(story.Key, [.. story])),
    ];
}
