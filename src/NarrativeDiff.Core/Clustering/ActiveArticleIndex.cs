using System.Collections;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>The articles of the open stories, kept ready for searching: in the order of time, with an index of who mentions which
/// name.</summary>
/// <remarks>
/// As a list it holds the articles within the time that was last looked at (<see cref="LookAt"/>), by time, outlet and article id; only
/// these are searched, and only these
/// count as background of the names' weights. <see cref="StoryMatcher"/> and <see cref="StoryReclustering"/> give the same results on it as
/// on a plain list, sooner. Not thread-safe.
/// </remarks>
public sealed class ActiveArticleIndex : IReadOnlyList<StoryMember>
{
    private readonly Dictionary<ArticleKey, ActiveArticle> _byKey = [];
    private readonly List<ActiveArticle> _inOrder = [];
    private readonly StoryMatcherOptions _options;
    private long _from = long.MinValue;
    private long _to = long.MaxValue;
    private int _first;

    public ActiveArticleIndex(StoryMatcherOptions options)
    {
        _options = options;
        Similarity = new(options);
        Index = new(Similarity);
    }

    public ActiveArticleIndex()
        : this(new StoryMatcherOptions()) { }

    /// <summary>Articles in all, within the time looked at or not.</summary>
    public int Known => _inOrder.Count;

    /// <summary>Articles within the time looked at.</summary>
    public int Count { get; private set; }

    public StoryMember this[int index] => At(index).Member;

    internal Similarity Similarity { get; }

    internal NamePostings Index { get; }

    public ArticleKey KeyOf(int index) => At(index).Key;

    /// <summary>Lets only articles of this time take part, both ends included. UTC ticks.</summary>
    public void LookAt(long from, long to)
    {
        (_from, _to) = (from, to);
        var (first, count) = Range(from, to);
        for (var i = _first; i < _first + Count; i++)
            if (i < first || i >= first + count)
                Similarity.Unlearn(_inOrder[i].Member.Profile);
        for (var i = first; i < first + count; i++)
            if (i < _first || i >= _first + Count)
                Similarity.Learn(_inOrder[i].Member.Profile);
        (_first, Count) = (first, count);
    }

    /// <summary>Adds an article, or replaces what is known of it.</summary>
    public void Put(ArticleKey key, StoryMember member)
    {
        Remove(key);
        var article = new ActiveArticle(key, member with { Profile = Similarity.Interned(member.Profile) });
        var place = ~_inOrder.BinarySearch(article, ActiveArticle.ByTime);
        _inOrder.Insert(place, article);
        _byKey[key] = article;
        Index.Add(article);
        if (article.Ticks >= _from && article.Ticks <= _to)
        {
            Similarity.Learn(article.Member.Profile);
            Count++;
        }

        if (article.Ticks < _from)
            _first++;
    }

    public void Remove(ArticleKey key)
    {
        if (!_byKey.Remove(key, out var article))
            return;
        _inOrder.RemoveAt(_inOrder.BinarySearch(article, ActiveArticle.ByTime));
        Drop(article);
    }

    /// <summary>Removes all that were published before a time.</summary>
    public void RemoveBefore(long ticks)
    {
        var (old, _) = Range(ticks, long.MaxValue);
        foreach (var article in _inOrder.Take(old))
        {
            _byKey.Remove(article.Key);
            Drop(article);
        }

        _inOrder.RemoveRange(0, old);
    }

    /// <summary>When the article at a place of the whole, oldest first, was published. UTC ticks.</summary>
    public long TicksAt(int place) => _inOrder[place].Ticks;

    public IEnumerator<StoryMember> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ActiveArticle At(int index) => _inOrder[_first + index];

    /// <returns>Places in the list of those that were published within the options' window around a time.</returns>
    internal (int From, int To) InReach(long ticks)
    {
        var (first, count) = Range(
            Math.Max(_from, Sooner(ticks, -_options.Window.Ticks)),
            Math.Min(_to, Sooner(ticks, _options.Window.Ticks))
        );
        return (first - _first, first - _first + count);
    }

    private static long Sooner(long ticks, long by) => Math.Clamp(ticks + by, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks);

    private void Drop(ActiveArticle article)
    {
        Index.Remove(article);
        if (article.Ticks >= _from && article.Ticks <= _to)
        {
            Similarity.Unlearn(article.Member.Profile);
            Count--;
        }

        if (article.Ticks < _from)
            _first--;
        Similarity.Forget(article.Member.Profile);
    }

    private (int First, int Count) Range(long from, long to)
    {
        var first = FirstFrom(from);
        return (first, to == long.MaxValue ? _inOrder.Count - first : Math.Max(0, FirstFrom(to + 1) - first));
    }

    private int FirstFrom(long ticks)
    {
        var (low, high) = (0, _inOrder.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_inOrder[middle].Ticks < ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
