using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Sentence vectors, each under the hash of its model and text.</summary>
internal abstract partial class SqlStore
{
    /// <summary>SQLite takes 32,766 values a statement, PostgreSQL 65,535; plans for shorter lists are cached better.</summary>
    private const int KeysAtOnce = 500;

    private const int KeyBytes = 16;

    public async Task<IReadOnlyDictionary<string, float[]>> VectorsAsync(
        string model,
        IReadOnlyCollection<string> texts,
        CancellationToken cancel
    )
    {
        var textOf = texts.Distinct(StringComparer.Ordinal).ToDictionary(text => Key(model, text), StringComparer.Ordinal);
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var keys in textOf.Keys.Chunk(KeysAtOnce))
        foreach (
            var row in await QueryAsync<VectorRow>(
                    $"SELECT text_key AS TextKey, vector AS Vector FROM sentence_vector WHERE text_key {AnyOfKeys}",
                    new { keys },
                    cancel
                )
                .ConfigureAwait(false)
        )
            known[textOf[row.TextKey]] = VectorBytes.ReadCompact(row.Vector);
        return known;
    }

    public Task SaveVectorsAsync(string model, IReadOnlyDictionary<string, float[]> vectors, CancellationToken cancel)
    {
        // In one order everywhere: two workers that save the same sentences must not wait for each other in a ring.
        var rows = vectors
            .Select(entry => new { TextKey = Key(model, entry.Key), Vector = CompactVector.Of(entry.Value) })
            .OrderBy(row => row.TextKey, StringComparer.Ordinal)
            .ToList();
        return TransactAsync(
            transaction =>
                ExecuteAsync(
                    transaction,
                    $"INSERT INTO sentence_vector (text_key, vector, saved_at) VALUES (@TextKey, @Vector, {Now}) ON "
                        + "CONFLICT (text_key) DO NOTHING",
                    rows,
                    cancel
                ),
            cancel
        );
    }

    /// <summary>Half of the hash: two texts in 2^64 would share it.</summary>
    private static string Key(string model, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model}\u001f{text}")).AsSpan(0, KeyBytes));

    private sealed class VectorRow
    {
        public string TextKey { get; set; } = "";
        public byte[] Vector { get; set; } = [];
    }
}
