using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core;

/// <summary>The articles of the story that ships with the product.</summary>
internal static class SampleArticles
{
    /// <summary>Every version, in order of publication.</summary>
    public static ImmutableArray<ArticleVersion> All { get; } = [.. Versions()];

    public static ImmutableArray<ArticleVersion> Newest { get; } =
    [.. All.GroupBy(version => version.Key).Select(versions => versions.MaxBy(version => version.PublishedAt)!)];

    private static IEnumerable<ArticleVersion> Versions()
    {
        using var lines = new StreamReader(typeof(SampleArticles).Assembly.GetManifestResourceStream("story.jsonl")!);
        while (lines.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return Read(json.RootElement);
        }
    }

    /// <summary>HTML reduced to its text, so that a change can be put into it.</summary>
    private static ArticleVersion Read(JsonElement article)
    {
        var received = new ArticleVersion
        {
            Key = new ArticleKey(new OutletId(article.GetProperty("outlet").GetString()!), article.GetProperty("articleId").GetString()!),
            Headline = article.GetProperty("headline").GetString()!,
            Body = article.GetProperty("body").GetString()!,
            BodyType =
                article.TryGetProperty("bodyType", out var type) && type.GetString() == "text/html" ? BodyType.Html : BodyType.PlainText,
            PublishedAt = article.GetProperty("publishedAt").GetDateTimeOffset().ToUniversalTime(),
        };
        return received with { Body = ArticleReader.Read(received).Body, BodyType = BodyType.PlainText };
    }
}
