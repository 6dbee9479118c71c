using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Who speaks in which article, one finding a source, whatever the articles call it.</summary>
public sealed class SourceRuleTests
{
    private const string Long = "said the pumps of the mill had been sold in spring and nobody had told the council about it";

    [Theory]
    [InlineData(
        "Anna Holm, the mayor, {0}.",
        "A fire destroyed the mill on Monday.",
        "Only anvil reports what Anna Holm says; beacon does not."
    )]
    [InlineData(
        "Anna Holm, the mayor, {0}.",
        "Mayor Holm came to the mill on Monday.",
        "Only anvil reports what Anna Holm says; beacon mentions that source without its words."
    )]
    [InlineData(
        "The health ministry {0}.",
        "A fire destroyed the mill on Monday.",
        "Only anvil reports what the health ministry says; beacon does not."
    )]
    [InlineData(
        "Officials in Kesten {0}.",
        "A fire destroyed the mill on Monday.",
        "Only anvil reports what officials in Kesten say; beacon does not."
    )]
    [InlineData(
        "Karl Voss {0}.",
        "Emil Voss saw the fire at the mill on Monday.",
        "Only anvil reports what Karl Voss says; beacon mentions that source without its words."
    )]
    public void A_source_is_reported_with_what_each_outlet_does(string left, string right, string summary) =>
        Assert.Contains(summary, Sources(Said(left), right).Select(finding => finding.Summary));

    [Theory]
    [InlineData("Anna Holm {0}.", "The mayor, Anna Holm, {0}.")]
    [InlineData("Anna Holm, the mayor, {0}.", "The mayor {0}.")]
    [InlineData("Mayor Anna Holm {0}.", "Ms Holm {0}.")]
    [InlineData("Zoë Šimůnek {0}.", "Zoe Simunek {0}.")]
    [InlineData("Anne-Marie Holm-Brandt {0}.", "Anne Marie Holm Brandt {0}.")]
    [InlineData("Robert Marsh {0}.", "Bob Marsh {0}.")]
    [InlineData("J. R. Kestrel {0}.", "James Kestrel {0}.")]
    [InlineData("Jan van der Berg {0}.", "Jan Van Der Berg {0}.")]
    [InlineData("The World Port Union {0}.", "The WPU {0}.")]
    [InlineData("The ministry of health {0}.", "The health ministry {0}.")]
    [InlineData("Siobhan O'Dell {0}.", "Siobhan O’Dell {0}.")]
    [InlineData("Dr. Mara Quill {0}.", "Professor Quill {0}.")]
    public void One_source_of_two_articles_is_one_whatever_it_is_called(string left, string right) =>
        Assert.Empty(Sources(Said(left), Said(right)));

    [Theory]
    [InlineData("Her spokesman said the roads stay closed.", false)]
    [InlineData("The port's spokesman said the roads stay closed.", false)]
    [InlineData("Her spokesman came to the mill.", true)]
    [InlineData("Her spokesman Emil Sand said the roads stay closed.", true)]
    [InlineData("Her lawyer said the roads stay closed.", true)]
    public void An_article_that_reports_words_of_the_same_office_without_a_name_is_not_called_silent(string other, bool silent) =>
        Assert.Equal(
            silent,
            Sources(Said("Port spokesman Karl Voss {0}."), "The mayor, Anna Holm, saw the fire. " + other)
                .Any(finding => finding.Subject!.Label.Contains("Voss", StringComparison.Ordinal) && finding.Summary.Contains("does not"))
        );

    [Theory]
    [InlineData("Karl Voss {0}.", "Emil Voss {0}.")]
    [InlineData("Mr Sand {0}.", "Mrs Sand {0}.")]
    [InlineData("The mayor {0}.", "The union {0}.")]
    [InlineData("The health ministry {0}.", "The finance ministry {0}.")]
    [InlineData("Sara Holm {0}.", "Sarah Holm {0}.")]
    [InlineData("George Tane Sr. {0}.", "George Tane Jr. {0}.")]
    public void Two_sources_of_one_name_or_kind_are_two(string left, string right) =>
        Assert.Equal(2, Sources(Said(left), Said(right)).Length);

    [Fact]
    public void A_finding_has_a_position_for_every_outlet_and_the_words_as_evidence()
    {
        var finding = Assert.Single(Sources(Said("Anna Holm {0}."), "Mayor Holm came to the mill on Monday."));
        Assert.Equal((SubjectType.Source, "Anna Holm"), (finding.Subject!.Type, finding.Subject.Label));
        Assert.Equal([FindingStance.States, FindingStance.Partly], finding.Positions.Select(position => position.Stance));
        Assert.Contains("pumps", Assert.Single(finding.Evidence).Exact, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_sources_are_put_together_in_linear_time()
    {
        var many = string.Join(
            " ",
            Enumerable
                .Range(0, 1_500)
                .Select(i => $"Anna Holm{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)} said that the mill was dark.")
        );
        Assert.NotEmpty(
            SomeStory.Compare(SomeStory.Article("anvil", many), SomeStory.Article("beacon", "A fire destroyed the mill.")).Witnesses
        );
    }

    private static string Said(string pattern) => pattern.Replace("{0}", Long, StringComparison.Ordinal);

    private static Finding[] Sources(string left, string right) =>
        [
            .. SomeStory
                .Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
                .Findings.Where(finding => finding.Rule == "T3"),
        ];
}
