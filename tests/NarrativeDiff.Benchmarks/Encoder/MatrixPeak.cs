using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>The machine's own speed at multiplying matrices: one large product, alone, on every core; what the encoder is measured
/// against.</summary>
internal sealed class MatrixPeak : IDisposable
{
    private const int Size = 1024;
    private const int Products = 6;

    private readonly InferenceSession _session;
    private readonly OrtValue _left;

    private MatrixPeak(
        string operation,
        TensorProto.Types.DataType leftType,
        TensorProto.Types.DataType resultType,
        TensorProto right,
        OrtValue left
    )
    {
        var graph = new GraphProto { Name = "peak" };
        graph.Input.Add(Tensor("left", leftType));
        graph.Output.Add(Tensor("product", resultType));
        graph.Initializer.Add(right);
        var node = new NodeProto { OpType = operation };
        node.Input.AddRange(["left", right.Name]);
        node.Output.Add("product");
        graph.Node.Add(node);
        var model = new ModelProto { IrVersion = 8, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 17 });
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model.ToByteArray(), settings);
        _left = left;
    }

    /// <summary>Operations (multiplications and additions) of one <see cref="Multiply"/>.</summary>
    public static double Operations => 2.0 * Size * Size * Size * Products * Environment.ProcessorCount;

    public static MatrixPeak Fp32()
    {
        var values = new float[Size * Size];
        Array.Fill(values, 0.5f);
        return new(
            "MatMul",
            TensorProto.Types.DataType.Float,
            TensorProto.Types.DataType.Float,
            Weights(TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes<float>(values)),
            OrtValue.CreateTensorValueFromMemory(values, [Size, Size])
        );
    }

    public static MatrixPeak Int8() =>
        new(
            "MatMulInteger",
            TensorProto.Types.DataType.Uint8,
            TensorProto.Types.DataType.Int32,
            Weights(TensorProto.Types.DataType.Int8, new byte[Size * Size]),
            OrtValue.CreateTensorValueFromMemory(new byte[Size * Size], [Size, Size])
        );

    public static double OperationsOfOne => 2.0 * Size * Size * Size;

    public void MultiplyOnce()
    {
        using var options = new RunOptions();
        _session.Run(options, ["left"], [_left], ["product"]).Dispose();
    }

    public void Multiply() =>
        Parallel.For(
            0,
            Environment.ProcessorCount,
            _ =>
            {
                using var options = new RunOptions();
                for (var i = 0; i < Products; i++)
                    _session.Run(options, ["left"], [_left], ["product"]).Dispose();
            }
        );

    public void Dispose()
    {
        _left.Dispose();
        _session.Dispose();
    }

    private static TensorProto Weights(TensorProto.Types.DataType type, ReadOnlySpan<byte> raw)
    {
        var tensor = new TensorProto
        {
            Name = "right",
            DataType = (int)type,
            RawData = ByteString.CopyFrom(raw),
        };
        tensor.Dims.AddRange([Size, Size]);
        return tensor;
    }

    private static ValueInfoProto Tensor(string name, TensorProto.Types.DataType type)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = Size });
        shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = Size });
        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto
            {
                TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape },
            },
        };
    }
}
