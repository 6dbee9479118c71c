using System.Buffers;
using System.Numerics;
using Microsoft.ML.OnnxRuntime;

namespace NarrativeDiff.Embeddings;

/// <summary>The network: token ids of a batch in, one vector of length 1 a text out.</summary>
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
    private readonly string[] _outputs;
    private readonly bool _takesInt32;

    public OnnxModel(ModelFolder folder)
        : this(folder, null)
    {
    }

    /// <param name="network">To run in place of the folder's; null: the folder's own.</param>
    public OnnxModel(ModelFolder folder, byte[]? network)
    {
        // ONNX Runtime's own thread pool spins and would take twice the processor time beside other work.
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
        _session = Open(folder.NetworkFile, network, settings);
        _pooling = folder.Pooling;
        _inputs = [.. _session.InputMetadata.Keys];
        if (_inputs.Except(KnownInputs).FirstOrDefault() is { } unknown || !_session.InputMetadata.TryGetValue("input_ids", out var ids))
            throw new InvalidDataException($"{folder.NetworkFile} is no sentence model: its inputs are {string.Join(", ", _inputs)}; known are {string.Join(", ", KnownInputs)}.");
        _takesInt32 = ids.ElementType == typeof(int);
        _outputs = [new[] { PooledOutput }.Concat(StateOutputs).FirstOrDefault(_session.OutputMetadata.ContainsKey)
            ?? throw new InvalidDataException($"{folder.NetworkFile} is no sentence model: its outputs are {string.Join(", ", _session.OutputMetadata.Keys)}.")];
        if (folder.NeedsDenseLayer && _outputs[0] != PooledOutput)
            throw new InvalidDataException($"{folder.Path}/modules.json asks for a dense layer after the pooling, which {folder.NetworkFile} does not hold. Export the whole model with the output {PooledOutput}.");
        Dimensions = _session.OutputMetadata[_outputs[0]].Dimensions[^1];
        if (Dimensions < 1)
            throw new InvalidDataException($"{folder.NetworkFile} does not say how long its vectors are.");
    }

    public int Dimensions { get; }

    /// <summary>To what multiple texts may be filled up; 1 where the network could not be told, or might count the filling in.</summary>
    public int Step => PoolsItself || !_inputs.Contains("attention_mask") ? 1 : TokenBatches.Step;

    private bool PoolsItself => _outputs[0] == PooledOutput;

    /// <summary>Encodes one batch and lays each vector in its text's place.</summary>
    public void Encode(TokenBatch batch, long[][] tokens, float[][] vectors)
    {
        if (_takesInt32)
            Run<int>(batch, tokens, vectors);
        else
            Run<long>(batch, tokens, vectors);
    }

    public void Dispose()
    {
        _session.Dispose();
        _options.Dispose();
    }

    private static InferenceSession Open(string file, byte[]? network, SessionOptions settings)
    {
        try
        {
            return network is null ? new InferenceSession(file, settings) : new InferenceSession(network, settings);
        }
        catch (OnnxRuntimeException broken)
        {
            throw new InvalidDataException($"{file} cannot be loaded as an ONNX model: {broken.Message}", broken);
        }
    }

    private void Run<T>(TokenBatch batch, long[][] tokens, float[][] vectors)
        where T : unmanaged, INumber<T>
    {
        var count = batch.Texts.Length * batch.Length;
        var values = ArrayPool<T>.Shared.Rent(3 * count);
        values.AsSpan(0, 3 * count).Clear(); // filling: token 0, which does not count; all tokens are of the first sentence
        foreach (var (row, text) in batch.Texts.Index())
        {
            var (from, ids) = (row * batch.Length, tokens[text]);
            for (var i = 0; i < ids.Length; i++)
                values[from + i] = T.CreateTruncating(ids[i]);
            values.AsSpan(count + from, ids.Length).Fill(T.One);
        }

        Run(batch, tokens, vectors, values.AsMemory(0, count), values.AsMemory(count, count), values.AsMemory(2 * count, count));
        ArrayPool<T>.Shared.Return(values);
    }

    private void Run<T>(TokenBatch batch, long[][] tokens, float[][] vectors, Memory<T> ids, Memory<T> mask, Memory<T> types)
        where T : unmanaged
    {
        long[] shape = [batch.Texts.Length, batch.Length];
        using var idValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, types, shape);
        OrtValue[] values = [.. _inputs.Select(name => name == "input_ids" ? idValue : name == "attention_mask" ? maskValue : typeValue)];
        using var results = _session.Run(_options, _inputs, values, _outputs);
        var states = results[0].GetTensorDataAsSpan<float>();
        for (var row = 0; row < batch.Texts.Length; row++)
        {
            var text = batch.Texts[row];
            vectors[text] = PoolsItself
                ? TokenStates.ToUnitLength(states.Slice(row * Dimensions, Dimensions).ToArray())
                : _pooling.Pool(states.Slice(row * batch.Length * Dimensions, tokens[text].Length * Dimensions), Dimensions);
        }
    }
}
