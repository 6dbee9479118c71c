using System.Collections.Immutable;

namespace NarrativeDiff.Core.Stories;

/// <summary>Finds stories that were opened apart though they are one.</summary>
/// <remarks>
/// Average link: the most alike pair first, until none reaches the threshold. A merged story is as alike to a third as its
/// parts are on average, so only pairs that reach the threshold by themselves need watching.
/// </remarks>
internal sealed class StoryMerger
{
    private readonly Likeness _likeness;
    private readonly double _threshold;
    private readonly IReadOnlySet<string> _named;
    private readonly Dictionary<string, ImmutableArray<ArticleProfile>> _members;
    private readonly Dictionary<(string Older, string Younger), double> _alike = [];
    private readonly Dictionary<string, int> _opened;

    private StoryMerger(IReadOnlyList<(string Id, ImmutableArray<ArticleProfile> Members)> stories, IReadOnlySet<string> named, Likeness likeness, double threshold)
    {
        _likeness = likeness;
        _threshold = threshold;
        _named = named;
        _opened = stories.Index().ToDictionary(story => story.Item.Id, story => story.Index, StringComparer.Ordinal);
        _members = stories.ToDictionary(story => story.Id, story => story.Members, StringComparer.Ordinal);
        for (var younger = 1; younger < stories.Count; younger++)
            for (var older = 0; older < younger; older++)
                Watch(stories[older].Id, stories[younger].Id);
    }

    /// <param name="stories">In the order they were opened.</param>
    /// <param name="named">Stories a publisher named: never merged with each other, and their name survives.</param>
    /// <param name="likeness">Has learnt all members.</param>
    /// <param name="threshold">Least likeness (0–1) of two stories that are one.</param>
    /// <returns>Old id to the id it now goes by, for the stories that lost theirs.</returns>
    public static ImmutableSortedDictionary<string, string> Merge(
        IReadOnlyList<(string Id, ImmutableArray<ArticleProfile> Members)> stories, IReadOnlySet<string> named, Likeness likeness, double threshold)
    {
        var merger = new StoryMerger(stories, named, likeness, threshold);
        var goesBy = stories.ToDictionary(story => story.Id, story => story.Id, StringComparer.Ordinal);
        while (merger.MergeNext() is { } merged)
        {
            foreach (var id in goesBy.Where(entry => entry.Value == merged.Lost).Select(entry => entry.Key).ToArray())
                goesBy[id] = merged.Kept;
        }

        return goesBy.Where(entry => entry.Key != entry.Value).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private (string Lost, string Kept)? MergeNext()
    {
        if (_alike.Count == 0)
            return null;
        var (older, younger) = _alike
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => _opened[pair.Key.Older])
            .ThenBy(pair => _opened[pair.Key.Younger])
            .First().Key;
        var (kept, lost) = _named.Contains(younger) ? (younger, older) : (older, younger);
        _members[kept] = _members[kept].AddRange(_members[lost]);
        _members.Remove(lost);

        var touched = _alike.Keys.Where(pair => pair.Older == kept || pair.Younger == kept || pair.Older == lost || pair.Younger == lost).ToArray();
        foreach (var pair in touched)
            _alike.Remove(pair);
        foreach (var other in touched.SelectMany(pair => new[] { pair.Older, pair.Younger }).Distinct(StringComparer.Ordinal).Where(id => id != kept && id != lost))
            Watch(kept, other);
        return (lost, kept);
    }

    private void Watch(string one, string another)
    {
        if (_named.Contains(one) && _named.Contains(another))
            return;
        var pairs = (from left in _members[one]
                     from right in _members[another]
                     where _likeness.AreInReach(left, right)
                     select _likeness.Of(left, right)).ToArray();
        if (pairs.Length > 0 && StoryMatcher.MeanOf(pairs) is var score && score >= _threshold)
            _alike[_opened[one] < _opened[another] ? (one, another) : (another, one)] = score;
    }
}
