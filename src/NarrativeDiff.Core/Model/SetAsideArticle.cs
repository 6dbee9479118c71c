namespace NarrativeDiff.Core.Model;

/// <summary>An article of a story that takes no part in its comparison, and why.</summary>
/// <param name="Version">The publisher's number of the newest version; null where the publisher does not count.</param>
/// <param name="Code">One of the constants here.</param>
/// <param name="Reason">In words, for whoever reads the report.</param>
public sealed record SetAsideArticle(ArticleKey Key, int? Version, string Code, string Reason)
{
    /// <summary>The comparison fails with it and succeeds without it.</summary>
    public const string Fails = "comparison_fails";

    /// <summary>The comparison takes longer than its limit with it.</summary>
    public const string TimeLimit = "time_limit";

    /// <summary>The story's articles together pass the limit of work, and this is one of the longest.</summary>
    public const string WorkLimit = "work_limit";
}
