using System.Collections.Immutable;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Articles sorted into stories again, and what that means for the ids given so far.</summary>
/// <param name="StoryOf">Each article's story, in the order the articles were given.</param>
/// <param name="Renamed">Ids that no article has any more, and the id most of their articles went to.</param>
public sealed record StoryReclustering(ImmutableArray<string> StoryOf, ImmutableSortedDictionary<string, string> Renamed)
{
    /// <summary>Articles sorted at once around one story: the work grows with their square.</summary>
    private const int MaxArticles = 400;

    /// <summary>Sorts one story and those near it again; all other articles stay where they are.</summary>
    /// <param name="storyId">The story that changed.</param>
    /// <param name="open">All articles around its time.</param>
    /// <param name="named">As for <see cref="Of"/>.</param>
    /// <param name="newId">As for <see cref="Of"/>.</param>
    /// <param name="options">How alike articles of one story are.</param>
    public static StoryReclustering Around(
        string storyId,
        IReadOnlyList<StoryMember> open,
        IReadOnlySet<string> named,
        Func<int, string> newId,
        StoryMatcherOptions options
    )
    {
        var similarity = open is ActiveArticleIndex stories ? stories.Similarity : Learnt(open, options);
        var near = Near(storyId, open, similarity, options);
        var regrouped = Sorted(
            [.. near.Select(article => open[article])],
            named,
            article => newId(near[article]),
            open,
            similarity,
            options
        );
        var storyOf = open.Select(article => article.StoryId).ToArray();
        foreach (var (i, article) in near.Index())
            storyOf[article] = regrouped.StoryOf[i];
        return regrouped with { StoryOf = [.. storyOf] };
    }

    /// <returns>Articles of the story and of the stories with an article like one of its, nearest first until there are too many;
    /// ascending.</returns>
    private static int[] Near(string storyId, IReadOnlyList<StoryMember> open, Similarity similarity, StoryMatcherOptions options)
    {
        var nearest = open is ActiveArticleIndex indexed
            ? StorySearch.Nearest(indexed, storyId, options)
            : Nearest(storyId, open, similarity);
        var near = Enumerable.Range(0, open.Count).Where(article => open[article].StoryId == storyId).ToList();
        var neighbours = Enumerable
            .Range(0, open.Count)
            .Where(article => nearest[article] >= options.Threshold)
            .Select(article => open[article].StoryId)
            .ToHashSet(StringComparer.Ordinal);
        foreach (
            var (_, articles) in Enumerable
                .Range(0, open.Count)
                .Where(article => neighbours.Contains(open[article].StoryId))
                .GroupBy(article => open[article].StoryId, (_, articles) => articles.ToArray(), StringComparer.Ordinal)
                .Select(articles => (Similarity: articles.Max(article => nearest[article]), Articles: articles))
                .OrderByDescending(story => story.Similarity)
                .ThenBy(story => story.Articles[0])
        )
        {
            if (near.Count + articles.Length > MaxArticles)
                break;
            near.AddRange(articles);
        }

        return near.Count > MaxArticles ? [] : [.. near.Order()];
    }

    /// <returns>For each article of the list, its greatest likeness to an article of the story within reach; 0 for the story's
    /// own.</returns>
    private static double[] Nearest(string storyId, IReadOnlyList<StoryMember> open, Similarity similarity)
    {
        var own = open.Where(member => member.StoryId == storyId).ToArray();
        return
        [
            .. open.Select(member =>
                member.StoryId == storyId
                    ? 0
                    : own.Where(mine => similarity.AreInReach(mine.Profile, member.Profile))
                        .Select(mine => similarity.Of(mine.Profile, member.Profile))
                        .DefaultIfEmpty(0)
                        .Max()
            ),
        ];
    }

    /// <param name="filed">Articles as they are filed now, all that may belong together; their order decides ties only.</param>
    /// <param name="named">Stories a publisher named: their articles stay together, they are never merged with each other, and their name
    /// survives.</param>
    /// <param name="newId">An id for the story whose first article is this one (its index); asked only where no id is left.</param>
    public static StoryReclustering Of(
        IReadOnlyList<StoryMember> filed,
        IReadOnlySet<string> named,
        Func<int, string> newId,
        StoryMatcherOptions options
    )
    {
        return Sorted(filed, named, newId, filed, Learnt(filed, options), options);
    }

    private static Similarity Learnt(IReadOnlyList<StoryMember> articles, StoryMatcherOptions options)
    {
        var similarity = new Similarity(options);
        foreach (var article in articles)
            similarity.Learn(article.Profile);
        return similarity;
    }

    private static StoryReclustering Sorted(
        IReadOnlyList<StoryMember> filed,
        IReadOnlySet<string> named,
        Func<int, string> newId,
        IReadOnlyList<StoryMember> all,
        Similarity similarity,
        StoryMatcherOptions options
    )
    {
        var groups = StoryGroups.Of(
            [.. filed.Select(article => article.Profile)],
            [.. filed.Select(article => named.Contains(article.StoryId) ? article.StoryId : null)],
            similarity,
            options
        );
        return Named(
            filed,
            named,
            groups,
            newId,
            new Lazy<HashSet<string>>(() => all.Select(article => article.StoryId).ToHashSet(StringComparer.Ordinal))
        );
    }

    /// <summary>The name a publisher gave stays; else an id goes where most of its articles went, the larger part first, the earlier group
    /// at a tie.</summary>
    private static StoryReclustering Named(
        IReadOnlyList<StoryMember> filed,
        IReadOnlySet<string> named,
        ImmutableArray<ImmutableArray<int>> groups,
        Func<int, string> newId,
        Lazy<HashSet<string>> inUse
    )
    {
        var claims = groups
            .SelectMany(
                (group, index) =>
                    group
                        .GroupBy(article => filed[article].StoryId, StringComparer.Ordinal)
                        .Select(part => (Group: index, Id: part.Key, Articles: part.Count(), First: part.Min()))
            )
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
            var id = idOf.TryGetValue(index, out var kept) ? kept : Fresh(group, newId, inUse.Value);
            foreach (var article in group)
                storyOf[article] = id;
        }

        var renamed = claims
            .Where(claim => !taken.Contains(claim.Id))
            .DistinctBy(claim => claim.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(claim => claim.Id, claim => storyOf[claim.First], StringComparer.Ordinal);
        return new StoryReclustering([.. storyOf], renamed);
    }

    /// <summary>The id of the first article that no other story goes by; should each be taken, the first with a mark.</summary>
    private static string Fresh(ImmutableArray<int> group, Func<int, string> newId, HashSet<string> inUse)
    {
        foreach (var article in group)
            if (newId(article) is var id && inUse.Add(id))
                return id;
        var marked = newId(group[0]);
        while (!inUse.Add(marked))
            marked += "-2";
        return marked;
    }
}
