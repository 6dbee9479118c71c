using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>One article among the open ones.</summary>
internal sealed class ActiveArticle(ArticleKey key, StoryMember member)
{
    /// <summary>By time, then outlet and article id: an order that does not depend on when an article became known.</summary>
    public static IComparer<ActiveArticle> ByTime { get; } =
        Comparer<ActiveArticle>.Create(
            (left, right) => left.Ticks != right.Ticks ? left.Ticks.CompareTo(right.Ticks) : left.Key.CompareTo(right.Key)
        );

    public ArticleKey Key => key;

    public StoryMember Member => member;

    public long Ticks { get; } = member.Profile.PublishedAt.UtcTicks;

    /// <summary>Of its profile; here so that a search over all articles has no further to go for it.</summary>
    public float[] Vector { get; } = member.Profile.Vector;

    /// <summary>Its place in the arrays of a search; see <see cref="NamePostings"/>.</summary>
    public int Slot { get; set; }

    /// <summary>The place of its story in them.</summary>
    public int Story { get; set; }

    public int[] Names { get; set; } = [];
}
