using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Article versions as messages of <c>narrativediff.article-version/1</c>, and back through the parser of messages.</summary>
internal static class ArticleMessage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static FoundArticle Parse(string file, int? line, string? path, ArticleVersionPublished message, InputOptions options) =>
        FoundArticle.Parse(file, line, path, JsonSerializer.SerializeToUtf8Bytes(message, Json), options.Limits);

    /// <summary>One line of JSON that reads as the same article again.</summary>
    public static string Line(ArticleVersion article) => JsonSerializer.Serialize(MessageOf(article), Json);

    public static byte[] Bytes(ArticleVersion article) => JsonSerializer.SerializeToUtf8Bytes(MessageOf(article), Json);

    private static ArticleVersionPublished MessageOf(ArticleVersion article) =>
        new()
        {
            Outlet = article.Key.Outlet.Value,
            OutletName = article.OutletName,
            ArticleId = article.Key.ArticleId,
            Version = article.Version,
            PublishedAt = Time(article.PublishedAt),
            Headline = article.Headline,
            Body = article.Body,
            BodyType = article.BodyType == BodyType.Html ? "text/html" : null,
            Url = article.Url,
            Authors = article.Authors.IsDefaultOrEmpty ? null : article.Authors,
            Section = article.Section,
            Language = article.Language,
            Translation = article.Translation is { } other
                ? new ArticleTranslation
                {
                    Language = other.Language,
                    Headline = other.Headline,
                    Body = other.Body,
                    By = other.By,
                }
                : null,
            CapturedAt = article.CapturedAt is { } captured ? Time(captured) : null,
            Story = article.StoryHint,
        };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
