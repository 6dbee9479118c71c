using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Puts a clause without a verb of its own back beside its neighbour, where no other witness has it: it is no statement by
/// itself.</summary>
internal static class Fragments
{
    /// <param name="groups">Places in <paramref name="segments"/>, each in exactly one group; so it is in the result.</param>
    public static ImmutableArray<ImmutableArray<int>> Join(ImmutableArray<TextUnit> segments, ImmutableArray<ImmutableArray<int>> groups)
    {
        var group = new int[segments.Length];
        for (var g = 0; g < groups.Length; g++)
            foreach (var place in groups[g])
                group[place] = g;
        var into = Enumerable.Range(0, groups.Length).ToArray();
        for (var g = 0; g < groups.Length; g++)
            if (groups[g] is [var place] && segments[place].IsFragment && Neighbour(segments, place) is { } neighbour)
                into[g] = into[group[neighbour]];
        return
        [
            .. Enumerable
                .Range(0, groups.Length)
                .GroupBy(g => into[g])
                .Select(joined => joined.SelectMany(g => groups[g]).Order().ToImmutableArray())
                .OrderBy(joined => joined[0]),
        ];
    }

    /// <summary>The clause before it; for the first of a sentence the one after.</summary>
    private static int? Neighbour(ImmutableArray<TextUnit> segments, int place)
    {
        bool IsNear(int other) =>
            other >= 0
            && other < segments.Length
            && (segments[other].Witness, segments[other].Version, segments[other].Sentence)
                == (segments[place].Witness, segments[place].Version, segments[place].Sentence);
        return IsNear(place - 1) ? place - 1
            : IsNear(place + 1) ? place + 1
            : null;
    }
}
