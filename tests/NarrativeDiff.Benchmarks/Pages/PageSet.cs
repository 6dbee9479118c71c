using System.Collections.Immutable;
using System.Text.Json;

namespace NarrativeDiff.Benchmarks.Pages;

/// <summary>A saved page with what is known of it.</summary>
/// <param name="Text">The article's text by people or, for Mozilla's pages, by its own reader.</param>
/// <param name="Rival">What Readability.js takes for the text; null where the set has no such output.</param>
internal sealed record ExpectedPage(string Name, byte[] Bytes, string? Text, string? Rival, string? Title, string? Published)
{
    /// <summary>Half of the pages are for work, half only for the last figure; which is which hangs on the name alone.</summary>
    public bool IsHeldOut { get; } = Name.Aggregate(17u, (hash, c) => hash * 31 + c) / 7 % 2 == 1;
}

/// <summary>Reads the two public sets of pages from a folder: <c>mozilla/readability</c> and
/// <c>scrapinghub/article-extraction-benchmark</c>.</summary>
internal static class PageSet
{
    /// <param name="folder">A checked-out copy of either repository.</param>
    public static ImmutableArray<ExpectedPage> Read(string folder) =>
        File.Exists(Path.Combine(folder, "ground-truth.json")) ? Judged(folder)
        : Directory.Exists(Path.Combine(folder, "test", "test-pages")) ? OfReader(Path.Combine(folder, "test", "test-pages"))
        : throw new DirectoryNotFoundException($"{folder} holds neither ground-truth.json nor test/test-pages");

    private static ImmutableArray<ExpectedPage> Judged(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        using var rival = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "output", "readability_js.json")));
        var others = rival.RootElement.TryGetProperty("output", out var inner) ? inner : rival.RootElement;
        return
        [
            .. truth
                .RootElement.EnumerateObject()
                .OrderBy(page => page.Name, StringComparer.Ordinal)
                .Select(page => new ExpectedPage(
                    page.Name,
                    File.ReadAllBytes(Path.Combine(folder, "html", page.Name + ".html.gz")),
                    page.Value.GetProperty("articleBody").GetString(),
                    others.TryGetProperty(page.Name, out var other) && other.TryGetProperty("articleBody", out var body)
                        ? body.GetString()
                        : null,
                    null,
                    null
                )),
        ];
    }

    private static ImmutableArray<ExpectedPage> OfReader(string folder) =>
        [
            .. Directory
                .GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Select(page =>
                {
                    using var known = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(page, "expected-metadata.json")));
                    string? Field(string name) =>
                        known.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                            ? value.GetString()
                            : null;
                    return new ExpectedPage(
                        Path.GetFileName(page),
                        File.ReadAllBytes(Path.Combine(page, "source.html")),
                        PageFigures.TextOf(File.ReadAllText(Path.Combine(page, "expected.html"))),
                        null,
                        Field("title"),
                        Field("publishedTime")
                    );
                }),
        ];
}
