using System.Collections.Immutable;
using NarrativeDiff.Core.Differences.Lexicons;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Frames;

/// <summary>A frame that a sentence shows, with the words that show it.</summary>
/// <param name="Cues">At least two different ones for F1 and F2; for F3 the words beside the actor.</param>
internal sealed record FrameMention(string Rule, string Frame, ImmutableArray<TextSpan> Cues);

/// <summary>Finds the words that show a frame. One word shows a topic at most; two different ones of a frame in one sentence count.</summary>
internal static class FrameCues
{
    /// <summary>Different cues of a frame that a sentence must have.</summary>
    private const int MinCues = 2;

    private static readonly LexiconFile Data = LexiconFile.Read("Frames", "frame-cues.tsv");

    private static readonly ImmutableArray<PhraseTable<(string Frame, string Entry)>> Tables = [.. new[] { "F1", "F2", "F3" }.Select(TableOf)];

    public static string Version => Data.Version;

    /// <summary>F1 and F2: the frames of a sentence.</summary>
    public static IEnumerable<FrameMention> Of(string text, TextSpan sentence)
    {
        var tokens = LexicalToken.Of(text, sentence);
        return from rule in Enumerable.Range(0, 2)
               from frame in Tables[rule].Find(tokens).GroupBy(hit => hit.Value.Frame, StringComparer.Ordinal)
               where frame.DistinctBy(hit => hit.Value.Entry).Count() >= MinCues
               select new FrameMention($"F{rule + 1}", frame.Key, [.. frame.Select(hit => hit.Span)]);
    }

    /// <summary>F3: the words that give a property, wherever they stand.</summary>
    public static IEnumerable<PhraseHit<(string Frame, string Entry)>> Properties(ImmutableArray<LexicalToken> tokens) => Tables[2].Find(tokens);

    private static PhraseTable<(string, string)> TableOf(string rule) => new(
        from row in Data.Rows
        where row[0] == rule
        from word in LexiconFile.WordsOf(row[3])
        from form in Inflection.FormsOf(word, row[2][0])
        select (LexiconFile.Spaced(form), (row[1], LexiconFile.Spaced(word))));
}
