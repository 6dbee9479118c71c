using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Runs long chains of real versions through the comparison and checks that nothing is lost or reported twice.</summary>
internal static class VersionChains
{
    /// <summary><c>chains DATA_FOLDER</c>: 1 where a sentence of a newest version is not in the statements exactly once.</summary>
    public static int Run(string[] args)
    {
        var comparer = new StoryComparer(new LexicalSimilarity());
        int versions = 0,
            edits = 0,
            faults = 0,
            articles = 0;
        foreach (var story in Read(Path.Combine(args[0], "wikipedia_versions", "dev.jsonl")))
        {
            var report = comparer.Compare(story);
            (articles, versions, edits) = (articles + 1, versions + story.Versions.Length, edits + report.Edits.Length);
            faults += report.Witnesses.Sum(witness => Faults(report, witness));
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{articles} articles, {versions} versions, {edits} edits; {faults} sentences lost or told twice"
            )
        );
        return faults == 0 ? 0 : 1;
    }

    private static int Faults(Report report, ReportWitness witness)
    {
        var reported = report
            .Statements.SelectMany(statement => statement.Readings)
            .Where(reading => reading.Siglum == witness.Siglum)
            .SelectMany(reading => reading.Segments)
            .ToLookup(segment => segment.Sentence);
        return witness.Sentences.Count(sentence =>
            reported[sentence.Index].Sum(segment => segment.Length) != (sentence.Excluded is null ? sentence.Length : 0)
        );
    }

    private static IEnumerable<Story> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.GetProperty("article").ToString();
            yield return new Story(
                name,
                [
                    .. json
                        .RootElement.GetProperty("versions")
                        .EnumerateArray()
                        .Select(
                            (version, i) =>
                                new ArticleVersion
                                {
                                    Key = new ArticleKey(new OutletId("encyclopedia"), name),
                                    Headline = name,
                                    Body =
                                        version.ValueKind == JsonValueKind.String
                                            ? version.GetString()!
                                            : version.GetProperty("text").GetString()!,
                                    PublishedAt = DateTimeOffset.UnixEpoch.AddHours(i),
                                    Version = i + 1,
                                }
                        ),
                ]
            );
        }
    }
}
