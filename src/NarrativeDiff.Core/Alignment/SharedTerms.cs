namespace NarrativeDiff.Core.Alignment;

/// <summary>How much weighted vocabulary a unit shares with every later one, by way of the terms: a pair without a word in common costs
/// nothing.</summary>
/// <remarks>Adds up in the order of the term ids, as <see cref="PairFeatures.SharedWeight"/> does pair by pair, so both give the same last
/// bit.</remarks>
internal sealed class SharedTerms
{
    private readonly IReadOnlyList<TextUnit> _units;
    private readonly int[] _starts;
    private readonly int[] _places;

    public SharedTerms(IReadOnlyList<TextUnit> units)
    {
        _units = units;
        var terms = 0;
        foreach (var unit in units)
            if (!unit.Terms.IsEmpty)
                terms = Math.Max(terms, unit.Terms[^1].Id + 1);
        _starts = new int[terms + 1];
        foreach (var unit in units)
        foreach (var term in unit.Terms)
            _starts[term.Id + 1]++;
        for (var term = 0; term < terms; term++)
            _starts[term + 1] += _starts[term];
        _places = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var place = 0; place < units.Count; place++)
            foreach (var term in units[place].Terms)
                _places[next[term.Id]++] = place;
    }

    /// <param name="into">A place a unit; those behind <paramref name="a"/> are filled.</param>
    public void Fill(int a, double[] into)
    {
        Array.Clear(into, a, _units.Count - a);
        foreach (var term in _units[a].Terms)
        {
            var with = _places.AsSpan(_starts[term.Id], _starts[term.Id + 1] - _starts[term.Id]);
            for (var i = with.BinarySearch(a) + 1; i < with.Length; i++)
                into[with[i]] += term.Weight;
        }
    }
}
