namespace NarrativeDiff.Worker.Review;

/// <summary>Random numbers that are the same for the same seed on every machine and in every version of the run-time.</summary>
/// <remarks>Steele, Lea, Flood 2014, Fast splittable pseudorandom number generators.</remarks>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>The first <paramref name="size"/> of the items in a random order.</summary>
    public T[] Draw<T>(IReadOnlyList<T> items, int size)
    {
        var left = items.ToArray();
        var taken = Math.Min(size, left.Length);
        for (var place = 0; place < taken; place++)
        {
            var other = place + Below(left.Length - place);
            (left[place], left[other]) = (left[other], left[place]);
        }

        return left[..taken];
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
