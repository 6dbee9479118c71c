using System.Collections.Immutable;
using System.Text;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>A trained model as a file, and how it takes the place of what ships.</summary>
public sealed class LoadedModelTests
{
    private static readonly LexicalSimilarity Lexical = new();

    [Fact]
    public void A_model_comes_back_from_its_file_with_the_files_checksum()
    {
        var file = System.Text.Encoding.UTF8.GetBytes(LoadedModelJson.Write(Model()));
        var read = LoadedModelJson.Read(file);
        Assert.Equal(LoadedModelJson.ChecksumOf(file), read.Checksum);
        Assert.Equal((0.5, 0.25, -1f, 2f, 4), (read.Bias, read.Prior, read.Vector[3], read.Words[1], read.Words.Length));
        Assert.Equal(LoadedModelJson.Write(Model()), LoadedModelJson.Write(read));
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("{\"schema\":\"narrativediff.loaded-model/9\"}", "schema")]
    [InlineData("{\"schema\":\"narrativediff.loaded-model/2\"}", "name")]
    [InlineData("{\"schema\":\"narrativediff.loaded-model/2\",\"name\":\"m\",\"words\":\"?\"}", "words")]
    [InlineData("{\"schema\":\"narrativediff.loaded-model/2\",\"name\":\"m\",\"words\":\"AAAAAAAAAAAAAAAA\"}", "words")]
    [InlineData("{\"schema\":\"narrativediff.loaded-model/2\",\"name\":\"m\",\"evidence\":{\"moon\":1}}", "evidence.moon")]
    public void A_file_that_is_no_model_is_refused_with_its_field(string file, string field) =>
        Assert.StartsWith(
            field,
            Assert.Throws<FormatException>(() => LoadedModelJson.Read(System.Text.Encoding.UTF8.GetBytes(file))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_model_made_with_another_encoder_is_refused() =>
        Assert.Contains(
            "trained with the encoder another",
            Assert.Throws<ArgumentException>(() => LoadedScorer.For(Lexical, Model() with { Encoder = "another" })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_report_names_the_models_checksum_in_its_method()
    {
        var story = new Model.Story("mill", [.. SomeStory.ThreeOutlets()]);
        var report = new StoryComparer(Lexical, loaded: Model() with { Checksum = "sha256:abc" }).Compare(story);
        Assert.Contains("loaded wording mine sha256:abc", report.Method.Model, StringComparison.Ordinal);
        Assert.Contains(
            $"loaded wording loaded-weights-1; {LoadedLexicon.Version}",
            SomeStory.Compare(SomeStory.ThreeOutlets()).Method.Model,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_shipped_probe_belongs_to_the_bundled_encoder()
    {
        Assert.NotNull(LoadedProbe.Read());
        Assert.False(LoadedScorer.For(Lexical).UsesVectors);
        Assert.True(
            LoadedScorer.For(new KnownVectors("all-MiniLM-L6-v2/inner sha256:0", 384, new Dictionary<string, float[]>())).UsesVectors
        );
    }

    [Fact]
    public void Hashed_words_of_a_sentence_have_length_one()
    {
        const string Text = "The mill burnt and the mill burnt.";
        var words = HashedWords.Of(Text, new TextSpan(0, Text.Length), 1 << 14).ToArray();
        // the mill burnt and + the-mill mill-burnt burnt-and and-the
        Assert.Equal(8, words.Length);
        Assert.Equal(1, words.Sum(word => word.Value * word.Value), 5);
    }

    private static LoadedModel Model() =>
        new(
            "mine",
            Lexical.Model,
            LoadedLexicon.Version,
            0.5,
            0.25,
            [.. SentenceWording.EvidenceNames.Select(_ => 0.0)],
            [.. Enumerable.Range(0, Lexical.Dimensions).Select(i => i == 3 ? -1f : 0f)],
            [1, 2, 3, 4],
            ImmutableSortedDictionary<string, double>.Empty.Add("macroF1", 0.75),
            ""
        );
}
