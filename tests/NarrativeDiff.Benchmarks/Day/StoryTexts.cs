using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>The sentences that the invented stories of a day are made of: one list a real story.</summary>
internal static class StoryTexts
{
    private const int FewestSentences = 5;
    private static readonly char[] SentenceEnds = ['\n', '\r'];

    /// <param name="folder">Holds allsides_stories, ecbplus_stories, polnear and newsedits_versions.</param>
    /// <returns>In a fixed order; each with at least five sentences.</returns>
    public static ImmutableArray<ImmutableArray<string>> Read(string folder) =>
        [
            .. new[]
            {
                Rows(folder, "allsides_stories")
                    .GroupBy(row => Text(row, "cluster"), StringComparer.Ordinal)
                    .Select(story => story.SelectMany(row => Sentences(Text(row, "text")))),
                Rows(folder, "polnear")
                    .DistinctBy(row => Text(row, "title"), StringComparer.Ordinal)
                    .Select(row => Sentences(Text(row, "text"))),
                Rows(folder, "ecbplus_stories")
                    .GroupBy(row => Text(row, "cluster"), StringComparer.Ordinal)
                    .Select(story => story.SelectMany(row => Sentences(Text(row, "text")))),
                Rows(folder, "newsedits_versions")
                    .Select(row => row.GetProperty("new").EnumerateArray().SelectMany(line => Sentences(line.GetString()!))),
            }
                .SelectMany(set => set)
                .Select(story => story.Distinct(StringComparer.Ordinal).ToImmutableArray())
                .Where(story => story.Length >= FewestSentences),
        ];

    private static IEnumerable<JsonElement> Rows(string folder, string set) =>
        File.ReadLines(Path.Combine(folder, set, "dev.jsonl"))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString() ?? "";

    /// <summary>Whole sentences of usual length: what is cut off or a fragment would not read as news.</summary>
    private static IEnumerable<string> Sentences(string text) =>
        text.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => SentenceSplitter.Split(line).Select(span => span.Of(line).Trim()))
            .Where(sentence => sentence.Length is > 40 and < 320 && !sentence.EndsWith("...", StringComparison.Ordinal));
}
