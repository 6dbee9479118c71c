using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Themes of invented articles: who says them, who is silent.</summary>
public class ThemeRuleTests
{
    private const string Fire =
        "A fire destroyed the old flour mill on the river on Monday night.\nTwelve engines of the fire "
        + "service came to the old flour mill on the river.\n"
        + "Nobody was hurt in the fire at the old flour mill, the fire service said.\nThe flour mill on the river had stood empty for a year before the fire.";

    private const string Insurers =
        "\nInsurers of the boiler house demanded a second survey by sworn surveyors in March.\nThe insurers "
        + "wrote to the surveyors that the survey of the boiler house was worthless.";

    private static readonly ArticleVersion[] Story =
    [
        SomeStory.Article("anvil", Fire + Insurers),
        SomeStory.Article("beacon", Fire, hours: 1),
        SomeStory.Article("courier", Fire, hours: 2),
    ];

    [Fact]
    public void What_one_outlet_alone_tells_is_one_theme_with_every_outlets_position()
    {
        var finding = Assert.Single(SomeStory.Compare(Story).Findings, finding => finding.Rule == "O6");
        Assert.Equal(
            [FindingStance.States, FindingStance.Silent, FindingStance.Silent],
            finding.Positions.Select(position => position.Stance)
        );
        Assert.Equal([4, 5], finding.Positions[0].Sentences);
        Assert.StartsWith("Only anvil reports on ", finding.Summary, StringComparison.Ordinal);
        Assert.EndsWith("(2 sentences, ¶5–6); beacon and courier do not mention it.", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_article_does_not_have_it_yet()
    {
        var report = SomeStory.Compare(SomeStory.Article("anvil", Fire + Insurers, hours: 9), Story[1], Story[2]);
        Assert.Contains(
            "beacon and courier, published earlier, do not have it",
            Assert.Single(report.Findings, finding => finding.Rule == "O6").Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_another_tells_in_part_is_not_of_one_outlet_alone() =>
        Assert.DoesNotContain(
            SomeStory
                .Compare(Story[0], SomeStory.Article("beacon", Fire + Insurers.Split('\n')[1].Insert(0, "\n"), hours: 1), Story[2])
                .Findings,
            finding => finding.Rule == "O6"
        );

    [Fact]
    public void The_report_gives_the_themes_by_reference()
    {
        var report = SomeStory.Compare(Story);
        var theme = Assert.Single(report.Themes, theme => theme.Passages is [{ Siglum: "A", Sentences: [4, 5] }]);
        Assert.Equal(["B", "C"], theme.Silent);
        Assert.Contains("survey", theme.Label, StringComparison.Ordinal);
        Assert.Equal(theme.Id, report.Findings.Single(finding => finding.Rule == "O6").Subject!.Id);
    }

    [Fact]
    public void The_order_of_outlets_changes_nothing() =>
        Assert.Equal(ReportJson.Write(SomeStory.Compare(Story)), ReportJson.Write(SomeStory.Compare([.. Story.Reverse()])));
}
