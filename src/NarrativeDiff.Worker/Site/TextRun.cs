using System.Collections.Immutable;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>How a stretch of article text is shown.</summary>
public enum RunKind
{
    Plain,

    /// <summary>The rest of the sentence round the words that matter.</summary>
    Context,

    /// <summary>The exact span of a piece of evidence.</summary>
    Exact,

    /// <summary>Words that differ from the base reading.</summary>
    Varies,
    Deleted,
    Inserted,
}

/// <summary>A stretch of article text and how it is shown; the runs of a text add up to it.</summary>
public sealed record TextRun(string Text, RunKind Kind)
{
    /// <summary>The evidence's whole sentence with its exact span marked; without such a sentence, the span with its prefix and suffix.</summary>
    public static ImmutableArray<TextRun> Of(Evidence evidence, VersionText version)
    {
        var sentence = version.Sentences.FirstOrDefault(s => s.Index == evidence.Sentence && s.Field == evidence.Field);
        if (sentence is null || evidence.Start < sentence.Start || evidence.Start + evidence.Length > sentence.Start + sentence.Length)
            return Joined((evidence.Prefix, RunKind.Context), (evidence.Exact, RunKind.Exact), (evidence.Suffix, RunKind.Context));
        var text = version.FieldText(evidence.Field);
        return Joined(
            (text[sentence.Start..evidence.Start], RunKind.Context),
            (evidence.Exact, RunKind.Exact),
            (text[(evidence.Start + evidence.Length)..(sentence.Start + sentence.Length)], RunKind.Context));
    }

    /// <summary>A sentence with the segments that carry a reading in full ink, and the words in them that the label does not have marked.</summary>
    public static ImmutableArray<TextRun> Of(VersionText version, int index, ReportReading reading, string label)
    {
        var sentence = version.Sentence(index);
        var text = version.FieldText(sentence.Field);
        var runs = new List<(string, RunKind)>();
        var at = sentence.Start;
        foreach (var segment in reading.Segments.Where(segment => segment.Sentence == index).OrderBy(segment => segment.Start))
        {
            runs.Add((text[at..segment.Start], RunKind.Context));
            runs.AddRange(Against(label, text.Substring(segment.Start, segment.Length)));
            at = segment.Start + segment.Length;
        }
        runs.Add((text[at..(sentence.Start + sentence.Length)], RunKind.Context));
        return Joined([.. runs]);
    }

    /// <summary>An edited sentence as deletions and insertions; where too little stayed, the old and the new as wholes.</summary>
    public static ImmutableArray<TextRun> Edit(string before, string after)
    {
        var diff = ProseDiff.Between(before, after);
        return diff.IsReadable || before.Length == 0 || after.Length == 0
            ? Joined([.. diff.Runs.SelectMany(run => run.Same
                ? [(run.After, RunKind.Plain)]
                : new[] { (run.Before, RunKind.Deleted), (run.After, RunKind.Inserted) })])
            : Joined((before, RunKind.Deleted), (" ", RunKind.Plain), (after, RunKind.Inserted));
    }

    /// <summary>A text with the words marked that another has not.</summary>
    public static ImmutableArray<TextRun> Variation(string other, string text) => Joined([.. Against(other, text)]);

    private static IEnumerable<(string, RunKind)> Against(string label, string text)
    {
        var diff = ProseDiff.Between(label, text);
        return diff.IsReadable
            ? diff.OfAfter().Select(run => (run.Text, run.Differs ? RunKind.Varies : RunKind.Plain))
            : [(text, RunKind.Plain)];
    }

    private static ImmutableArray<TextRun> Joined(params (string Text, RunKind Kind)[] runs) =>
        [.. runs.Where(run => run.Text.Length > 0).Select(run => new TextRun(run.Text, run.Kind))];
}
