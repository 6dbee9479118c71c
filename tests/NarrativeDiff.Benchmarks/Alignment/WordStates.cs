using System.Collections.Immutable;
using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using NarrativeDiff.Core.Text;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>The network's states of single words, for measuring whether they say which part of a sentence another one is about.</summary>
/// <remarks>A word's state is the mean over its pieces, of length 1. A word that does not fit into the network any more has none.</remarks>
internal sealed class WordStates : IDisposable
{
    private readonly WordPieces _pieces;
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    public WordStates()
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        _pieces = new WordPieces(folder);
        using var settings = new SessionOptions { IntraOpNumThreads = 1 };
        _session = new InferenceSession(folder.NetworkFile, settings);
    }

    /// <param name="words">Parted by white space, as the network's tokenizer parts them.</param>
    public float[]?[] Of(IReadOnlyList<string> words)
    {
        var own = words.Select(word => _pieces.Of(word)[1..^1]).ToArray();
        long[] ids = _pieces.Of(string.Join(' ', words));
        long[] shape = [1, ids.Length];
        using var id = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        using var type = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        using var results = _session.Run(
            _options,
            ["input_ids", "attention_mask", "token_type_ids"],
            [id, mask, type],
            [_session.OutputNames[0]]
        );
        var states = results[0].GetTensorDataAsSpan<float>();
        var size = states.Length / ids.Length;
        var found = new float[]?[words.Count];
        for (int i = 0, at = 1; i < words.Count; at += own[i++].Length)
            if (own[i].Length > 0 && at + own[i].Length < ids.Length)
                found[i] = Mean(states.Slice(at * size, own[i].Length * size), size);
        return found;
    }

    /// <summary>How well each word of one text is met by its best word of the other, averaged over its neighbours.</summary>
    public static double[] Met(
        ImmutableArray<string> words,
        float[]?[] states,
        ImmutableArray<string> others,
        float[]?[] otherStates,
        int neighbours
    )
    {
        var targets = otherStates.Where((state, i) => state is not null && IsContent(others[i])).ToArray();
        var met = states
            .Select(
                (state, i) =>
                    state is null || !IsContent(words[i])
                        ? double.NaN
                        : targets.Select(target => (double)TensorPrimitives.Dot<float>(state, target)).DefaultIfEmpty(0).Max()
            )
            .ToArray();
        return
        [
            .. met.Select(
                (_, i) =>
                    met[Math.Max(0, i - neighbours)..Math.Min(met.Length, i + neighbours + 1)]
                        .Where(m => !double.IsNaN(m))
                        .DefaultIfEmpty(0)
                        .Average()
            ),
        ];
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private static bool IsContent(string word) => Words.Of(word).Any();

    private static float[] Mean(ReadOnlySpan<float> states, int size)
    {
        var sum = new float[size];
        for (var at = 0; at < states.Length; at += size)
            TensorPrimitives.Add(sum, states.Slice(at, size), sum);
        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        return sum;
    }
}
