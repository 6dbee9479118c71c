using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>The JSON made for the hash is the JSON that is stored, its head apart.</summary>
public class ReportJsonTests
{
    [Fact]
    public void A_report_is_written_the_same_the_first_time_and_later()
    {
        var report = SomeStory.Compare(SomeStory.ThreeOutlets()) with { Revision = 7, Status = ReportStatus.Final };
        var expected = JsonSerializer.Serialize(report, ReportJson.Options);
        Assert.Equal(expected, ReportJson.Write(report, indented: false));
        Assert.Equal(expected, ReportJson.Write(report, indented: false));
    }

    [Fact]
    public void A_report_that_was_changed_is_written_as_it_is()
    {
        var report = SomeStory.Compare(SomeStory.ThreeOutlets()) with { Findings = [] };
        Assert.Equal(JsonSerializer.Serialize(report, ReportJson.Options), ReportJson.Write(report, indented: false));
    }

    [Fact]
    public void A_headline_that_looks_like_the_head_of_a_report_is_left_alone()
    {
        const string headline = ",\"revision\":0,\"status\":\"unknown\",\"contentHash\":\"\"";
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The mill burned down.", headline),
            SomeStory.Article("beacon", "The mill burned down.", headline)
        );
        Assert.Equal(headline, report.Title);
        Assert.Equal(JsonSerializer.Serialize(report, ReportJson.Options), ReportJson.Write(report, indented: false));
    }
}
