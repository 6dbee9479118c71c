using System.Numerics.Tensors;

namespace NarrativeDiff.Embeddings;

/// <summary>What folders hold a model, and what is said of those that do not.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("narrativediff-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Loads_a_model_from_any_folder_under_the_name_of_the_folder()
    {
        Place("model.onnx", "model.onnx");
        Place("vocab.txt", "vocab.txt");
        using var encoder = OnnxSentenceEncoder.Load(_folder);
        using var bundled = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        Assert.StartsWith(Path.GetFileName(_folder) + " sha256:4a64cee3", encoder.Model, StringComparison.Ordinal);
        Assert.Equal(bundled.Encode(["The bridge is closed."]), encoder.Encode(["The bridge is closed."]));
    }

    [Fact]
    public void Loads_the_layout_that_keeps_the_network_in_a_folder_of_its_own()
    {
        Place("model.onnx", "onnx/model.onnx");
        Place("vocab.txt", "vocab.txt");
        using var encoder = OnnxSentenceEncoder.Load(_folder + Path.DirectorySeparatorChar);
        Assert.Equal(384, encoder.Dimensions);
    }

    [Fact]
    public void Obeys_the_pooling_and_the_length_the_folder_asks_for()
    {
        Place("model.onnx", "model.onnx");
        Place("vocab.txt", "vocab.txt");
        Write(
            "1_Pooling/config.json",
            """{ "word_embedding_dimension": 384, "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false }"""
        );
        Write("sentence_bert_config.json", """{ "max_seq_length": 12, "do_lower_case": false }""");
        using var encoder = OnnxSentenceEncoder.Load(_folder);
        using var bundled = OnnxSentenceEncoder.Bundled();
        const string tenWords = "the harbour council met again on the second of may";
        var vectors = encoder.Encode([tenWords, tenWords + " and closed three of the bridges"]);
        Assert.Equal(vectors[0], vectors[1]);
        Assert.InRange(TensorPrimitives.Dot<float>(vectors[0], bundled.Encode([tenWords])[0]), -1f, 0.95f);
    }

    [Fact]
    public void Says_which_file_a_folder_lacks_and_what_to_do()
    {
        Place("vocab.txt", "vocab.txt");
        var error = Assert.Throws<FileNotFoundException>(() => OnnxSentenceEncoder.Load(_folder));
        Assert.Equal(Path.Combine(_folder, "model.onnx"), error.FileName);
        Assert.Equal(
            $"The model folder {_folder} holds neither model.onnx nor onnx/model.onnx. Export the model to ONNX "
                + $"with its vocabulary, or name another folder.",
            error.Message
        );
    }

    [Fact]
    public void Says_that_a_folder_does_not_exist()
    {
        var error = Assert.Throws<FileNotFoundException>(() => OnnxSentenceEncoder.Load(Path.Combine(_folder, "nowhere")));
        Assert.StartsWith($"The model folder does not exist: {Path.Combine(_folder, "nowhere")}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_where_the_bundled_model_should_be_and_how_to_get_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() => BundledModel.Folder(_folder));
        Assert.Equal(Path.Combine(_folder, "models", "all-MiniLM-L6-v2", "model.onnx"), error.FileName);
        Assert.Contains("Run dotnet build on NarrativeDiff.Embeddings", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1_Pooling/config.json", """{ "pooling_mode_lasttoken": true }""", "pooling other than mean, max or first token")]
    [InlineData("1_Pooling/config.json", "{ pooling", "is not JSON")]
    [InlineData("1_Pooling/config.json", """{ "pooling_mode_cls_token": "yes" }""", "pooling_mode_cls_token must be true or false")]
    [InlineData("sentence_bert_config.json", """{ "max_seq_length": "long" }""", "max_seq_length must be a whole number")]
    [InlineData("modules.json", """[ { "type": "sentence_transformers.models.Dense" } ]""", "a dense layer after the pooling")]
    [InlineData("model.onnx", "not a network", "cannot be loaded as an ONNX model")]
    public void Refuses_what_it_cannot_run_and_says_why(string file, string content, string reason)
    {
        Place("model.onnx", "model.onnx");
        Place("vocab.txt", "vocab.txt");
        Write(file, content);
        var error = Assert.Throws<InvalidDataException>(() => OnnxSentenceEncoder.Load(_folder));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(file, error.Message.Replace('\\', '/'), StringComparison.Ordinal);
    }

    private void Place(string bundledFile, string at)
    {
        var target = Path.Combine(_folder, at);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(BundledModel.Folder(), bundledFile), target);
    }

    private void Write(string at, string content)
    {
        var target = Path.Combine(_folder, at);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, content);
    }
}
