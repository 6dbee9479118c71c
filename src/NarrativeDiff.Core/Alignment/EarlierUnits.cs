using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Alignment;

/// <summary>From a sentence of a newest version back to what stood in its place before.</summary>
internal sealed class EarlierUnits
{
    private readonly Dictionary<(int Witness, int Version, int Newest), int> _same = [];
    private readonly Dictionary<(int Witness, int Version, int Newest), List<int>> _continued = [];

    public EarlierUnits(ImmutableArray<Witness> witnesses, ImmutableArray<TextUnit> units, VersionHistory history)
    {
        for (var w = 0; w < witnesses.Length; w++)
        for (var v = 0; v + 1 < witnesses[w].Versions.Length; v++)
            foreach (var sentence in witnesses[w].Versions[v].Text.Sentences)
                if (history.SameInNewest(w, v, sentence.Index) is { } newest)
                    _same.TryAdd((w, v, newest), sentence.Index);
        for (var place = 0; place < units.Length; place++)
            if (
                !units[place].IsNewest
                && history.ContinuedInNewest(units[place].Witness, units[place].Version, units[place].Sentence) is { } newest
            )
            {
                var key = (units[place].Witness, units[place].Version, newest);
                if (!_continued.TryGetValue(key, out var places))
                    _continued.Add(key, places = []);
                places.Add(place);
            }
    }

    /// <returns>The first sentence of an earlier version that has the same words as this one of the newest; null where none has.</returns>
    public int? SameIn(int witness, int version, int newest) =>
        _same.TryGetValue((witness, version, newest), out var sentence) ? sentence : null;

    /// <summary>Places of the earlier version's units that the newest version's sentence goes on from, edited.</summary>
    public IReadOnlyList<int> ContinuedBy(int witness, int version, int newest) =>
        _continued.TryGetValue((witness, version, newest), out var places) ? places : [];
}
