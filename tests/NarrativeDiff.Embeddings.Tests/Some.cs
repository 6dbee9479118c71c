using System.Globalization;

namespace NarrativeDiff.Embeddings;

/// <summary>Sentences for the tests, of every length a news text has.</summary>
internal static class Some
{
    private static readonly string[] Words = (
        "harbour council flood mayor rejected claims late Tuesday pumps failed twice while residents waited engineers said the barrier "
        + "held until 03:40 “no warning” reached us, 1,200 homes lost power; insurers expect $40m in damage and an inquiry"
    ).Split(' ');

    /// <summary>Sentences of 1 to <paramref name="longest"/> words, in no order of length.</summary>
    public static string[] Sentences(int count, int longest) =>
        [.. Enumerable.Range(0, count).Select(i => Sentence(i, 1 + i * 7 % longest))];

    private static string Sentence(int seed, int words) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(' ', Enumerable.Range(0, words).Select(i => Words[(seed * 5 + i * 3) % Words.Length]))} {seed}."
        );
}
