using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A piece of a sentence: outside the segments that carry a statement, or inside with its own words marked.</summary>
public sealed record SentencePart(string Text, bool Carries, ImmutableArray<WordRun> Words)
{
    /// <summary>The sentence cut at the segments; put together again it is the sentence.</summary>
    public static IEnumerable<SentencePart> Of(
        VersionView articleVersion,
        ReportSentence sentence,
        IEnumerable<ReportSegment> segments,
        string label
    )
    {
        var (at, end) = (sentence.Start, sentence.Start + sentence.Length);
        var text = articleVersion.Field(sentence.Field);
        foreach (var segment in segments.Where(segment => segment.Sentence == sentence.Index).OrderBy(segment => segment.Start))
        {
            var (from, to) = (Math.Max(at, segment.Start), Math.Min(end, segment.Start + segment.Length));
            if (from >= to)
                continue;
            if (from > at)
                yield return new SentencePart(text[at..from], false, []);
            yield return new SentencePart(text[from..to], true, WordRuns.OwnWords(label, text[from..to]));
            at = to;
        }

        if (at < end)
            yield return new SentencePart(text[at..end], false, []);
    }
}
