using NarrativeDiff.Core.Analysis.Attribution;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>On which side of a matter a source stands, where the words that name it say so.</summary>
internal static class SourceSide
{
    private static readonly string[] Sides = ["accused", "accuser", "counsel", "witness", "expert", "party", "government"];

    /// <returns>The first side that a word of its names says; null where none does.</returns>
    public static string? Of(IReadOnlyCollection<SourceName> names)
    {
        foreach (var side in Sides)
            if (names.Any(name => name.Heads.Concat(name.Modifiers).Any(word => SourceWords.Is(word, side))))
                return side;
        return names.Any(name => name.Complement.Any(word => SourceWords.Is(word, "party"))) ? "party" : null;
    }
}
