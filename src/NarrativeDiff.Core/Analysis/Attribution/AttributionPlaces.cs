using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Finds the attributions of a field by place, without a walk through all of them.</summary>
internal sealed class AttributionPlaces
{
    /// <summary>Characters of one stretch of the text, as a power of two. An attribution stands under each stretch that its content
    /// touches.</summary>
    private const int StretchBits = 9;

    private readonly ImmutableArray<Attributed> _all;
    private readonly Dictionary<int, List<int>> _byStretch = [];
    private readonly ILookup<int, Attributed> _bySentence;

    /// <param name="all">In the order of their cues.</param>
    public AttributionPlaces(ImmutableArray<Attributed> all)
    {
        _all = all;
        _bySentence = all.ToLookup(attributed => attributed.Sentence);
        for (var i = 0; i < all.Length; i++)
            foreach (var content in all[i].Content)
                for (var stretch = content.Start >> StretchBits; stretch <= content.End >> StretchBits; stretch++)
                    Add(stretch, i);
    }

    public IEnumerable<Attributed> OfSentence(int sentence) => _bySentence[sentence];

    /// <summary>Those whose content may hold a place.</summary>
    public IEnumerable<Attributed> At(int place) =>
        _byStretch.TryGetValue(place >> StretchBits, out var found) ? found.Select(i => _all[i]) : [];

    /// <summary>Those whose content may share a character with a span, each once.</summary>
    public IEnumerable<Attributed> Near(TextSpan span)
    {
        var (first, last) = (span.Start >> StretchBits, span.End >> StretchBits);
        return Enumerable
            .Range(first, last - first + 1)
            .SelectMany(stretch => _byStretch.GetValueOrDefault(stretch) ?? [])
            .Distinct()
            .Order()
            .Select(i => _all[i]);
    }

    private void Add(int stretch, int attributed)
    {
        if (!_byStretch.TryGetValue(stretch, out var list))
            _byStretch.Add(stretch, list = []);
        if (list.Count == 0 || list[^1] != attributed)
            list.Add(attributed);
    }
}
