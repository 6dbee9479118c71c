namespace NarrativeDiff.Core.Model;

/// <summary>Tells known times of publication from <see cref="ArticleVersion.UnknownTime"/>.</summary>
public static class KnownTime
{
    /// <summary>No article of ours appeared on the first day of 1970; data sets without times number their articles within it.</summary>
    public static bool IsKnown(this DateTimeOffset time) =>
        time < ArticleVersion.UnknownTime || time >= ArticleVersion.UnknownTime.AddDays(1);

    /// <returns><see cref="ArticleVersion.UnknownTime"/> where none is known.</returns>
    public static DateTimeOffset FirstKnown(this IEnumerable<DateTimeOffset> times) =>
        times.Where(IsKnown).DefaultIfEmpty(ArticleVersion.UnknownTime).Min();

    /// <returns><see cref="ArticleVersion.UnknownTime"/> where none is known.</returns>
    public static DateTimeOffset LastKnown(this IEnumerable<DateTimeOffset> times) =>
        times.Where(IsKnown).DefaultIfEmpty(ArticleVersion.UnknownTime).Max();

    /// <summary>A key for ordering: what has no known time comes last.</summary>
    public static DateTimeOffset OrLast(this DateTimeOffset time) => time.IsKnown() ? time : DateTimeOffset.MaxValue;
}
