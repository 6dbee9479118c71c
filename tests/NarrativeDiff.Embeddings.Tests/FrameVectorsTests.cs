using System.Numerics.Tensors;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Embeddings;

/// <summary>The frame vectors that ship are those the bundled encoder makes of the example sentences.</summary>
public sealed class FrameVectorsTests(SharedEncoder shared)
{
    [Fact]
    public void Shipped_vectors_are_the_means_of_the_examples()
    {
        using var published = OnnxSentenceEncoder.Bundled(Precision.Fp32);
        AssertSame(FrameVectors.Of(published, FrameVectors.Examples.Where(example => example.Rule != "F3")), FrameVectors.Shipped);
        AssertSame(
            FrameVectors.Of(published.Wording, FrameVectors.Examples.Where(example => example.Rule == "F3")),
            FrameVectors.ShippedProperties
        );

        static void AssertSame(FrameVectors made, FrameVectors shipped)
        {
            Assert.Equal(made.Encoder, shipped.Encoder);
            Assert.Equal(made.Means.Select(mean => (mean.Rule, mean.Frame)), shipped.Means.Select(mean => (mean.Rule, mean.Frame)));
            Assert.All(
                made.Means.Zip(shipped.Means),
                pair => Assert.Equal(1, TensorPrimitives.Dot<float>(pair.First.Vector, pair.Second.Vector), 1e-4)
            );
        }
    }

    [Fact]
    public void A_sentence_is_nearest_to_the_dimension_it_shows()
    {
        var near = FrameVectors.Shipped.Of(shared.Encoder.Encode(["The baker was arrested and charged with burglary."])[0]);
        Assert.Equal("crime", near.Where(frame => frame.Key.Rule == "F1").MaxBy(frame => frame.Value).Key.Frame);
    }

    [Theory]
    [InlineData("The miller and the baker blame each other for the quarrel over the well.", "conflict")]
    [InlineData("The mother cried when she held her lost daughter again.", "human interest")]
    [InlineData("The bridge will cost the town two million and raise taxes.", "economic consequences")]
    [InlineData("It is a sin before God to cheat the poor, the priest said.", "morality")]
    public void A_sentence_is_nearest_to_the_generic_frame_it_shows(string sentence, string frame)
    {
        var near = FrameVectors.Shipped.Of(shared.Encoder.Encode([sentence])[0]);
        Assert.Equal(frame, near.Where(frame => frame.Key.Rule == "F2").MaxBy(frame => frame.Value).Key.Frame);
    }

    [Fact]
    public void The_encoder_decides_whether_a_word_beside_a_name_shows_a_property()
    {
        Assert.Equal(["aggressor"], PropertiesIn("In the hall Smith attacked the clerk and shouted at her."));
        Assert.Empty(PropertiesIn("On Sunday Smith shot a film about kites for children."));

        string?[] PropertiesIn(string body) =>
            [
                .. ArticleAnalysis
                    .Of(Article("anvil", body), encoder: shared.Encoder)
                    .Signals.Where(signal => signal.Rule == "F3")
                    .Select(signal => signal.Frame),
            ];
    }

    [Theory]
    [InlineData(
        "On Monday Smith threatened the baker with a knife.\nAt noon Smith attacked the clerk and shouted at "
            + "her.\nLater Smith threatened to crush the mayor.",
        "Only anvil has words of “aggressor” beside “Smith”, in 3 places (word list and encoder agree; low confidence)."
    )]
    [InlineData(
        "On Monday Smith shot a film about kites.\nAt noon Smith shot a film about boats.\nLater Smith shot a film about flowers.",
        null
    )]
    public void A_report_reports_a_property_where_the_encoder_agrees(string body, string? reported)
    {
        var story = new Story(
            "story",
            [
                Article("anvil", body),
                Article("beacon", "The mill stands by the river.\nA baker walked past it at noon.\nThe Smith brothers live near by."),
            ]
        );
        var report = new StoryComparer(shared.Encoder).Compare(story);
        Assert.Equal(reported, report.Findings.SingleOrDefault(finding => finding.Rule == "F3")?.Summary);
        Assert.Contains(
            $"frames {FrameCues.Version}; {FrameVectors.Version} with {shared.Encoder.Wording.Model}",
            report.Method.Model,
            StringComparison.Ordinal
        );
    }

    private static ArticleVersion Article(string outlet, string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), $"{outlet}-1"),
            Headline = "A day at the mill",
            Body = body,
            PublishedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        };
}
