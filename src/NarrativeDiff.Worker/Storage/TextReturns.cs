using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>A later time at which a text stood again, after another text stood in its place.</summary>
/// <param name="MessageKey">Of the message that brought it; see <see cref="Filing.MessageKey"/>.</param>
internal sealed record TextReturn(long PublishedTicks, long? Version, long? CapturedTicks, string? MessageKey);

/// <summary>One time of a text that is stored once.</summary>
internal sealed record TextTime(VersionRow Row, long PublishedTicks, long? Version, long? CapturedTicks)
{
    /// <summary>Which text, and its place in the order.</summary>
    public (string ContentHash, long? Version, long PublishedTicks) Place => (Row.ContentHash, Version, PublishedTicks);

    public ArticleKey Key { get; } = new(new OutletId(Row.Outlet), Row.ArticleId);
}

/// <summary>The order of an article's versions where a text can stand more than once: A, B, and A again.</summary>
/// <remarks>Each time of a text is kept, so that the order does not depend on the order of arrival. A time that only repeats the text before
/// it is no version.</remarks>
internal static class TextReturns
{
    /// <summary>Times kept of one text; what comes later is a duplicate.</summary>
    public const int MaxOfText = 50;

    public static IReadOnlyList<TextReturn> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<TextReturn>>(json) ?? [];

    public static string Write(IReadOnlyList<TextReturn> returns) => JsonSerializer.Serialize(returns);

    public static TextReturn Of(Filing filing) =>
        new(filing.Article.PublishedAt.UtcTicks, filing.Article.Version, filing.Article.CapturedAt?.UtcTicks, filing.MessageKey);

    /// <summary>Versions of one or more articles, oldest first, a text that follows itself once.</summary>
    /// <remarks>Sorted here, not in SQL: the two databases order text differently.</remarks>
    public static IReadOnlyList<TextTime> InOrder(IEnumerable<VersionRow> rows)
    {
        var ordered = new List<TextTime>();
        foreach (
            var time in rows.SelectMany(TimesOf)
                .OrderBy(time => time.Key)
                .ThenBy(time => time.Version ?? 0)
                .ThenBy(time => time.PublishedTicks)
                .ThenBy(time => time.Row.ContentHash, StringComparer.Ordinal)
        )
            if (ordered.Count == 0 || ordered[^1].Key != time.Key || ordered[^1].Row.ContentHash != time.Row.ContentHash)
                ordered.Add(time);
        return ordered;
    }

    /// <summary>The times of one text, the first one first.</summary>
    public static IEnumerable<TextTime> TimesOf(VersionRow row) =>
        Read(row.Returns)
            .Select(later => new TextTime(row, later.PublishedTicks, later.Version, later.CapturedTicks))
            .Prepend(new TextTime(row, row.PublishedTicks, row.Version, row.CapturedTicks));
}
