using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Frames;

/// <summary>Words of a frame in one sentence.</summary>
/// <param name="Different">How many different ones.</param>
internal sealed record FrameWords(string Rule, string Frame, ImmutableArray<TextSpan> Cues, int Different);

/// <summary>A frame that a sentence shows, with the words that show it.</summary>
/// <param name="IsSure">Two different words, and the encoder agrees; still a cue and no more.</param>
internal sealed record FrameMention(string Rule, string Frame, ImmutableArray<TextSpan> Cues, bool IsSure);

/// <summary>Finds the frames of a sentence: one word of a frame that the encoder finds near, two different words where no encoder is
/// asked.</summary>
internal static class FrameCues
{
    /// <summary>Different cues of a frame that show it where no encoder is asked: one word shows a topic at most.</summary>
    private const int MinCues = 2;

    /// <summary>Nearness from which the encoder agrees (<see cref="FrameVectors.Of(float[])"/>): the lowest at which one word is right as
    /// often as two words alone (AllSides dev, .74 and .73; README).</summary>
    public const double MinNear = 0.2;

    /// <summary>The same for generic frames: the best F1 on sentences of articles on the economy, the one frame with a large stand-in
    /// (AllSides dev, .48; README).</summary>
    public const double NearFromGeneric = 0.06;

    /// <summary>The same for properties of targets: the best F.5 beside a name (NewsWCL50 dev, P .61 R .04; README).</summary>
    public const double NearFromProperty = 0.01;

    private static readonly LexiconFile Data = LexiconFile.Read("Frames", "frame-cues.tsv");

    private static readonly ImmutableArray<PhraseTable<(string Frame, string Entry)>> Tables =
    [
        .. new[] { "F1", "F2", "F3" }.Select(TableOf),
    ];

    public static string Version => Data.Version;

    /// <summary>F1 and F2: the words of a sentence that may show a frame.</summary>
    public static IEnumerable<FrameWords> WordsOf(string text, TextSpan sentence)
    {
        var tokens = LexicalToken.Of(text, sentence);
        return from rule in Enumerable.Range(0, 2)
            from frame in Tables[rule].Find(tokens).GroupBy(hit => hit.Value.Frame, StringComparer.Ordinal)
            select new FrameWords(
                $"F{rule + 1}",
                frame.Key,
                [.. frame.Select(hit => hit.Span)],
                frame.DistinctBy(hit => hit.Value.Entry).Count()
            );
    }

    /// <summary>The frames that a sentence shows.</summary>
    /// <param name="near">How near the encoder finds it to each frame; empty: it is not asked.</param>
    public static IEnumerable<FrameMention> Of(
        IEnumerable<FrameWords> words,
        IReadOnlyDictionary<(string Rule, string Frame), double> near
    ) =>
        from frame in words
        let nearness = NearnessOf(frame.Rule, frame.Frame, near)
        where nearness is { } known ? known >= (frame.Rule == "F1" ? MinNear : NearFromGeneric) : frame.Different >= MinCues
        select new FrameMention(
            frame.Rule,
            frame.Frame,
            frame.Cues,
            nearness is not null && frame.Rule == "F1" && frame.Different >= MinCues
        );

    private static double? NearnessOf(string rule, string frame, IReadOnlyDictionary<(string Rule, string Frame), double> near) =>
        near.TryGetValue((rule, frame), out var known) ? known : null;

    /// <summary>F3: the words that give a property, wherever they stand.</summary>
    public static IEnumerable<PhraseHit<(string Frame, string Entry)>> Properties(ImmutableArray<LexicalToken> tokens) =>
        Tables[2].Find(tokens);

    /// <summary>Whether the encoder agrees that a sentence shows a property, or is not asked.</summary>
    /// <param name="near">How near the encoder finds it to each property it knows.</param>
    public static bool IsProperty(string property, IReadOnlyDictionary<(string Rule, string Frame), double> near) =>
        NearnessOf("F3", property, near) is not < NearFromProperty;

    private static PhraseTable<(string, string)> TableOf(string rule) =>
        new(
            from row in Data.Rows
            where row[0] == rule
            from word in LexiconFile.WordsOf(row[3])
            from form in Inflection.FormsOf(word, row[2][0])
            select (LexiconFile.Spaced(form), (row[1], LexiconFile.Spaced(word)))
        );
}
