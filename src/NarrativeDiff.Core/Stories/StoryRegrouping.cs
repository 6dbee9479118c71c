using System.Collections.Immutable;

namespace NarrativeDiff.Core.Stories;

/// <summary>Articles sorted into stories anew, and what that means for the ids given so far.</summary>
/// <param name="StoryOf">Each article's story, in the order the articles were given.</param>
/// <param name="Renamed">Ids that no article has any more, and the id most of their articles went to.</param>
public sealed record StoryRegrouping(ImmutableArray<string> StoryOf, ImmutableSortedDictionary<string, string> Renamed)
{
    /// <param name="filed">Articles as they are filed now, all that may belong together; their order decides ties only.</param>
    /// <param name="named">Stories a publisher named: their articles stay together, they are never merged with each other, and their name survives.</param>
    /// <param name="newId">An id for the story whose first article is this one (its index); asked only where no id is left.</param>
    public static StoryRegrouping Of(IReadOnlyList<StoryMember> filed, IReadOnlySet<string> named, Func<int, string> newId, StoryMatcherOptions options)
    {
        var likeness = new Likeness(options);
        foreach (var article in filed)
            likeness.Learn(article.Profile);
        var groups = StoryGroups.Of(
            [.. filed.Select(article => article.Profile)],
            [.. filed.Select(article => named.Contains(article.StoryId) ? article.StoryId : null)],
            likeness,
            options);
        return Named(filed, named, groups, newId);
    }

    /// <summary>The name a publisher gave stays; else an id goes where most of its articles went, the larger part first, the earlier group at a tie.</summary>
    private static StoryRegrouping Named(IReadOnlyList<StoryMember> filed, IReadOnlySet<string> named, ImmutableArray<ImmutableArray<int>> groups, Func<int, string> newId)
    {
        var claims = groups
            .SelectMany((group, index) => group.GroupBy(article => filed[article].StoryId, StringComparer.Ordinal).Select(part => (Group: index, Id: part.Key, Articles: part.Count(), First: part.Min())))
            .OrderByDescending(claim => named.Contains(claim.Id))
            .ThenByDescending(claim => claim.Articles)
            .ThenBy(claim => claim.First)
            .ToArray();
        var idOf = new Dictionary<int, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in claims)
            if (!idOf.ContainsKey(claim.Group) && taken.Add(claim.Id))
                idOf[claim.Group] = claim.Id;

        var storyOf = new string[filed.Count];
        foreach (var (index, group) in groups.Index())
        {
            var id = idOf.TryGetValue(index, out var kept) ? kept : newId(group[0]);
            foreach (var article in group)
                storyOf[article] = id;
        }

        var renamed = claims.Where(claim => !taken.Contains(claim.Id))
            .DistinctBy(claim => claim.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(claim => claim.Id, claim => storyOf[claim.First], StringComparer.Ordinal);
        return new StoryRegrouping([.. storyOf], renamed);
    }
}
