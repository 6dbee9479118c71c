using System.Numerics.Tensors;
using NarrativeDiff.Embeddings.Int8;

namespace NarrativeDiff.Embeddings;

/// <summary>The int8 form is made once, trusted by its checksum alone, and says nearly what the published network says.</summary>
public sealed class Int8NetworkTests(SharedEncoder shared) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("narrativediff-int8-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Is_made_at_the_first_start_and_kept()
    {
        var folder = Copied();
        var made = Int8Network.Of(folder, ActivationRanges.Bundled);
        var written = File.GetLastWriteTimeUtc(made);
        Assert.Equal(_folder, Path.GetDirectoryName(made));
        Assert.Equal(ActivationRanges.Bundled.Result, Int8Network.ChecksumOf(made));
        Assert.Equal(made, Int8Network.Of(folder, ActivationRanges.Bundled));
        Assert.Equal(written, File.GetLastWriteTimeUtc(made));
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Fact]
    public void Is_made_anew_where_the_kept_file_is_damaged()
    {
        var folder = Copied();
        var made = Int8Network.Of(folder, ActivationRanges.Bundled);
        File.WriteAllText(made, "half a file");
        Assert.Equal(ActivationRanges.Bundled.Result, Int8Network.ChecksumOf(Int8Network.Of(folder, ActivationRanges.Bundled)));
    }

    [Fact]
    public void Is_refused_for_a_network_that_the_ranges_do_not_belong_to()
    {
        var folder = Copied();
        var error = Assert.Throws<InvalidDataException>(() =>
            Int8Network.Of(folder, ActivationRanges.Bundled with { Source = "0000", Result = "000000000000" })
        );
        Assert.Contains("it is not the bundled model", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The ferry sank off the northern coast on Sunday, killing at least 12 people, officials said.")]
    [InlineData("ALL CAPS HEADLINE: COUNCIL CLOSES BRIDGE AFTER CRACKS WERE FOUND")]
    [InlineData("Team\tPlayed\tWon\tLost\tPoints\nNorthport\t12\t9\t3\t27\nWesthaven\t12\t8\t4\t24")]
    [InlineData("12 | 7.5% | 1–0 | $3,000 | 1,204 | 14:35 UTC")]
    [InlineData("日本語とعربىとрусский 🙂🇫🇷")]
    [InlineData("https://example.org/a/b?c=d&e=f#g <p>&nbsp;</p> {\"id\": 7}")]
    [InlineData("!!! ??? ... --- *** \u2026 \u2014")]
    [InlineData("a")]
    [InlineData("")]
    public void Stays_close_to_the_published_network_on_news_and_on_odd_text(string text)
    {
        using var published = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        Assert.InRange(TensorPrimitives.Dot<float>(published.Encode([text])[0], shared.Encoder.Encode([text])[0]), 0.97f, 1.0001f);
    }

    [Fact]
    public void Keeps_the_likeness_of_two_sentences()
    {
        using var published = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        var texts = Some.Sentences(60, 40);
        var before = published.Encode(texts);
        var after = shared.Encoder.Encode(texts);
        for (var i = 1; i < texts.Length; i++)
            Assert.Equal(TensorPrimitives.Dot<float>(before[0], before[i]), TensorPrimitives.Dot<float>(after[0], after[i]), 0.03);
    }

    private ModelFolder Copied()
    {
        foreach (
            var file in Directory
                .GetFiles(BundledModel.Folder())
                .Where(file => !Path.GetFileName(file).Contains("int8", StringComparison.Ordinal))
        )
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        return ModelFolder.Open(_folder);
    }
}
