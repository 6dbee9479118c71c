using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Onnx;

namespace NarrativeDiff.Embeddings;

/// <summary>Adds to a network a second output: what its layers before the last say of each token, nearer to the words than what the last
/// makes of them.</summary>
/// <remarks>The last layer is trained on what a text is about; the layers within show better how it is worded (Jawahar et al. 2019 on BERT;
/// measured here: README).</remarks>
internal static partial class InnerLayers
{
    /// <summary>The mean of the layers' states, token by token.</summary>
    public const string Output = "inner_states";

    /// <returns>The network with the output; null where no layers of a BERT network are found, or its weights lie in other files.</returns>
    /// <exception cref="InvalidProtocolBufferException">The file is no ONNX model.</exception>
    public static byte[]? Added(string networkFile)
    {
        using var stream = File.OpenRead(networkFile);
        var model = ModelProto.Parser.ParseFrom(stream);
        var layers = Layers(model.Graph);
        if (layers.Length < 2 || model.Graph.Initializer.Any(weights => weights.DataLocation == TensorProto.Types.DataLocation.External))
            return null;
        var mean = new NodeProto { OpType = "Mean", Name = "inner_layers" };
        mean.Input.AddRange(layers[..^1]);
        mean.Output.Add(Output);
        model.Graph.Node.Add(mean);
        model.Graph.Output.Add(OutputOf(model.Graph.Initializer.First(tensor => LayerEnd().IsMatch(tensor.Name)).Dims[0]));
        return model.ToByteArray();
    }

    /// <summary>Names of the states that the layers hand on, first layer first.</summary>
    private static string[] Layers(GraphProto graph) =>
        [
            .. graph
                .Node.Where(node => node.OpType is "Add" or "LayerNormalization")
                .Select(node =>
                    (
                        End: node.Input.Select(input => LayerEnd().Match(input)).FirstOrDefault(match => match.Success),
                        Output: node.Output[0]
                    )
                )
                .Where(layer => layer.End is not null)
                .OrderBy(layer => int.Parse(layer.End!.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
                .Select(layer => layer.Output),
        ];

    private static ValueInfoProto OutputOf(long dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "tokens" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimensions });
        return new ValueInfoProto
        {
            Name = Output,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape },
            },
        };
    }

    [GeneratedRegex(@"layer\.(\d+)\.output\.LayerNorm\.bias$")]
    private static partial Regex LayerEnd();
}
