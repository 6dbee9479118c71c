using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Files a stream as the worker does it: article by article among those of the time around it, and each story that changed is sorted
/// again with those near it.</summary>
internal static class LiveStories
{
    /// <param name="every">Stories that changed are sorted again after so many articles, and at the end.</param>
    /// <returns>Each article's story, in the order of the stream.</returns>
    public static ImmutableArray<string> File(IReadOnlyList<ArticleProfile> stream, int every, StoryMatcherOptions options)
    {
        var open = new ActiveArticleIndex(options);
        var matcher = new StoryMatcher(options);
        var keys = stream.Select((_, i) => new ArticleKey(new("stream"), i.ToString("D9", CultureInfo.InvariantCulture))).ToArray();
        var storyOf = new string[stream.Count];
        var changed = new List<string>();
        for (var i = 0; i < stream.Count; i++)
        {
            var at = stream[i].PublishedAt.UtcTicks;
            open.LookAt(at - options.Window.Ticks, at + options.Window.Ticks);
            storyOf[i] = matcher.Best(stream[i], open)?.StoryId ?? keys[i].ArticleId;
            open.Put(keys[i], new StoryMember(storyOf[i], stream[i]));
            changed.Remove(storyOf[i]);
            changed.Add(storyOf[i]);
            if ((i + 1) % every == 0 || i + 1 == stream.Count)
                Sort(open, changed, stream, storyOf, options);
        }
        return [.. storyOf];
    }

    private static void Sort(
        ActiveArticleIndex open,
        List<string> changed,
        IReadOnlyList<ArticleProfile> stream,
        string[] storyOf,
        StoryMatcherOptions options
    )
    {
        while (changed.Count > 0)
        {
            var story = changed[0];
            changed.RemoveAt(0);
            var times = stream.Where((_, i) => storyOf[i] == story).Select(profile => profile.PublishedAt.UtcTicks).ToArray();
            if (times.Length == 0)
                continue;
            open.LookAt(times.Min() - options.Window.Ticks, times.Max() + options.Window.Ticks);
            var sorted = StoryReclustering.Around(story, open, ImmutableHashSet<string>.Empty, i => open.KeyOf(i).ArticleId, options);
            var moved = Enumerable
                .Range(0, open.Count)
                .Where(i => open[i].StoryId != sorted.StoryOf[i])
                .Select(i => (open.KeyOf(i), open[i], sorted.StoryOf[i]))
                .ToArray();
            foreach (var (key, member, to) in moved)
            {
                changed.Remove(to);
                changed.Remove(member.StoryId);
                storyOf[int.Parse(key.ArticleId, CultureInfo.InvariantCulture)] = to;
                open.Put(key, member with { StoryId = to });
            }
        }
    }
}
