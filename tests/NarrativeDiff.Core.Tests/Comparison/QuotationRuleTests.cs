using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison;

/// <summary>One person's words on one occasion, reported once: altered, cut, or nothing.</summary>
public sealed class QuotationRuleTests
{
    private const string Whole = "“The harbour plan is a gift to builders and will cost us dear,” Ida Brandt said.";

    [Theory]
    [InlineData(Whole, "“The harbour plan is a gift to builders and will cost us dear”, Ida Brandt said.")]
    [InlineData(Whole, "Ida Brandt said “the harbour plan is a gift to builders and will cost us dear”.")]
    [InlineData(Whole, "“[It] is a gift to builders and will cost us dear,” Ida Brandt said.")]
    [InlineData(Whole, "“The [harbour] plan is a gift to builders and will cost us dear,” Ida Brandt said.")]
    [InlineData(Whole, "“The harbour plan … will cost us dear,” Ida Brandt said.")]
    [InlineData(Whole, "“The harbour plan is a gift to builders...,” Ida Brandt said.")]
    [InlineData(Whole, "“The harbour plan,” Ida Brandt said, “is a gift to builders and will cost us dear.”")]
    [InlineData(Whole, "“The harbor plan is a gift to builders and will cost us dear,” Ida Brandt said.")]
    [InlineData(Whole, "‘The harbour plan is a gift to builders and will cost us dear,’ Ida Brandt said.")]
    [InlineData(Whole, "“The harbour plan is a gift to builders,” Ida Brandt said.\n\n“It will cost us dear.”")]
    [InlineData(
        "“We lost 20 boats and three men in that storm,” Ida Brandt said.",
        "“We lost twenty boats and 3 men in that storm,” Ida Brandt said."
    )]
    [InlineData(
        "“We are not going to pay for it and we will not leave,” Ida Brandt said.",
        "“We’re not going to pay for it and we won’t leave,” Ida Brandt said."
    )]
    [InlineData(
        "“We are, um, not going to pay for it and we will not leave,” Ida Brandt said.",
        "“We are not going to pay for it and we will not leave,” Ida Brandt said."
    )]
    [InlineData(
        "“This is very good news for the town — big progress on the bridge,” Ida Brandt said.",
        "“This is very good news for the town-big progress on the bridge,” Ida Brandt said."
    )]
    [InlineData("““The harbour plan is a gift to builders and will cost us dear,”” Ida Brandt said.", Whole)]
    public void Typography_brackets_numbers_and_division_are_nothing(string left, string right) => Assert.Empty(Quotations(left, right));

    [Theory]
    [InlineData(
        "“The harbour plan is a bribe to builders and will cost us dear,” Ida Brandt said.",
        "Anvil and beacon quote Ida Brandt in different words: “a gift to” and “a bribe to”."
    )]
    [InlineData(
        "“The harbour plan is not a gift to builders and will cost us dear,” Ida Brandt said.",
        "Anvil and beacon quote Ida Brandt in different words: “is a” and “is not a”."
    )]
    public void Other_words_in_one_place_are_reported_with_the_speaker(string right, string summary) =>
        Assert.Equal(summary, Assert.Single(Quotations(Whole, right)).Summary);

    [Fact]
    public void A_cut_is_reported_where_the_whole_article_lacks_what_is_lost()
    {
        const string full =
            "“The harbour plan is a gift to builders, though my own brother sold them forty acres of marsh "
            + "beside the pier last winter,” Ida Brandt said.";
        Assert.Equal("cut quotation", Assert.Single(Quotations(full, "“The harbour plan is a gift to builders,” Ida Brandt said.")).Kind);
        Assert.Empty(
            Quotations(
                full,
                "“The harbour plan is a gift to builders,” Ida Brandt said. Her own brother sold them forty acres of "
                    + "marsh beside the pier last winter, she added."
            )
        );
    }

    [Fact]
    public void Three_outlets_and_many_fragments_make_one_finding()
    {
        var findings = SomeStory
            .Compare(
                SomeStory.Article(
                    "anvil",
                    "“The harbour plan is a gift to builders,” Ida Brandt said. “It will cost every household in this town dear.”"
                ),
                SomeStory.Article(
                    "beacon",
                    "“The harbour plan is a bribe to builders,” Ida Brandt said. “It will cost every family in this town dear.”"
                ),
                SomeStory.Article(
                    "courier",
                    "“The harbour plan is a gift to builders. It will cost every household in this town dear,” Ida Brandt said."
                )
            )
            .Findings.Where(finding => finding.Rule == "T4");
        var finding = Assert.Single(findings);
        Assert.Equal(3, finding.Positions.Length);
        Assert.Equal(SubjectType.Utterance, finding.Subject!.Type);
    }

    [Fact]
    public void Two_speakers_of_one_sentence_are_two_utterances() =>
        Assert.Empty(
            Quotations(
                Whole,
                Whole.Replace("gift", "bribe", StringComparison.Ordinal).Replace("Ida Brandt", "Ivo Sand", StringComparison.Ordinal)
            )
        );

    [Fact]
    public void Hundreds_of_alike_quotations_are_compared_in_bounded_time() =>
        Assert.NotNull(
            Quotations(
                string.Join(" ", Enumerable.Repeat(Whole, 300)),
                string.Join(" ", Enumerable.Repeat(Whole.Replace("gift", "bribe", StringComparison.Ordinal), 300))
            )
        );

    private static Finding[] Quotations(string left, string right) =>
        [
            .. SomeStory
                .Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
                .Findings.Where(finding => finding.Rule == "T4"),
        ];
}
