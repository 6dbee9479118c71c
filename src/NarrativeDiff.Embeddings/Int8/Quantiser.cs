using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace NarrativeDiff.Embeddings.Int8;

/// <summary>Rewrites a network so that its matrix products by constant weights run in 8-bit integers.</summary>
/// <remarks>
/// Weights: symmetric, a scale a column, ±127. Activations: unsigned, one fixed scale a tensor (<see cref="ActivationRanges"/>). A bias
/// that follows
/// is taken into the product. Pure and exact: the same file and ranges give the same bytes.
/// Scheme: Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference".
/// </remarks>
internal sealed class Quantiser
{
    private const string ContribDomain = "com.microsoft";
    private readonly GraphProto _graph;
    private readonly Dictionary<string, TensorProto> _constants;
    private readonly HashSet<string> _quantised = new(StringComparer.Ordinal);

    private Quantiser(GraphProto graph)
    {
        _graph = graph;
        _constants = graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>Names of the tensors that flow into matrix products by constant weights, in the order of the network.</summary>
    public static string[] Activations(ModelProto model)
    {
        var quantiser = new Quantiser(model.Graph);
        return [.. model.Graph.Node.Where(quantiser.IsProductByWeights).Select(node => node.Input[0]).Distinct(StringComparer.Ordinal)];
    }

    /// <exception cref="InvalidDataException">A range is missing: the ranges belong to another network.</exception>
    public static ModelProto Quantise(ModelProto model, ActivationRanges ranges)
    {
        var copy = model.Clone();
        new Quantiser(copy.Graph).Rewrite(ranges);
        if (copy.OpsetImport.All(set => set.Domain != ContribDomain))
            copy.OpsetImport.Add(new OperatorSetIdProto { Domain = ContribDomain, Version = 1 });
        return copy;
    }

    private void Rewrite(ActivationRanges ranges)
    {
        var nodes = _graph.Node.ToList();
        var biases = nodes
            .Where(node => node.OpType == "Add")
            .SelectMany(add => add.Input.Select(input => (input, add)))
            .ToLookup(use => use.input, use => use.add, StringComparer.Ordinal);
        var uses = nodes.SelectMany(node => node.Input).CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var taken = new HashSet<NodeProto>(ReferenceEqualityComparer.Instance);
        _graph.Node.Clear();
        foreach (var node in nodes.Where(node => !taken.Contains(node)))
        {
            if (!IsProductByWeights(node))
            {
                _graph.Node.Add(node);
                continue;
            }

            var bias = uses[node.Output[0]] == 1 ? biases[node.Output[0]].FirstOrDefault(add => BiasOf(add, node) is not null) : null;
            if (bias is not null)
                taken.Add(bias);
            AddProduct(node, bias, ranges);
        }
    }

    private bool IsProductByWeights(NodeProto node) =>
        node.OpType == "MatMul" && _constants.TryGetValue(node.Input[1], out var weights) && weights.Dims.Count == 2;

    private string? BiasOf(NodeProto add, NodeProto product) =>
        add.Input.FirstOrDefault(input =>
            input != product.Output[0]
            && _constants.TryGetValue(input, out var bias)
            && bias.Dims.Count == 1
            && bias.Dims[0] == _constants[product.Input[1]].Dims[1]
        );

    private void AddProduct(NodeProto product, NodeProto? bias, ActivationRanges ranges)
    {
        var weightsIn = _constants[product.Input[1]];
        if (!ranges.Of.TryGetValue(product.Input[0], out var range))
            throw new InvalidDataException(
                $"the activation ranges have no line for {product.Input[0]}; they were measured on another network (sha256 {ranges.Source})"
            );
        var activation = Quantised(product.Input[0], range, (int)weightsIn.Dims[0]);
        var weights = QuantisedWeights(weightsIn, range);
        var node = new NodeProto
        {
            OpType = "MatMulIntegerToFloat",
            Domain = ContribDomain,
            Name = $"{product.Name}_int8",
        };
        node.Input.AddRange([activation, weights, $"{activation}_scale", $"{weights}_scale", $"{activation}_zero", $"{weights}_zero"]);
        if (bias is not null)
            node.Input.Add(BiasOf(bias, product)!);
        node.Output.Add((bias ?? product).Output[0]);
        _graph.Node.Add(node);
    }

    private string Quantised(string activation, ActivationRange range, int channels)
    {
        var name = $"{activation}_u8";
        if (!_quantised.Add(name))
            return name;
        var scale = (range.High - range.Low) / byte.MaxValue;
        Add($"{name}_scale", TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>(new[] { scale }));
        Add(
            $"{name}_zero",
            TensorProto.Types.DataType.Uint8,
            [(byte)Math.Clamp(MathF.Round(-range.Low / scale), byte.MinValue, byte.MaxValue)]
        );
        var node = new NodeProto { OpType = "QuantizeLinear", Name = name };
        node.Input.AddRange([Halved(activation, range, channels), $"{name}_scale", $"{name}_zero"]);
        node.Output.Add(name);
        _graph.Node.Add(node);
        return name;
    }

    private string Halved(string activation, ActivationRange range, int channels)
    {
        if (range.Halvings.IsEmpty)
            return activation;
        var factors = new float[channels];
        for (var channel = 0; channel < channels; channel++)
            factors[channel] = MathF.ScaleB(1, -range.Halvings.GetValueOrDefault(channel));
        var name = $"{activation}_halved";
        Add($"{name}_factors", TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>(factors), channels);
        var node = new NodeProto { OpType = "Mul", Name = name };
        node.Input.AddRange([activation, $"{name}_factors"]);
        node.Output.Add(name);
        _graph.Node.Add(node);
        return name;
    }

    private string QuantisedWeights(TensorProto weights, ActivationRange range)
    {
        var name = $"{weights.Name}_s8";
        if (!_quantised.Add(name))
            return name;
        int rows = (int)weights.Dims[0],
            columns = (int)weights.Dims[1];
        var values = weights.RawData.Length > 0 ? MemoryMarshal.Cast<byte, float>(weights.RawData.Span).ToArray() : [.. weights.FloatData];
        foreach (var (channel, halvings) in range.Halvings)
        foreach (ref var weight in values.AsSpan(channel * columns, columns))
            weight = MathF.ScaleB(weight, halvings);
        var scales = new float[columns];
        for (var i = 0; i < values.Length; i++)
            scales[i % columns] = Math.Max(scales[i % columns], Math.Abs(values[i]));
        for (var column = 0; column < columns; column++)
            scales[column] = scales[column] == 0 ? 1 : scales[column] / sbyte.MaxValue;
        var bytes = new sbyte[values.Length];
        for (var i = 0; i < values.Length; i++)
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(values[i] / scales[i % columns]), -sbyte.MaxValue, sbyte.MaxValue);
        Add(name, TensorProto.Types.DataType.Int8, MemoryMarshal.AsBytes<sbyte>(bytes), rows, columns);
        Add($"{name}_scale", TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>(scales), columns);
        Add($"{name}_zero", TensorProto.Types.DataType.Int8, new byte[columns], columns);
        _graph.Initializer.Remove(weights);
        return name;
    }

    private void Add(string name, TensorProto.Types.DataType type, ReadOnlySpan<byte> raw, params ReadOnlySpan<long> shape)
    {
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)type,
            RawData = ByteString.CopyFrom(raw),
        };
        foreach (var length in shape)
            tensor.Dims.Add(length);
        _graph.Initializer.Add(tensor);
    }
}
