using System.Numerics.Tensors;
using Google.Protobuf;
using NarrativeDiff.Core.Encoding;
using Onnx;

namespace NarrativeDiff.Embeddings;

/// <summary>The layers before the last: another view of a text, from the same run of the network and as steady.</summary>
public sealed class InnerLayersTests(SharedEncoder shared)
{
    [Fact]
    public void Names_itself_after_the_network_it_is_read_off()
    {
        var wording = shared.Encoder.Wording;
        Assert.StartsWith("all-MiniLM-L6-v2/inner int8 sha256:", wording.Model, StringComparison.Ordinal);
        Assert.Equal(shared.Encoder.Model.Split(':')[1], wording.Model.Split(':')[1]);
        Assert.Equal(384, wording.Dimensions);
        Assert.Same(wording, shared.Encoder.Wording);
        Assert.Same(wording, wording.Wording);
    }

    [Fact]
    public void Ranks_shared_words_above_a_paraphrase()
    {
        string[] texts =
        [
            "The ferry sank off the northern coast on Sunday.",
            "A passenger boat went down near the north shore at the weekend.",
            "The ferry company moved to the northern coast on Sunday.",
        ];
        var inner = shared.Encoder.Wording.Encode(texts);
        Assert.True(Dot(inner[0], inner[2]) > Dot(inner[0], inner[1]));
    }

    [Fact]
    public void A_vector_has_length_one_and_depends_on_its_text_alone()
    {
        var sentences = Some.Sentences(12, 30);
        var together = shared.Encoder.Wording.Encode(sentences);
        Assert.All(together, vector => Assert.Equal(1, TensorPrimitives.Norm<float>(vector), 1e-5));
        Assert.Equal(together[7], shared.Encoder.Wording.Encode([sentences[7]])[0]);
    }

    [Theory]
    [InlineData(Precision.Int8)]
    [InlineData(Precision.Fp32)]
    public void Both_views_from_one_run_are_to_the_bit_those_of_two(Precision precision)
    {
        using var encoder = OnnxSentenceEncoder.Bundled(precision);
        var texts = Some.Sentences(40, 60);
        var (meanings, wordings) = encoder.EncodeBoth(texts);
        Assert.Equal(encoder.Encode(texts), meanings);
        Assert.Equal(encoder.Wording.Encode(texts), wordings);
        Assert.NotEqual(meanings[1], wordings[1]);
    }

    [Fact]
    public void A_network_whose_layers_are_not_known_has_one_view()
    {
        var folder = Directory.CreateTempSubdirectory("narrativediff-layers-").FullName;
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(BundledModel.Folder(), "model.onnx")));
        foreach (
            var named in model
                .Graph.Initializer.Where(tensor => tensor.Name.EndsWith("output.LayerNorm.bias", StringComparison.Ordinal))
                .ToArray()
        )
            Rename(model.Graph, named.Name, named.Name.Replace("layer", "block", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), model.ToByteArray());
        File.Copy(Path.Combine(BundledModel.Folder(), "vocab.txt"), Path.Combine(folder, "vocab.txt"));
        using (var encoder = OnnxSentenceEncoder.Load(folder))
        {
            var (meanings, wordings) = encoder.EncodeBoth(["The ferry sank."]);
            Assert.Same(encoder, encoder.Wording);
            Assert.Same(meanings, wordings);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static void Rename(GraphProto graph, string from, string to)
    {
        graph.Initializer.First(tensor => tensor.Name == from).Name = to;
        foreach (var node in graph.Node)
            for (var i = 0; i < node.Input.Count; i++)
                if (node.Input[i] == from)
                    node.Input[i] = to;
    }

    private static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);
}
