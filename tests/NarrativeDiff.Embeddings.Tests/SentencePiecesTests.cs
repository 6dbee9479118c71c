using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Text.Json;
using Google.Protobuf;
using Onnx;

namespace NarrativeDiff.Embeddings;

/// <summary>Encoders of many languages from a folder: a tiny vocabulary and a tiny network, both made here.</summary>
public sealed class SentencePiecesTests : IDisposable
{
    private const int Dimensions = 4;

    /// <summary>Marks, then pieces; a longer piece is likelier than the letters that it is made of.</summary>
    private static readonly (string Piece, float Score)[] Vocabulary =
    [
        ("<s>", 0),
        ("<pad>", 0),
        ("</s>", 0),
        ("<unk>", 0),
        ("▁the", -2),
        ("▁mill", -3),
        ("▁burnt", -3),
        ("▁мельница", -3),
        ("▁сгорела", -3),
        ("▁", -6),
        ("m", -7),
        ("i", -7),
        ("l", -7),
        ("s", -7),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("narrativediff-pieces-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("the mill burnt", "0 4 5 6 2")]
    [InlineData("  the   mill ", "0 4 5 2")]
    [InlineData("мельница сгорела", "0 7 8 2")]
    [InlineData("mills", "0 5 13 2")]
    [InlineData("the §", "0 4 9 3 2")]
    [InlineData("", "0 2")]
    public void Cuts_a_text_as_tokenizer_json_says(string text, string ids)
    {
        WriteTokenizerJson();

        Assert.Equal(ids, string.Join(' ', Open().Tokenizer().Of(text)));
    }

    [Fact]
    public void A_model_of_its_own_has_the_numbers_that_XLM_R_gives_them()
    {
        // As published: <unk>, <s> and </s> first, then the pieces; the network counts from one more.
        var published = new TokenizerJson([("<unk>", 0), ("<s>", 0), ("</s>", 0), .. Vocabulary.Skip(4)], [], 1, 2, 0);
        File.WriteAllBytes(Path.Combine(_folder, "sentencepiece.bpe.model"), published.ToSentencePieceModel());
        File.WriteAllText(Path.Combine(_folder, "config.json"), """{"model_type": "xlm-roberta"}""");

        Assert.Equal([0L, 4, 5, 6, 2], Open().Tokenizer().Of("the mill burnt"));
        Assert.Equal([0L, 4, 9, 3, 2], Open().Tokenizer().Of("the §"));
    }

    [Fact]
    public void Takes_no_more_than_the_network_and_keeps_the_mark_at_the_end()
    {
        WriteTokenizerJson();
        File.WriteAllText(Path.Combine(_folder, "sentence_bert_config.json"), """{"max_seq_length": 8}""");

        Assert.Equal([0L, 5, 5, 5, 5, 5, 5, 2], Open().Tokenizer().Of(string.Concat(Enumerable.Repeat("mill ", 50))));
    }

    [Fact]
    public void Encodes_with_the_network_beside_it()
    {
        WriteTokenizerJson();
        WriteNetwork();
        using var encoder = OnnxSentenceEncoder.Load(_folder);

        var vectors = encoder.Encode(["the mill burnt", "  the mill   burnt", "мельница сгорела"]);

        Assert.Equal(Dimensions, encoder.Dimensions);
        Assert.Equal(vectors[0], vectors[1]);
        Assert.InRange(TensorPrimitives.Dot<float>(vectors[0], vectors[2]), -1f, 0.99f);
    }

    [Theory]
    [InlineData("""{"model": {"type": "BPE", "vocab": {}}}""", "holds a tokenizer of the kind BPE")]
    [InlineData("""{"model": {"type": "Unigram", "vocab": [["a", -1.0]]}}""", "has no mark before or behind a sentence")]
    [InlineData("""{"version": "1.0"}""", "is no tokenizer of Hugging Face")]
    [InlineData("{", "is no tokenizer of Hugging Face")]
    public void Says_what_a_vocabulary_lacks(string json, string reason)
    {
        File.WriteAllText(Path.Combine(_folder, "tokenizer.json"), json);

        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Open().Tokenizer()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "spiece.model"), "this is no model");

        Assert.Contains(
            "is no SentencePiece model",
            Assert.Throws<InvalidDataException>(() => Open().Tokenizer()).Message,
            StringComparison.Ordinal
        );
    }

    private ModelFolder Open()
    {
        if (!File.Exists(Path.Combine(_folder, "model.onnx")))
            File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), []);
        return ModelFolder.Open(_folder);
    }

    private void WriteTokenizerJson() =>
        File.WriteAllText(
            Path.Combine(_folder, "tokenizer.json"),
            JsonSerializer.Serialize(
                new
                {
                    model = new
                    {
                        type = "Unigram",
                        unk_id = 3,
                        vocab = Vocabulary.Select(piece => new object[] { piece.Piece, piece.Score }),
                    },
                }
            )
        );

    /// <summary>A table of vectors, looked up by token.</summary>
    private void WriteNetwork()
    {
        var table = new TensorProto { Name = "table", DataType = (int)TensorProto.Types.DataType.Float };
        table.Dims.AddRange([Vocabulary.Length, Dimensions]);
        table.FloatData.AddRange(Enumerable.Range(0, Vocabulary.Length * Dimensions).Select(i => MathF.Sin(i * 1.7f)));
        var graph = new GraphProto { Name = "tiny" };
        graph.Initializer.Add(table);
        graph.Input.Add(Value("input_ids", TensorProto.Types.DataType.Int64, 2));
        graph.Output.Add(Value("last_hidden_state", TensorProto.Types.DataType.Float, 3));
        var node = new NodeProto { OpType = "Gather" };
        node.Input.AddRange(["table", "input_ids"]);
        node.Output.Add("last_hidden_state");
        graph.Node.Add(node);
        var model = new ModelProto { IrVersion = 8, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        File.WriteAllBytes(Path.Combine(_folder, "model.onnx"), model.ToByteArray());
    }

    private static ValueInfoProto Value(string name, TensorProto.Types.DataType type, int rank)
    {
        var shape = new TensorShapeProto();
        for (var i = 0; i < rank; i++)
            shape.Dim.Add(
                i == 2
                    ? new TensorShapeProto.Types.Dimension { DimValue = Dimensions }
                    : new TensorShapeProto.Types.Dimension { DimParam = $"d{i}" }
            );
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
