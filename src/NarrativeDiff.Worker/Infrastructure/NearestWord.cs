namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>The word of a list that a mistyped one was meant to be, by edit distance.</summary>
internal static class NearestWord
{
    /// <returns>Null: none is near enough, which is a third of its letters.</returns>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var (word, distance) = known
            .Select(word => (word, Distance(written, word)))
            .OrderBy(near => near.Item2)
            .ThenBy(near => near.word, StringComparer.Ordinal)
            .FirstOrDefault();
        return word is not null && distance <= Math.Max(1, word.Length / 3) ? word : null;
    }

    /// <summary>Letters added, left out, exchanged or swapped with their neighbour, whatever their case (optimal string
    /// alignment).</summary>
    public static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var steps = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            steps[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            steps[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                steps[i, j] = Math.Min(
                    Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
                    steps[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[a.Length, b.Length];
    }
}
