using System.Text.Json;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>A labelled story as the scorer sees it: its articles, and which gold sentences report the same event.</summary>
/// <param name="Annotated">(document, line of its body) of each judged sentence.</param>
/// <param name="Pairs">Positive pairs and whether they are strong.</param>
internal sealed record GoldStory(
    string Topic, Story Story, HashSet<(string Doc, int Line)> Annotated, Dictionary<((string, int), (string, int)), bool> Pairs)
{
    public bool? LabelOf((string, int) a, (string, int) b) =>
        Pairs.TryGetValue((a, b), out var strong) || Pairs.TryGetValue((b, a), out strong) ? strong : null;

    /// <summary>ECB+ as prepared: one topic a line, sentences joined by line feeds, source lines left out.</summary>
    public static IEnumerable<GoldStory> ReadEcb(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var topic = json.RootElement.GetProperty("topic").ToString();
            var annotated = new HashSet<(string, int)>();
            var lines = new Dictionary<(string, int), (string, int)>();
            var versions = new List<ArticleVersion>();
            foreach (var doc in json.RootElement.GetProperty("documents").EnumerateArray())
            {
                var id = doc.GetProperty("doc_id").GetString()!;
                var kept = doc.GetProperty("sentences").EnumerateArray().Where(s => !s.GetProperty("is_source_line").GetBoolean()).ToArray();
                for (var i = 0; i < kept.Length; i++)
                {
                    lines[(id, kept[i].GetProperty("i").GetInt32())] = (id, i);
                    if (kept[i].GetProperty("annotated").GetBoolean())
                        annotated.Add((id, i));
                }
                versions.Add(Version(id, kept.Select(s => s.GetProperty("text").GetString()!.Trim())));
            }
            var pairs = json.RootElement.GetProperty("pairs").EnumerateArray().ToDictionary(
                p => (At(lines, p.GetProperty("a")), At(lines, p.GetProperty("b"))),
                p => p.GetProperty("n_shared").GetInt32() >= 2 || p.GetProperty("jaccard").GetDouble() >= 0.5);
            yield return new GoldStory(topic, new Story(topic, [.. versions]), annotated, pairs);
        }
    }

    private static (string, int) At(Dictionary<(string, int), (string, int)> lines, JsonElement end) => lines[(end[0].GetString()!, end[1].GetInt32())];

    private static ArticleVersion Version(string id, IEnumerable<string> sentences) => new()
    {
        Key = new ArticleKey(new OutletId(id), id),
        Headline = "(no headline)",
        Body = string.Join('\n', sentences.Select(s => s.Length == 0 ? "-" : s)),
        PublishedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>The line of the body a sentence stands on.</summary>
    public static int LineOf(ArticleText text, Sentence sentence) => text.Body.AsSpan(0, sentence.Span.Start).Count('\n');
}
