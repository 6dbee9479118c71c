namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>Invented sentences of the lengths that news sentences have: about 27 word pieces, from a few to seventy.</summary>
internal static class NewsLike
{
    private static readonly string[] Words = (
        "the harbour council said late on Tuesday that pumps at the old barrier failed twice while residents "
        + "of Westhaven waited for a warning "
        + "which never came engineers blamed a contractor whose lawyer rejected the claim as baseless and insurers expect damage of 40 million"
    ).Split(' ');

    public static string[] Sentences(int count) => [.. Enumerable.Range(0, count).Select(Sentence)];

    private static string Sentence(int seed)
    {
        // The sum of three uneven waves gives a hump around 24 words with a tail to both sides, without chance.
        var words = 4 + seed * 7 % 15 + seed * 11 % 17 + seed * 13 % 13;
        return $"{string.Join(' ', Enumerable.Range(0, words).Select(i => Words[(seed * 5 + i * 3) % Words.Length]))} {seed}.";
    }
}
