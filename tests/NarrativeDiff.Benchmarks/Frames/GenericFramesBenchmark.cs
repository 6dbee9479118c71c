using System.Globalization;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>
/// What word list and vectors each know of generic frames (F2). Nobody has labelled news with these for us: measured are invented sentences
/// that nothing was made of, articles on the economy (AllSides) as a stand-in
/// for economic consequences, and sentences in which somebody attacks or refuses (NewsWCL50) as one for conflict.
/// </summary>
internal static class GenericFramesBenchmark
{
    /// <param name="Group">What is left out together when a threshold is chosen.</param>
    private sealed record Told(string Group, string Frame, bool Gold, int Words, double Near);

    public static void Run(string data, FrameVectors means, ISentenceEncoder encoder)
    {
        var heldOut = HeldOut().ToArray();
        Show($"invented sentences ({heldOut.Length})", Tellings(heldOut, means, encoder));
        var economy = FramesBenchmark
            .AllSides(data)
            .SelectMany(article =>
                SentenceSplitter
                    .Split(article.Text)
                    .Select(span => (article.Topic, span.Of(article.Text), article.Dimension == "economic" ? "economic consequences" : ""))
            );
        Show(
            "AllSides, economic consequences",
            [.. Tellings([.. economy], means, encoder).Where(one => one.Frame == "economic consequences")]
        );
        var clashes = FramesBenchmark
            .NewsWcl50(data)
            .Select(row => (row.Story, row.Text, row.Gold.Overlaps(["aggressor", "refusal"]) ? "conflict" : ""));
        Show("NewsWCL50, conflict", [.. Tellings([.. clashes], means, encoder).Where(one => one.Frame == "conflict")]);
    }

    private static void Show(string what, Told[] all)
    {
        Console.WriteLine($"  {what}");
        FramesBenchmark.Draft("two words of the list", all.Select(one => (one.Gold, one.Words >= 2)));
        FramesBenchmark.Draft("one word", all.Select(one => (one.Gold, one.Words >= 1)));
        if (all.DistinctBy(one => one.Group).Count() is var groups and > 1)
            FramesBenchmark.Draft(
                $"one word, vectors, threshold from {groups - 1} others",
                FramesBenchmark.Held(
                    all,
                    one => one.Group,
                    one => one.Words >= 1 ? one.Near : double.NegativeInfinity,
                    _ => false,
                    one => one.Gold
                )
            );
        foreach (var threshold in Enumerable.Range(-2, 14).Select(step => step / 50.0))
            FramesBenchmark.Draft(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  one word, vectors from {threshold:f2}{(threshold == FrameCues.NearFromGeneric ? " (the rule)" : "")}"
                ),
                all.Select(one => (one.Gold, one.Words >= 1 && one.Near >= threshold))
            );
        FramesBenchmark.Draft(
            "vectors alone, from the rule's threshold",
            all.Select(one => (one.Gold, one.Near >= FrameCues.NearFromGeneric))
        );
    }

    private static Told[] Tellings((string Group, string Text, string Frame)[] sentences, FrameVectors means, ISentenceEncoder encoder) =>
        [
            .. sentences
                .Zip(encoder.Encode([.. sentences.Select(sentence => sentence.Text)]))
                .SelectMany(sentence =>
                {
                    var words = FrameCues
                        .WordsOf(sentence.First.Text, new TextSpan(0, sentence.First.Text.Length))
                        .Where(frame => frame.Rule == "F2")
                        .ToDictionary(frame => frame.Frame, frame => frame.Different, StringComparer.Ordinal);
                    return means
                        .Of(sentence.Second)
                        .Select(near => new Told(
                            sentence.First.Group,
                            near.Key.Frame,
                            near.Key.Frame == sentence.First.Frame,
                            words.GetValueOrDefault(near.Key.Frame),
                            near.Value
                        ));
                }),
        ];

    private static IEnumerable<(string Group, string Text, string Frame)> HeldOut()
    {
        using var reader = new StreamReader(
            typeof(GenericFramesBenchmark).Assembly.GetManifestResourceStream("NarrativeDiff.Benchmarks.Frames.generic-frames-heldout.tsv")!
        );
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return ("", line.Split('\t')[1], line.Split('\t')[0]);
    }
}
