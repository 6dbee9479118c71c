using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>Stands in for the model in long runs: each word points one way in a space of the model's size, a text the way its words point
/// together.</summary>
internal sealed class HashedEncoder : ISentenceEncoder
{
    public string Model => "hashed words";

    public int Dimensions => 384;

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => [.. texts.Select(Encode)];

    private float[] Encode(string text)
    {
        var vector = new float[Dimensions];
        foreach (var word in text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = word.Aggregate(2166136261u, (sum, letter) => (sum ^ letter) * 16777619u);
            vector[hash % (uint)Dimensions] += (hash & 0x10000) == 0 ? 1 : -1;
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return length == 0 ? vector : Array.ConvertAll(vector, value => value / length);
    }
}
