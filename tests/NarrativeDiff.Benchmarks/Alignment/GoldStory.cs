using System.Text.Json;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>A labelled story as the scorer sees it: its articles, and which gold sentences report the same event.</summary>
/// <param name="Annotated">(document, line of its body) of each judged sentence.</param>
/// <param name="Pairs">Positive pairs and whether they are strong.</param>
internal sealed record GoldStory(
    string Topic,
    Story Story,
    HashSet<(string Doc, int Line)> Annotated,
    Dictionary<((string, int), (string, int)), bool> Pairs
)
{
    private const string SuperPal = "superpal";
    private const string Summary = "summary";

    /// <summary>Only pairs with the summary were judged by people.</summary>
    public bool WasJudged((string Doc, int) a, (string Doc, int) b) =>
        Annotated.Contains(a) && Annotated.Contains(b) && (Story.Id != SuperPal || a.Doc == Summary || b.Doc == Summary);

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
                var kept = doc.GetProperty("sentences")
                    .EnumerateArray()
                    .Where(s => !s.GetProperty("is_source_line").GetBoolean())
                    .ToArray();
                for (var i = 0; i < kept.Length; i++)
                {
                    lines[(id, kept[i].GetProperty("i").GetInt32())] = (id, i);
                    if (kept[i].GetProperty("annotated").GetBoolean())
                        annotated.Add((id, i));
                }
                versions.Add(Version(id, kept.Select(s => s.GetProperty("text").GetString()!.Trim())));
            }
            var pairs = json
                .RootElement.GetProperty("pairs")
                .EnumerateArray()
                .ToDictionary(
                    p => (At(lines, p.GetProperty("a")), At(lines, p.GetProperty("b"))),
                    p => p.GetProperty("n_shared").GetInt32() >= 2 || p.GetProperty("jaccard").GetDouble() >= 0.5
                );
            yield return new GoldStory(topic, new Story(topic, [.. versions]), annotated, pairs);
        }
    }

    /// <summary>SuperPAL Multi-News as prepared: a summary and its articles; every sentence is judged, every pair strong.</summary>
    public static IEnumerable<GoldStory> ReadSuperPal(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var texts = root.GetProperty("documents")
                .EnumerateArray()
                .Select(doc => (Id: doc.GetProperty("doc_id").GetString()!, Sentences: Strings(doc.GetProperty("sentences"))))
                .Prepend((Id: Summary, Sentences: Strings(root.GetProperty("summary"))))
                .ToArray();
            var pairs = root.GetProperty("summary_alignments")
                .EnumerateArray()
                .Select(p =>
                    ((Summary, p.GetProperty("summary").GetInt32()), (p.GetProperty("doc").GetString()!, p.GetProperty("sent").GetInt32()))
                )
                .Distinct()
                .ToDictionary(p => p, _ => true);
            yield return new GoldStory(
                root.GetProperty("topic").GetString()!,
                new Story(SuperPal, [.. texts.Select(t => Version(t.Id, t.Sentences))]),
                [.. texts.SelectMany(t => t.Sentences.Select((_, i) => (t.Id, i)))],
                pairs
            );
        }
    }

    /// <summary>NAnCo as prepared: a question a line, each answering paragraph an article; two are positive where people grouped them
    /// together.</summary>
    public static IEnumerable<GoldStory> ReadNanco(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var answers = json
                .RootElement.GetProperty("answers")
                .EnumerateArray()
                .Select(
                    (answer, i) =>
                        (Id: $"p{i:D3}", Text: answer.GetProperty("paragraph").GetString()!, Group: answer.GetProperty("group").GetInt32())
                )
                .ToArray();
            var pairs = answers
                .SelectMany((a, i) => answers.Skip(i + 1).Where(b => a.Group == b.Group).Select(b => ((a.Id, 0), (b.Id, 0))))
                .ToDictionary(pair => pair, _ => true);
            var topic = json.RootElement.GetProperty("qid").GetString()!;
            yield return new GoldStory(
                topic,
                new Story(topic, [.. answers.Select(a => Version(a.Id, [a.Text]))]),
                [.. answers.Select(a => (a.Id, 0))],
                pairs
            );
        }
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(s => s.GetString()!.Trim())];

    private static (string, int) At(Dictionary<(string, int), (string, int)> lines, JsonElement end) =>
        lines[(end[0].GetString()!, end[1].GetInt32())];

    private static ArticleVersion Version(string id, IEnumerable<string> sentences) =>
        new()
        {
            Key = new ArticleKey(new OutletId(id), id),
            Headline = "(no headline)",
            Body = string.Join('\n', sentences.Select(s => s.Length == 0 ? "-" : s.ReplaceLineEndings(" "))),
            PublishedAt = DateTimeOffset.UnixEpoch,
        };

    /// <summary>The line of the body a sentence stands on.</summary>
    public static int LineOf(ArticleText text, Sentence sentence) => text.Body.AsSpan(0, sentence.Span.Start).Count('\n');
}
