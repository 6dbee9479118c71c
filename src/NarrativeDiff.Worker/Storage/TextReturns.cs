using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>A later time at which a text stood again, after another text stood in its place.</summary>
/// <param name="MessageKey">Of the message that brought it; see <see cref="Filing.MessageKey"/>.</param>
internal sealed record TextReturn(long PublishedTicks, long? Version, long? CapturedTicks, string? MessageKey);

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

    /// <summary>The same number and time: nothing new is said.</summary>
    public static bool IsKnown(VersionRow row, TextReturn place) =>
        (row.Version, row.PublishedTicks) == (place.Version, place.PublishedTicks)
        || Read(row.Returns).Any(known => (known.Version, known.PublishedTicks) == (place.Version, place.PublishedTicks));

    /// <summary>Versions of one or more articles, oldest first, a text that follows itself once.</summary>
    public static IReadOnlyList<ArticleVersion> InOrder(IEnumerable<VersionRow> rows)
    {
        var ordered = new List<ArticleVersion>();
        foreach (
            var version in rows.SelectMany(row => row.ToArticles())
                .OrderBy(v => v.Key)
                .ThenBy(v => v.Version ?? 0)
                .ThenBy(v => v.PublishedAt)
                .ThenBy(v => v.ContentHash, StringComparer.Ordinal)
        )
            if (ordered.Count == 0 || ordered[^1].Key != version.Key || ordered[^1].ContentHash != version.ContentHash)
                ordered.Add(version);
        return ordered;
    }
}
