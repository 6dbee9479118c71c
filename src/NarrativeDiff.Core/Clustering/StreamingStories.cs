using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Files a stream of articles under stories, one after the other, and at the end merges what was opened apart and parts what was
/// filed together wrongly.</summary>
/// <remarks>Keeps every article in memory and compares by brute force; not thread-safe. The same stream gives the same ids.</remarks>
public sealed class StreamingStories(StoryMatcherOptions options)
{
    private readonly StoryMatcher _matcher = new(options);
    private readonly ActiveArticleIndex _open = new(options);
    private readonly List<StoryMember> _members = [];
    private readonly List<string> _opened = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _idOfHint = new(StringComparer.Ordinal);
    private readonly Dictionary<ArticleKey, string> _idOfArticle = [];

    public StreamingStories()
        : this(new StoryMatcherOptions()) { }

    /// <summary>Files one article that is seen for the first time.</summary>
    /// <param name="profile">What the matching knows of the article.</param>
    /// <param name="hint">The publisher's name for the story: same hint, same story, whatever the texts say; null: filed by
    /// content.</param>
    /// <returns>The story's id; <see cref="Settle"/> may replace it later.</returns>
    public string File(ArticleProfile profile, string? hint)
    {
        var id = hint is not null ? IdOfHint(hint) : _matcher.Best(profile, _open)?.StoryId ?? Open(NextFree());
        _members.Add(new StoryMember(id, profile));
        // Known by their place alone: profiles may come without an article.
        _open.Put(new(new("stream"), FormattableString.Invariant($"{_members.Count:D9}")), _members[^1]);
        return id;
    }

    /// <summary>Files an article version; a later version follows the first one of its article, which keeps a story from splitting when a
    /// text is rewritten.</summary>
    public string File(ArticleVersion version, ArticleProfile profile) =>
        _idOfArticle.TryGetValue(version.Key, out var known) ? known : _idOfArticle[version.Key] = File(profile, version.StoryHint);

    /// <summary>Sorts all articles again, whatever order they came in; changes no id given so far.</summary>
    /// <returns>The story of each article in the order of filing, and the ids that are gone.</returns>
    public StoryReclustering Settle() =>
        StoryReclustering.Of(_members, _idOfHint.Values.ToHashSet(StringComparer.Ordinal), _ => Open(NextFree()), options);

    /// <remarks>A hint is its story's id, unless a story opened by content happens to have that id already.</remarks>
    private string IdOfHint(string hint)
    {
        if (_idOfHint.TryGetValue(hint, out var known))
            return known;
        var id = hint;
        while (_taken.Contains(id))
            id += "'";
        return _idOfHint[hint] = Open(id);
    }

    private string NextFree()
    {
        for (var number = _opened.Count + 1; ; number++)
        {
            var id = FormattableString.Invariant($"story-{number}");
            if (!_taken.Contains(id))
                return id;
        }
    }

    private string Open(string id)
    {
        _taken.Add(id);
        _opened.Add(id);
        return id;
    }
}
