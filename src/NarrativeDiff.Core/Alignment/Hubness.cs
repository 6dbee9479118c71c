namespace NarrativeDiff.Core.Alignment;

/// <summary>How close each unit is to everything: the mean of its top similarities to other witnesses' units.</summary>
/// <remarks>A cosine is looked at once, for both of its units; the top of each is the same in whatever order they come.</remarks>
internal sealed class Hubness(UnitFlags[] marks)
{
    private const int Neighbours = 4;

    // By unit, its highest similarities, highest first.
    private readonly float[] _tops = new float[marks.Length * Neighbours];

    /// <param name="cosines">Those of unit <paramref name="a"/>, a place a unit; only the places behind it are looked at.</param>
    public void Meet(int a, ReadOnlySpan<float> cosines)
    {
        var own = _tops.AsSpan(a * Neighbours, Neighbours);
        var mark = marks[a];
        for (var b = a + 1; b < cosines.Length; b++)
        {
            var cosine = cosines[b];
            if (mark.IsNewest && cosine > _tops[b * Neighbours + Neighbours - 1] && marks[b].Witness != mark.Witness)
                Put(cosine, _tops.AsSpan(b * Neighbours, Neighbours));
            if (cosine > own[^1] && marks[b].IsNewest && marks[b].Witness != mark.Witness)
                Put(cosine, own);
        }
    }

    /// <summary>Takes in what another thread has met.</summary>
    public void Add(Hubness other)
    {
        for (var i = 0; i < _tops.Length; i++)
            if (_tops.AsSpan(i / Neighbours * Neighbours, Neighbours) is var top && other._tops[i] > top[^1])
                Put(other._tops[i], top);
    }

    public float Of(int unit)
    {
        var top = _tops.AsSpan(unit * Neighbours, Neighbours);
        return (top[0] + top[1] + top[2] + top[3]) / Neighbours;
    }

    private static void Put(float cosine, Span<float> top)
    {
        for (var i = 0; i < Neighbours; i++)
            if (cosine > top[i])
                (cosine, top[i]) = (top[i], cosine);
    }
}
