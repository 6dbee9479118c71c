using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Sentence vectors for a comparison: from the store where they were made before, else encoded now and stored.</summary>
internal sealed class EmbeddingProvider(IStore store, ISentenceEncoder encoder)
{
    public string Model => encoder.Model;

    public async Task<KnownVectors> OfAsync(IEnumerable<SplitSentence> sentences, CancellationToken cancel)
    {
        var wanted = sentences.Distinct().ToList();
        var vectors = new Dictionary<string, float[]>(
            await store.VectorsAsync(encoder.Model, [.. wanted.Select(sentence => sentence.Key)], cancel).ConfigureAwait(false),
            StringComparer.Ordinal
        );
        var missing = wanted.Where(sentence => !vectors.ContainsKey(sentence.Key)).ToList();
        if (missing.Count > 0)
        {
            var fresh = await Task.Run(() => KnownVectors.Made(encoder, missing), cancel).ConfigureAwait(false);
            await store.SaveVectorsAsync(encoder.Model, fresh, cancel).ConfigureAwait(false);
            foreach (var (key, vector) in fresh)
            {
                // As it will be read from the store: a comparison gives the same report whether its vectors are new or not.
                CompactVector.Round(vector);
                vectors[key] = vector;
            }
        }

        return new KnownVectors(encoder.Model, encoder.Dimensions, vectors, encoder.Wording);
    }
}
