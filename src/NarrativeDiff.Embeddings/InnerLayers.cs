using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Onnx;

namespace NarrativeDiff.Embeddings;

/// <summary>Rewrites a network so that it gives what its layers before the last say of a text: nearer to its words than what the last makes of it.</summary>
/// <remarks>The last layer is trained to tell what a text is about; how it is worded is told better by the layers within (Jawahar et al. 2019 on BERT; measured here: README).</remarks>
internal static partial class InnerLayers
{
    public const string Output = "sentence_embedding";
    private const int OpsetWithAxesAsInput = 18;

    /// <returns>A network whose one output is the mean over layers and tokens; null where no layers of a BERT network are found.</returns>
    public static byte[]? Of(string networkFile)
    {
        using var stream = File.OpenRead(networkFile);
        var model = ModelProto.Parser.ParseFrom(stream);
        var layers = Layers(model.Graph);
        if (layers.Length < 2)
            return null;
        var mean = new NodeProto { OpType = "Mean", Name = "inner_layers" };
        mean.Input.AddRange(layers[..^1]);
        mean.Output.Add("inner_states");
        model.Graph.Node.Add(mean);
        model.Graph.Node.Add(OverTokens(model));
        var dimensions = model.Graph.Initializer.First(tensor => LayerEnd().IsMatch(tensor.Name)).Dims[0];
        model.Graph.Output.Clear();
        model.Graph.Output.Add(OutputOf(dimensions));
        return model.ToByteArray();
    }

    /// <summary>Names of the states that the layers hand on, first layer first.</summary>
    private static string[] Layers(GraphProto graph) =>
    [
        .. graph.Node
            .Where(node => node.OpType is "Add" or "LayerNormalization")
            .Select(node => (End: node.Input.Select(input => LayerEnd().Match(input)).FirstOrDefault(match => match.Success), Output: node.Output[0]))
            .Where(layer => layer.End is not null)
            .OrderBy(layer => int.Parse(layer.End!.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            .Select(layer => layer.Output),
    ];

    private static NodeProto OverTokens(ModelProto model)
    {
        var node = new NodeProto { OpType = "ReduceMean", Name = "inner_pooled" };
        node.Input.Add("inner_states");
        node.Output.Add(Output);
        node.Attribute.Add(new AttributeProto { Name = "keepdims", Type = AttributeProto.Types.AttributeType.Int, I = 0 });
        if (model.OpsetImport.First(set => set.Domain.Length == 0).Version < OpsetWithAxesAsInput)
        {
            var axes = new AttributeProto { Name = "axes", Type = AttributeProto.Types.AttributeType.Ints };
            axes.Ints.Add(1);
            node.Attribute.Add(axes);
            return node;
        }
        var tensor = new TensorProto { Name = "inner_axes", DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(1);
        tensor.Int64Data.Add(1);
        model.Graph.Initializer.Add(tensor);
        node.Input.Add(tensor.Name);
        return node;
    }

    private static ValueInfoProto OutputOf(long dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimParam = "batch" });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimensions });
        return new ValueInfoProto { Name = Output, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } } };
    }

    [GeneratedRegex(@"layer\.(\d+)\.output\.LayerNorm\.bias$")]
    private static partial Regex LayerEnd();
}
