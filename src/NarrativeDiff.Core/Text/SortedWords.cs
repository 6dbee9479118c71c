namespace NarrativeDiff.Core.Text;

/// <summary>Lists of words in ordinal order, set beside each other.</summary>
internal static class SortedWords
{
    /// <returns>How many words both have; one that stands several times counts as often as it stands in both.</returns>
    public static int Shared(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            var order = string.CompareOrdinal(a[i], b[j]);
            if (order == 0)
                shared++;
            (i, j) = (order <= 0 ? i + 1 : i, order >= 0 ? j + 1 : j);
        }
        return shared;
    }
}
