using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Orders the versions of a page that was saved more than once: all state one time of publication, each the time of its last
/// change.</summary>
internal sealed class SavedVersions
{
    private readonly List<(int Index, DateTimeOffset Modified)> _changed = [];

    /// <param name="index">Place of the article among those read.</param>
    /// <param name="modified">When the page says that it was changed last; null where it says nothing.</param>
    public void Add(int index, DateTimeOffset? modified)
    {
        if (modified is { } time)
            _changed.Add((index, time));
    }

    /// <summary>The version changed first keeps the time of publication, the later ones appeared when they were changed.</summary>
    public void Time(ImmutableArray<ArticleVersion>.Builder articles)
    {
        foreach (var article in _changed.GroupBy(change => (articles[change.Index].Key, articles[change.Index].PublishedAt)))
        {
            var ordered = article.Where(change => articles[change.Index].Version is null).OrderBy(change => change.Modified).ToArray();
            foreach (
                var (index, modified) in ordered
                    .Skip(1)
                    .Where(change => change.Modified > ordered[0].Modified && change.Modified > article.Key.PublishedAt)
            )
                articles[index] = articles[index] with { PublishedAt = modified };
        }
    }
}
