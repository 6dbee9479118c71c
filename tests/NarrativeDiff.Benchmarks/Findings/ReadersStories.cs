using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Findings;

/// <summary>A difference that a reader would report, with the words it rests on.</summary>
/// <param name="Spans">By article and field, start and length in UTF-16 units.</param>
internal sealed record ReadersDifference(
    int Importance,
    string Kind,
    ImmutableArray<(string Article, string Field, int Start, int Length)> Spans
);

/// <summary>A story that readers have read, and what they would report of it.</summary>
internal sealed record ReadersStory(Story Story, ImmutableArray<ReadersDifference> Differences)
{
    /// <param name="folder">Holds <c>articles.jsonl</c> and <c>differences.jsonl</c>.</param>
    public static IReadOnlyList<ReadersStory> Read(string folder)
    {
        var differences = Lines(Path.Combine(folder, "differences.jsonl")).ToLookup(line => Text(line, "story")!, StringComparer.Ordinal);
        return
        [
            .. Lines(Path.Combine(folder, "articles.jsonl"))
                .GroupBy(line => Text(line, "story")!, StringComparer.Ordinal)
                .Select(story =>
                {
                    ImmutableArray<ArticleVersion> versions = [.. story.Select(ArticleOf)];
                    return new ReadersStory(
                        new Story(story.Key, versions),
                        [.. differences[story.Key].Select(line => DifferenceOf(line, versions))]
                    );
                }),
        ];
    }

    /// <summary>What readers said of findings that led an earlier report.</summary>
    public static IReadOnlyList<(string Story, string Rule, bool Useful)> Verdicts(string folder) =>
        [
            .. Lines(Path.Combine(folder, "verdicts.jsonl"))
                .Select(line => (Text(line, "story")!, $"{Text(line, "rule")} {Text(line, "kind")}", Text(line, "verdict") == "useful")),
        ];

    private static ArticleVersion ArticleOf(JsonElement line) =>
        new()
        {
            Key = new ArticleKey(new OutletId(Text(line, "outlet")!), Text(line, "articleId")!),
            OutletName = Text(line, "outletName"),
            Headline = Text(line, "headline")!,
            Body = Text(line, "body")!,
            PublishedAt = line.GetProperty("publishedAt").GetDateTimeOffset(),
        };

    /// <summary>Of a label or a loaded word every place where it stands counts.</summary>
    private static ReadersDifference DifferenceOf(JsonElement line, ImmutableArray<ArticleVersion> versions)
    {
        var kind = Text(line, "kind")!;
        var spans = ImmutableArray.CreateBuilder<(string, string, int, int)>();
        foreach (var evidence in line.GetProperty("evidence").EnumerateArray())
        {
            var (article, field, exact) = (Text(evidence, "articleId")!, Text(evidence, "field") ?? "body", Text(evidence, "exact")!);
            var version = versions.Single(one => one.Key.ArticleId == article);
            var text = field == "headline" ? version.Headline : version.Body;
            for (
                var at = text.IndexOf(exact, StringComparison.Ordinal);
                at >= 0;
                at = kind is "label" or "loaded" ? text.IndexOf(exact, at + 1, StringComparison.Ordinal) : -1
            )
                spans.Add((article, field, at, exact.Length));
        }
        return new ReadersDifference(line.GetProperty("importance").GetInt32(), kind, spans.ToImmutable());
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(line => line.Trim().Length > 0).Select(line => JsonElement.Parse(line));
}
