using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;

namespace NarrativeDiff.Embeddings;

/// <summary>The network: token ids of a batch in, vectors of length 1 out, one a text for its meaning, one for its wording.</summary>
/// <remarks>One session of one thread serves all callers; whoever wants more cores calls from more threads.</remarks>
internal sealed class OnnxModel : IDisposable
{
    private const string PooledOutput = "sentence_embedding";
    private static readonly string[] StateOutputs = ["last_hidden_state", "token_embeddings"];
    private static readonly string[] KnownInputs = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly Pooling _pooling;
    private readonly string[] _inputs;
    private readonly string _meaning;
    private readonly bool _takesInt32;

    public OnnxModel(ModelFolder folder)
    {
        // ONNX Runtime's own thread pool spins and would take twice the processor time beside other work.
        using var settings = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        };
        _session = Open(folder.NetworkFile, settings);
        _pooling = folder.Pooling;
        _inputs = [.. _session.InputMetadata.Keys];
        if (_inputs.Except(KnownInputs).FirstOrDefault() is { } unknown || !_session.InputMetadata.TryGetValue("input_ids", out var ids))
            throw new InvalidDataException(
                $"{folder.NetworkFile} is no sentence model: its inputs are {string.Join(", ", _inputs)}; known are "
                    + $"{string.Join(", ", KnownInputs)}."
            );
        _takesInt32 = ids.ElementType == typeof(int);
        _meaning =
            new[] { PooledOutput }.Concat(StateOutputs).FirstOrDefault(_session.OutputMetadata.ContainsKey)
            ?? throw new InvalidDataException(
                $"{folder.NetworkFile} is no sentence model: its outputs are {string.Join(", ", _session.OutputMetadata.Keys)}."
            );
        if (folder.NeedsDenseLayer && !PoolsItself)
            throw new InvalidDataException(
                $"{folder.Path}/modules.json asks for a dense layer after the pooling, which {folder.NetworkFile} "
                    + $"does not hold. Export the whole model with the output {PooledOutput}."
            );
        Dimensions = _session.OutputMetadata[_meaning].Dimensions[^1];
        if (Dimensions < 1)
            throw new InvalidDataException($"{folder.NetworkFile} does not say how long its vectors are.");
    }

    public int Dimensions { get; }

    /// <summary>False where the network's layers are not known: it has no other view of a text than its meaning.</summary>
    public bool HasWordingVectors => WordingDimensions > 0;

    public int WordingDimensions => _session.OutputMetadata.TryGetValue(InnerLayers.Output, out var states) ? states.Dimensions[^1] : 0;

    /// <summary>To what multiple texts may be filled up; 1 where the network could not know, or might count the filling in.</summary>
    public int Step => PoolsItself || !_inputs.Contains("attention_mask") ? 1 : TokenBatches.Step;

    /// <summary>False where a text's vector is not the mean of its tokens' states: a part of them then has no vector of the same
    /// kind.</summary>
    public bool HasClauseVectors => !PoolsItself && _pooling == Pooling.Mean;

    private bool PoolsItself => _meaning == PooledOutput;

    /// <summary>Encodes one batch and lays each vector in its text's place, in one run whatever is asked for.</summary>
    public void Encode(TokenBatch batch, EncodedTexts texts)
    {
        if (_takesInt32)
            Run<int>(batch, texts);
        else
            Run<long>(batch, texts);
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private static InferenceSession Open(string file, SessionOptions settings)
    {
        try
        {
            return InnerLayers.Added(file) is not { } network
                ? new InferenceSession(file, settings)
                : new InferenceSession(network, settings);
        }
        catch (Exception broken) when (broken is OnnxRuntimeException or InvalidProtocolBufferException)
        {
            throw new InvalidDataException($"{file} cannot be loaded as an ONNX model: {broken.Message}", broken);
        }
    }

    private void Run<T>(TokenBatch batch, EncodedTexts texts)
        where T : unmanaged, INumber<T>
    {
        var count = batch.Texts.Length * batch.Length;
        var values = ArrayPool<T>.Shared.Rent(3 * count);
        values.AsSpan(0, 3 * count).Clear(); // filling: token 0, which does not count; all tokens are of the first sentence
        foreach (var (row, text) in batch.Texts.Index())
        {
            var (from, ids) = (row * batch.Length, texts.Tokens[text]);
            for (var i = 0; i < ids.Length; i++)
                values[from + i] = T.CreateTruncating(ids[i]);
            values.AsSpan(count + from, ids.Length).Fill(T.One);
        }

        Run(batch, texts, values.AsMemory(0, count), values.AsMemory(count, count), values.AsMemory(2 * count, count));
        ArrayPool<T>.Shared.Return(values);
    }

    private void Run<T>(TokenBatch batch, EncodedTexts texts, Memory<T> ids, Memory<T> mask, Memory<T> types)
        where T : unmanaged
    {
        long[] shape = [batch.Texts.Length, batch.Length];
        using var idValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, types, shape);
        OrtValue[] values =
        [
            .. _inputs.Select(name =>
                name == "input_ids" ? idValue
                : name == "attention_mask" ? maskValue
                : typeValue
            ),
        ];
        string[] outputs =
        [
            .. texts.Meanings is null ? [] : new[] { _meaning },
            .. texts.Wordings is null ? [] : new[] { InnerLayers.Output },
        ];
        using var results = _session.Run(_options, _inputs, values, outputs);
        if (texts.Meanings is not null)
            Lay(results[0].GetTensorDataAsSpan<float>(), batch, texts, texts.Meanings, PoolsItself ? null : _pooling, texts.Clauses);
        if (texts.Wordings is not null)
            Lay(results[^1].GetTensorDataAsSpan<float>(), batch, texts, texts.Wordings, Pooling.Mean);
    }

    /// <param name="pooling">Null: the network has pooled.</param>
    private static void Lay(
        ReadOnlySpan<float> states,
        TokenBatch batch,
        EncodedTexts texts,
        float[][] vectors,
        Pooling? pooling,
        ImmutableArray<Range>[]? clauses = null
    )
    {
        var perText = states.Length / batch.Texts.Length;
        foreach (var (row, text) in batch.Texts.Index())
        {
            var own = states.Slice(row * perText, perText);
            var perToken = perText / batch.Length;
            vectors[text] = pooling is { } how
                ? how.Pool(own[..(perToken * texts.Tokens[text].Length)], perToken)
                : TokenStates.ToUnitLength(own.ToArray());
            for (var clause = 0; clause < clauses?[text].Length; clause++)
                if (clauses[text][clause] is var tokens && !tokens.Equals(default))
                    texts.ClauseMeanings![text][clause] = TokenStates.OfClause(
                        own[(perToken * tokens.Start.Value)..(perToken * tokens.End.Value)],
                        vectors[text]
                    );
        }
    }
}
