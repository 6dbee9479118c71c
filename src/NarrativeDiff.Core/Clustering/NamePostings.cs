using System.Runtime.InteropServices;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Who mentions which name, among the open articles: each has a slot, each story a number, so that a search adds up in
/// arrays.</summary>
internal sealed class NamePostings(Similarity similarity)
{
    private readonly List<List<int>> _mentions = [];
    private readonly Stack<int> _freeSlots = new();
    private readonly Dictionary<string, (int Number, int Articles)> _stories = new(StringComparer.Ordinal);
    private readonly Stack<int> _freeStories = new();

    /// <summary>All slots are smaller.</summary>
    public int Slots { get; private set; }

    /// <summary>All numbers of stories are smaller.</summary>
    public int Stories { get; private set; }

    public void Add(ActiveArticle article)
    {
        article.Slot = _freeSlots.TryPop(out var slot) ? slot : Slots++;
        article.Names = similarity.NamesOf(article.Member.Profile);
        article.Story = StoryOf(article.Member.StoryId);
        foreach (var name in article.Names)
        {
            while (_mentions.Count <= name)
                _mentions.Add([]);
            _mentions[name].Add(article.Slot);
        }
    }

    public void Remove(ActiveArticle article)
    {
        foreach (var name in article.Names)
        {
            var slots = _mentions[name];
            slots[CollectionsMarshal.AsSpan(slots).IndexOf(article.Slot)] = slots[^1];
            slots.RemoveAt(slots.Count - 1);
            if (slots.Count == 0)
                slots.Capacity = 0;
        }

        _freeSlots.Push(article.Slot);
        var (story, articles) = _stories[article.Member.StoryId];
        if (articles > 1)
        {
            _stories[article.Member.StoryId] = (story, articles - 1);
            return;
        }

        _stories.Remove(article.Member.StoryId);
        _freeStories.Push(story);
    }

    /// <returns>By slot: the squared weights of the names that an article shares with the one asked about.</returns>
    public double[] SharedWith(int[] names)
    {
        var shared = new double[Slots];
        foreach (var name in names)
        {
            if (name >= _mentions.Count)
                continue;
            var weight = similarity.SquaredWeight(name);
            foreach (var slot in CollectionsMarshal.AsSpan(_mentions[name]))
                shared[slot] += weight;
        }

        return shared;
    }

    private int StoryOf(string id)
    {
        ref var story = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, id, out var isKnown);
        if (!isKnown)
            story.Number = _freeStories.TryPop(out var free) ? free : Stories++;
        story.Articles++;
        return story.Number;
    }
}
