using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>One side of an aligned pair of SuperPAL: a sentence, the sentence it is about, and the words that people marked as said by
/// both.</summary>
/// <param name="Words">Spans of the sentence's words, parted by white space.</param>
/// <param name="Marked">Which of them are marked.</param>
internal sealed record GoldPart(
    string Topic,
    (string Doc, int Line) Place,
    (string Doc, int Line) Other,
    string Text,
    string OtherText,
    ImmutableArray<(int Start, int End)> Words,
    ImmutableArray<bool> Marked
)
{
    public static IEnumerable<GoldPart> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var topic = json.RootElement;
            var summary = Strings(topic.GetProperty("summary"));
            var documents = topic
                .GetProperty("documents")
                .EnumerateArray()
                .ToDictionary(doc => doc.GetProperty("doc_id").GetString()!, doc => Strings(doc.GetProperty("sentences")));
            foreach (var pair in topic.GetProperty("summary_alignments").EnumerateArray())
            {
                var name = topic.GetProperty("topic").GetString()!;
                var (left, right) = (
                    ("summary", pair.GetProperty("summary").GetInt32()),
                    (pair.GetProperty("doc").GetString()!, pair.GetProperty("sent").GetInt32())
                );
                var (reported, source) = (summary[left.Item2], documents[right.Item1][right.Item2]);
                var spans = pair.GetProperty("spans");
                yield return Of(name, left, right, reported, source, Spans(spans, "summary_span"));
                yield return Of(name, right, left, source, reported, Spans(spans, "doc_span"));
            }
        }
    }

    /// <summary>F1 of the words taken against the words marked.</summary>
    public double F1(IReadOnlyList<bool> taken)
    {
        var hit = Marked.Zip(taken).Count(word => word.First && word.Second);
        return 2.0 * hit / Math.Max(1, Marked.Count(marked => marked) + taken.Count(word => word));
    }

    private static GoldPart Of(
        string topic,
        (string, int) place,
        (string, int) other,
        string text,
        string otherText,
        IEnumerable<string> spans
    )
    {
        var words = Regex.Matches(text, @"\S+").Select(word => (word.Index, word.Index + word.Length)).ToImmutableArray();
        var marked = new bool[words.Length];
        // "A...B": two pieces of one span
        foreach (var piece in spans.SelectMany(span => span.Split("...")).Select(piece => piece.Trim()).Where(piece => piece.Length > 0))
            if (text.IndexOf(piece, StringComparison.Ordinal) is var at and >= 0)
                for (var i = 0; i < words.Length; i++)
                    marked[i] |= words[i].Item1 < at + piece.Length && at < words[i].Item2;
        return new GoldPart(topic, place, other, text, otherText, words, [.. marked]);
    }

    private static string[] Spans(JsonElement spans, string side) =>
        [.. spans.EnumerateArray().Select(span => span.GetProperty(side).GetString()!.ReplaceLineEndings(" "))];

    private static string[] Strings(JsonElement array) =>
        [.. array.EnumerateArray().Select(s => s.GetString()!.Trim().ReplaceLineEndings(" "))];
}
