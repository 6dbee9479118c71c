using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Emphasis;

/// <summary>How far up an article reports something: headline, lead, or a quarter of the body.</summary>
/// <param name="Level">0 headline, 1 lead, 2–5 the quarters of the body from the top.</param>
internal readonly record struct Place(int Level, TextUnit Unit)
{
    // Fewer sentences have no quarters worth a distinction.
    private const int MinSentences = 8;

    private static readonly string[] Names =
    [
        "in the headline",
        "in the lead",
        "in the first quarter",
        "in the second quarter",
        "in the third quarter",
        "in the last quarter",
    ];

    public static string Name(double level) => Names[(int)Math.Round(level, MidpointRounding.AwayFromZero)];

    /// <summary>The most prominent place of a reading; null where the article is too short.</summary>
    public static Place? Of(Collation collation, Reading reading)
    {
        var body = collation
            .Witnesses[reading.Witness]
            .Text.Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null })
            .Select(sentence => sentence.Index)
            .ToArray();
        var top = reading.Units.MinBy(unit => (unit.Field == TextField.Headline ? 0 : 1, unit.Sentence))!;
        if (top.Field == TextField.Headline)
            return new Place(0, top);
        if (top.Sentence == body[0])
            return new Place(1, top);
        return body.Length < MinSentences ? null : new Place(2 + 4 * Array.BinarySearch(body, top.Sentence) / body.Length, top);
    }
}
