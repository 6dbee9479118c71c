using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Articles of which it is known what story they belong to, profiled once.</summary>
internal sealed record PlacedArticles(ImmutableArray<ArticleProfile> Profiles, ImmutableArray<string> Gold)
{
    private const int Batch = 64;

    /// <summary>Reads a folder's dev.jsonl: title, text, cluster and, where articles are dated, story_date; in the order of the
    /// dates.</summary>
    public static PlacedArticles Read(string folder, ISentenceEncoder encoder)
    {
        var rows = File.ReadLines(Path.Combine(folder, "dev.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => (Version: Version(row), Gold: row.GetProperty("cluster").GetString()!))
            .OrderBy(row => row.Version.PublishedAt)
            .ToArray();
        return new(
            [.. rows.Chunk(Batch).SelectMany(batch => ArticleProfiler.Of([.. batch.Select(row => row.Version)], encoder))],
            [.. rows.Select(row => row.Gold)]
        );
    }

    private static ArticleVersion Version(JsonElement row)
    {
        var (title, text) = (row.GetProperty("title").GetString() ?? "", row.GetProperty("text").GetString() ?? "");
        return new ArticleVersion
        {
            Key = new ArticleKey(new OutletId("outlet"), row.GetProperty("doc_id").GetString()!),
            Headline = title.Length > 0 ? title : "(no headline)",
            Body = text.Length > 0 ? text : title,
            PublishedAt = row.TryGetProperty("story_date", out var date) ? date.GetDateTimeOffset() : DateTimeOffset.UnixEpoch,
        };
    }
}
