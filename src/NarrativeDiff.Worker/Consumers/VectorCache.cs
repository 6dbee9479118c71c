using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>Sentence vectors for a comparison: from the store where they were made before, else encoded now and stored.</summary>
internal sealed class VectorCache(IStore store, ISentenceEncoder encoder)
{
    public string Model => encoder.Model;

    public async Task<KnownVectors> OfAsync(IEnumerable<string> texts, CancellationToken cancel)
    {
        var wanted = texts.Distinct(StringComparer.Ordinal).ToList();
        var vectors = new Dictionary<string, float[]>(await store.VectorsAsync(encoder.Model, wanted, cancel).ConfigureAwait(false), StringComparer.Ordinal);
        var missing = wanted.Where(text => !vectors.ContainsKey(text)).ToList();
        if (missing.Count > 0)
        {
            var encoded = await Task.Run(() => encoder.Encode(missing), cancel).ConfigureAwait(false);
            var fresh = missing.Zip(encoded).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            await store.SaveVectorsAsync(encoder.Model, fresh, cancel).ConfigureAwait(false);
            foreach (var (text, vector) in fresh)
                vectors[text] = vector;
        }

        return new KnownVectors(encoder.Model, encoder.Dimensions, vectors, encoder.Wording);
    }
}
