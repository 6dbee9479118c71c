using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Frames;

/// <summary>Frame cues: counts with their sentences, at the end of the report.</summary>
public sealed class FrameRulesTests
{
    private const string Plain =
        "The mill stands by the river.\nA baker walked past it at noon.\nThe Smith brothers live near by.\nThe clock struck ten.";

    [Fact]
    public void A_frame_is_reported_with_its_counts_and_its_sentences_and_never_leads()
    {
        var report = Compare(
            "The fire cost the mill a year of profit and many jobs.\nThe bank asked for a higher price on the "
                + "loan.\nThe budget of the town has a deficit and a debt.\nThe mill burnt on Monday."
        );
        var finding = Assert.Single(
            report.Findings,
            finding => finding is { Rule: "F1" } && finding.Summary.Contains("economic", StringComparison.Ordinal)
        );
        Assert.Contains("in 3 of 4 sentences, the others in 0 of 4 ", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(3, finding.Evidence.Length);
        Assert.True(finding.IsFrameCue);
        Assert.True(report.Findings.Where(other => !other.IsFrameCue).All(other => other.Weight > finding.Weight));
    }

    [Fact]
    public void Frame_cues_stand_in_the_report_and_never_lead_it()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "The fire in the old mill killed three horses.\nThe fire cost the mill a year of profit and many "
                    + "jobs, Smith said.\nOn Monday Smith threatened the baker over the price of the loan.\nAt noon Smith "
                    + "attacked the clerk and the bank for the debt.\nLater Smith threatened the mayor with a row."
            ),
            SomeStory.Article("beacon", $"The fire in the old mill killed four horses.\n{Plain}")
        );
        Assert.Equal(["F1", "F3"], report.Findings.Where(finding => finding.IsFrameCue).Select(finding => finding.Rule).Distinct().Order());
        Assert.NotEmpty(report.LeadingFindings);
        Assert.DoesNotContain(report.Findings.Take(report.Findings.Length / 2), finding => finding.Rule[0] == 'F');
        Assert.All(
            Codebook.Entries,
            entry => Assert.Equal(entry.Id is "F1" or "F2" or "F3", (report.Findings[0] with { Rule = entry.Id }).IsFrameCue)
        );
    }

    [Fact]
    public void Two_cases_are_no_rate() =>
        Assert.DoesNotContain(
            Compare("The fire cost the mill a year of profit.\nThe bank raised the price of the loan.\nThe mill burnt.").Findings,
            finding => finding.Rule == "F1"
        );

    [Fact]
    public void A_property_beside_a_name_that_others_have_without_it_is_reported()
    {
        var report = Compare("On Monday Smith threatened the baker.\nAt noon Smith attacked the clerk.\nLater Smith threatened the mayor.");
        var finding = Assert.Single(report.Findings, finding => finding.Rule == "F3");
        Assert.Equal("Only anvil has words of “aggressor” beside “Smith”, in 3 places (word lists; low confidence).", finding.Summary);
    }

    [Theory]
    [InlineData("The bank asked for a higher price.", 0.3, "economic, sure")]
    [InlineData("The bank stands by the river.", 0.3, "economic")]
    [InlineData("The bank asked for a higher price.", -0.1, "")]
    [InlineData("The bank stands by the river.", -0.1, "")]
    [InlineData("The mill stands by the river.", 0.3, "")]
    [InlineData("The bank asked for a higher price.", null, "economic")]
    [InlineData("The bank stands by the river.", null, "")]
    public void One_word_shows_a_dimension_where_the_encoder_agrees_and_two_where_it_is_not_asked(
        string sentence,
        double? nearness,
        string shown
    )
    {
        var near = nearness is { } value
            ? FrameVectors.Shipped.Means.ToDictionary(mean => (mean.Rule, mean.Frame), mean => mean.Frame == "economic" ? value : 0)
            : FrameVectors.Unknown;
        var found = FrameCues
            .Of(FrameCues.WordsOf(sentence, new TextSpan(0, sentence.Length)), near)
            .Where(mention => mention.Rule == "F1");
        Assert.Equal(shown, string.Join(';', found.Select(mention => mention.Frame + (mention.IsSure ? ", sure" : ""))));
    }

    [Theory]
    [InlineData("The rivals clashed over the well.", 0.1, "conflict")]
    [InlineData("The rivals met at the well.", 0.1, "conflict")]
    [InlineData("The rivals clashed over the well.", 0.0, "")]
    [InlineData("The bakers met at the well.", 0.1, "")]
    [InlineData("The rivals clashed over the well.", null, "conflict")]
    [InlineData("The rivals met at the well.", null, "")]
    public void So_it_is_with_generic_frames(string sentence, double? nearness, string shown)
    {
        var near = nearness is { } value
            ? FrameVectors.Shipped.Means.ToDictionary(mean => (mean.Rule, mean.Frame), mean => mean.Frame == "conflict" ? value : 0)
            : FrameVectors.Unknown;
        var found = FrameCues
            .Of(FrameCues.WordsOf(sentence, new TextSpan(0, sentence.Length)), near)
            .Where(mention => mention.Rule == "F2");
        Assert.Equal(shown, string.Join(';', found.Select(mention => mention.Frame + (mention.IsSure ? ", sure" : ""))));
    }

    [Theory]
    [InlineData("aggressor", 0.05, true)]
    [InlineData("aggressor", 0.0, false)]
    [InlineData("cooperation", 0.0, true)]
    public void A_word_of_a_property_counts_where_the_encoder_agrees_or_does_not_know_the_property(
        string property,
        double nearness,
        bool counts
    ) =>
        Assert.Equal(
            counts,
            FrameCues.IsProperty(
                property,
                FrameVectors.ShippedProperties.Means.ToDictionary(mean => (mean.Rule, mean.Frame), _ => nearness)
            )
        );

    [Fact]
    public void Every_frame_with_examples_has_its_vector()
    {
        var examples = FrameVectors.Examples.Select(example => (example.Rule, example.Frame)).Distinct().ToArray();
        Assert.Equal(
            examples,
            FrameVectors.Shipped.Means.Concat(FrameVectors.ShippedProperties.Means).Select(mean => (mean.Rule, mean.Frame))
        );
        Assert.Equal(14, examples.Count(frame => frame.Rule == "F1"));
        Assert.Equal(
            ["conflict", "human interest", "economic consequences", "morality", "responsibility"],
            examples.Where(frame => frame.Rule == "F2").Select(frame => frame.Frame)
        );
    }

    [Theory]
    [InlineData("another sha256:0", "another sha256:0", false, false, "frame-cues-1")]
    [InlineData("all-MiniLM-L6-v2 int8 sha256:0", "all-MiniLM-L6-v2 int8 sha256:0", true, false, "frame-cues-1; frame-vectors-2")]
    [InlineData(
        "all-MiniLM-L6-v2 int8 sha256:0",
        "all-MiniLM-L6-v2/inner int8 sha256:0",
        true,
        true,
        "frame-cues-1; frame-vectors-2 with all-MiniLM-L6-v2/inner int8 sha256:0"
    )]
    public void Another_encoder_than_that_of_the_shipped_vectors_is_not_asked(
        string model,
        string wording,
        bool sentences,
        bool properties,
        string method
    )
    {
        var sense = FrameSense.For(new NamedEncoder(model, new NamedEncoder(wording, null)));
        Assert.Equal((sentences, properties, method), (sense.Sentences is not null, sense.Properties is not null, sense.Method));
    }

    [Fact]
    public void Without_an_encoder_the_word_lists_alone_report() => Assert.Equal(FrameSense.None, FrameSense.For(null));

    private sealed record NamedEncoder(string Model, ISentenceEncoder? Inner) : ISentenceEncoder
    {
        public int Dimensions => 384;

        public ISentenceEncoder Wording => Inner ?? this;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts) => [.. texts.Select(_ => new float[384])];
    }

    private static Report Compare(string body) => SomeStory.Compare(SomeStory.Article("anvil", body), SomeStory.Article("beacon", Plain));
}
