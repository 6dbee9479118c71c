using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>An article version as the database holds it.</summary>
/// <remarks>A class with setters: Dapper matches a record's constructor on the reader's types, and SQLite reports other types for an empty
/// result.</remarks>
internal sealed class VersionRow
{
    public string Outlet { get; set; } = "";
    public string ArticleId { get; set; } = "";
    public string ContentHash { get; set; } = "";
    public string? OutletName { get; set; }
    public string Headline { get; set; } = "";
    public string Body { get; set; } = "";
    public string BodyType { get; set; } = "";
    public long PublishedTicks { get; set; }
    public long? Version { get; set; }
    public string? Url { get; set; }
    public string Authors { get; set; } = "[]";
    public string? Section { get; set; }
    public string? Language { get; set; }

    /// <summary>JSON; null where the publisher sent none.</summary>
    public string? Translation { get; set; }
    public long? CapturedTicks { get; set; }
    public string? StoryHint { get; set; }

    /// <summary>Of the message that brought it; see <see cref="Filing.MessageKey"/>.</summary>
    public string? MessageKey { get; set; }

    /// <summary>Later times of the same text, as JSON; see <see cref="TextReturns"/>.</summary>
    public string? Returns { get; set; }

    public static VersionRow Of(Filing filing) => Of(filing.Article, filing.MessageKey);

    private static VersionRow Of(ArticleVersion article, string? messageKey) =>
        new()
        {
            MessageKey = messageKey,
            Outlet = article.Key.Outlet.Value,
            ArticleId = article.Key.ArticleId,
            ContentHash = article.ContentHash,
            OutletName = article.OutletName,
            Headline = article.Headline,
            Body = article.Body,
            BodyType = article.BodyType == Core.Model.BodyType.Html ? "html" : "text",
            PublishedTicks = article.PublishedAt.UtcTicks,
            Version = article.Version,
            Url = article.Url,
            Authors = JsonSerializer.Serialize(article.Authors),
            Section = article.Section,
            Language = article.Language,
            Translation = article.Translation is { } translation ? JsonSerializer.Serialize(translation) : null,
            CapturedTicks = article.CapturedAt?.UtcTicks,
            StoryHint = article.StoryHint,
        };

    /// <param name="time">One of the times at which the text stood.</param>
    public ArticleVersion ToArticle(TextTime time) =>
        new()
        {
            Key = new(new(Outlet), ArticleId),
            OutletName = OutletName,
            Headline = Headline,
            Body = Body,
            BodyType = BodyType == "html" ? Core.Model.BodyType.Html : Core.Model.BodyType.PlainText,
            PublishedAt = new(time.PublishedTicks, TimeSpan.Zero),
            Version = (int?)time.Version,
            Url = Url,
            Authors = JsonSerializer.Deserialize<ImmutableArray<string>>(Authors),
            Section = Section,
            Language = Language,
            Translation = Translation is { } json ? JsonSerializer.Deserialize<Translation>(json) : null,
            CapturedAt = time.CapturedTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            StoryHint = StoryHint,
        };
}
