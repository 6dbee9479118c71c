namespace NarrativeDiff.Worker.Storage;

/// <summary>Sentence vectors by model and text, so that a sentence is encoded once however often it is published.</summary>
internal interface IEmbeddingStore
{
    /// <returns>The vectors that are known, by text.</returns>
    Task<IReadOnlyDictionary<string, float[]>> VectorsAsync(string model, IReadOnlyCollection<string> texts, CancellationToken cancel);

    Task SaveVectorsAsync(string model, IReadOnlyDictionary<string, float[]> vectors, CancellationToken cancel);
}
