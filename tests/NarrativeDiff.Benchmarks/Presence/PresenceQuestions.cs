using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>A reader's answer to "does this article tell this passage?".</summary>
internal enum Answer
{
    No,
    Part,
    Told,
}

/// <summary>A passage of one article, another article, and what a reader of that article says.</summary>
internal sealed record PresenceQuestion(string Id, string Story, string FromArticle, int Start, int Length, string ToArticle, Answer Answer);

/// <summary>Stories with questions of presence: a folder with <c>articles.jsonl</c> (article versions) and <c>presence.jsonl</c>.</summary>
internal static class PresenceQuestions
{
    public static ImmutableArray<PresenceQuestion> Read(string folder) => [.. Lines(Path.Combine(folder, "presence.jsonl")).Select(line => new PresenceQuestion(
        line.GetProperty("id").GetString()!, line.GetProperty("story").GetString()!, line.GetProperty("fromArticle").GetString()!,
        line.GetProperty("start").GetInt32(), line.GetProperty("length").GetInt32(), line.GetProperty("toArticle").GetString()!,
        Enum.Parse<Answer>(line.GetProperty("answer").GetString()!, ignoreCase: true)))];

    public static ImmutableArray<Story> Stories(string folder) => [.. Lines(Path.Combine(folder, "articles.jsonl"))
        .GroupBy(line => line.GetProperty("story").GetString()!)
        .Select(story => new Story(story.Key, [.. story.Select(Version)]))];

    private static ArticleVersion Version(JsonElement line) => new()
    {
        Key = new ArticleKey(new OutletId(line.GetProperty("outlet").GetString()!), line.GetProperty("articleId").GetString()!),
        Headline = line.GetProperty("headline").GetString()!,
        Body = line.GetProperty("body").GetString()!,
        PublishedAt = DateTimeOffset.Parse(line.GetProperty("publishedAt").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    private static IEnumerable<JsonElement> Lines(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }
}
