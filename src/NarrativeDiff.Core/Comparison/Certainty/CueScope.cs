using System.Collections.Frozen;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>Whether a cue speaks of what two readings share, and not of something that only one of them says.</summary>
internal static class CueScope
{
    private static readonly FrozenSet<string> Boundaries = Lexicon.Kinds("hedges.tsv", "Analysis.Certainty")["boundary"];

    /// <summary>Content words next to the cue that are looked at.</summary>
    private const int Near = 8;

    /// <summary>Of them so many must stand in the other reading: one is often only the story's topic.</summary>
    private const int MinShared = 2;

    // The next word is mostly the one that is hedged: "allegedly opening fire" at a party is not shared by whoever only names the party.
    /// <summary>How alike the whole readings must be; cosine.</summary>
    private const float MinSimilarity = 0.5f;

    public static bool IsAbout(Collation collation, TextUnit unit, TextSpan cue, TextUnit other)
    {
        if (PairFeatures.Cosine(unit, other) < MinSimilarity)
            return false;
        return IsAbout(collation.WitnessOf(unit).Text.TextOf(unit.Field), unit.Span, cue, collation.WordsOf(other));
    }

    /// <param name="text">The field that sentence and cue point into.</param>
    public static bool IsAbout(string text, TextSpan unit, TextSpan cue, string other)
    {
        var shared = Words.Stems(other).ToHashSet(StringComparer.Ordinal);
        var behind = cue.End < unit.End ? Words.Stems(ToBoundary(text[cue.End..unit.End])).Take(Near).ToArray() : [];
        var before = cue.Start > unit.Start ? Words.Stems(text[unit.Start..Math.Min(cue.Start, unit.End)]).TakeLast(Near) : [];
        return (behind.Count(shared.Contains) >= MinShared && shared.Contains(behind[0]))
            || (behind.Length < MinShared && behind.All(shared.Contains) && before.Count(shared.Contains) >= MinShared);
    }

    /// <summary>A cue does not reach over a comma or into a clause that says when or why.</summary>
    private static string ToBoundary(string behind)
    {
        foreach (var chunk in Chunker.Each(behind))
            if (
                chunk.Span.Start > 0
                && (chunk.Span.Of(behind) is "," or ";" or "(" || Boundaries.Contains(chunk.Span.Of(behind)))
                && Words.Stems(behind[..chunk.Span.Start]).Any()
            )
                return behind[..chunk.Span.Start];
        return behind;
    }
}
