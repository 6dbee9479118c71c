using System.Text.Json;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A blind report names no outlet, whatever its id looks like.</summary>
public sealed class BlindReportTests
{
    [Theory]
    [InlineData("harbour-post")]
    [InlineData("Harbour Post")]
    [InlineData("HarbourPost")]
    [InlineData("harbour.post.example")]
    [InlineData("Harbour (evening)")]
    [InlineData("хабар")]
    public void Names_no_outlet(string id)
    {
        var report = Compared(id);
        Assert.Contains(report.Findings, finding => finding.Summary.Contains(id, StringComparison.Ordinal));
        Assert.DoesNotContain(id, ReportJson.Write(BlindReport.Of(report)), StringComparison.Ordinal);
    }

    /// <summary>Every rule that the sample story shows writes the outlets as arguments, which are hidden whole.</summary>
    [Fact]
    public void Names_no_outlet_of_the_sample_story_by_id_or_by_name()
    {
        string[] ids = ["Kvist & Daughters", "MORNING Øst", "the.Evening-Call", "Tidal (late)", "Quarterly of Njord"];
        using var sample = new SampleReport();
        var outlets = sample.Versions.Select(version => version.Key.Outlet).Distinct().ToArray();
        var report = sample.Compare([
            .. sample.Versions.Select(version =>
                version with
                {
                    Key = version.Key with { Outlet = new OutletId(ids[Array.IndexOf(outlets, version.Key.Outlet)]) },
                    OutletName = $"{ids[Array.IndexOf(outlets, version.Key.Outlet)]} News ",
                }
            ),
        ]);
        Assert.All(report.Findings, finding => Assert.NotNull(finding.Template));
        Assert.Contains(report.Findings, finding => finding.Summary.Contains("MORNING Øst News", StringComparison.Ordinal));
        var blind = JsonSerializer.Deserialize<JsonElement>(ReportJson.Write(BlindReport.Of(report))).ToString();
        Assert.All(ids, id => Assert.DoesNotContain(id, blind, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("post says so; the-post does not", "A says so; B does not")]
    [InlineData("“post” is a word, post. An outpost is none", "“post” is a word, A. An outpost is none")]
    [InlineData("post.example and post", "post.example and A")]
    public void Takes_whole_ids_outside_quotation_marks(string sentence, string expected) =>
        Assert.Equal(expected, new OutletNames([KeyValuePair.Create("post", "A"), KeyValuePair.Create("the-post", "B")]).In(sentence));

    private static Report Compared(string id) =>
        new StoryComparer(new LexicalSimilarity()).Compare(
            new Story(
                "mill",
                [
                    Article(
                        id,
                        "A fire destroyed the old flour mill on Monday night. Two men were hurt at the mill, the fire service said."
                    ),
                    Article(
                        "valley-echo",
                        "A fire destroyed the old flour mill on Monday night. Three men were hurt at the mill, the fire service said."
                    ),
                    Article(
                        "hill-times",
                        "A fire destroyed the old flour mill on Monday night. The owner denied that the alarm had been off."
                    ),
                ]
            )
        );

    private static ArticleVersion Article(string outlet, string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), "mill-fire"),
            Headline = "Fire destroys flour mill",
            Body = body,
            PublishedAt = new DateTimeOffset(2024, 3, 5, 8, 0, 0, TimeSpan.Zero),
        };
}
