using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Makes stories of articles as the publisher's hints say, without looking at the texts.</summary>
internal static class StoryGroups
{
    /// <summary>The story of all articles that name none.</summary>
    public const string WithoutHint = "story";

    /// <remarks>Ids are made of hints as the worker makes them, so that the same articles have the same story id by file and by
    /// queue.</remarks>
    /// <returns>In ordinal order of their ids, whatever order the articles came in.</returns>
    public static ImmutableArray<Story> Of(ImmutableArray<ArticleVersion> articles) =>
        [
            .. articles
                .GroupBy(article => StoryIds.OfHint(article.StoryHint ?? WithoutHint), StringComparer.Ordinal)
                .OrderBy(story => story.Key, StringComparer.Ordinal)
                .Select(story => new Story(story.Key, [.. story])),
        ];
}
