using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>An announcement fits 64 KiB and says what it leaves out.</summary>
public class AnnouncementSizeTests
{
    [Fact]
    public void A_small_announcement_stays_as_it_is()
    {
        var message = Message(findings: 5, letters: 1_000, report: 10_000);
        Assert.Equal(message, AnnouncementSize.Fit(message));
    }

    [Fact]
    public void The_report_goes_before_a_finding_does()
    {
        var fit = AnnouncementSize.Fit(Message(findings: 5, letters: 10_000, report: 30_000));
        Assert.Null(fit.Report);
        Assert.Equal(5, fit.TopFindings.Count);
    }

    [Theory]
    [InlineData(20_000, 3)]
    [InlineData(50_000, 1)]
    [InlineData(70_000, 0)]
    public void The_last_of_the_leading_findings_go_next(int letters, int left)
    {
        var message = Message(findings: 5, letters, report: 0);
        var fit = AnnouncementSize.Fit(message);
        Assert.Equal(message.TopFindings.Take(left), fit.TopFindings);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(fit, ReportJson.Options).Length, 1, AnnouncementSize.MaxBytes);
    }

    [Fact]
    public void A_long_delta_counts_what_it_does_not_name()
    {
        string[] Ids(string kind, int count) => [.. Enumerable.Range(0, count).Select(i => $"f-{kind}{i:D15}")];
        var delta = new ReportDeltaSummary(1, Ids("a", 700), Ids("c", 700), Ids("w", 700));
        var fit = AnnouncementSize.Fit(Message(findings: 5, letters: 8_000, report: 0) with { Delta = delta }).Delta;
        Assert.Equal((700, 300, 0, 1_100), (fit.Added.Count, fit.Changed.Count, fit.Withdrawn.Count, fit.More));
    }

    [Fact]
    public void A_title_is_cut_between_letters()
    {
        var title = new string('a', AnnouncementSize.MaxTitle - 1) + "\U0001F600" + new string('b', 100_000);
        Assert.Equal(
            new string('a', AnnouncementSize.MaxTitle - 1),
            AnnouncementSize.Fit(Message(findings: 0, letters: 0, report: 0) with { Title = title }).Title
        );
    }

    private static ReportUpdated Message(int findings, int letters, int report) =>
        new()
        {
            StoryId = "mill",
            Title = "Fire at the mill",
            Revision = 2,
            Status = "provisional",
            ContentHash = "sha256:0",
            At = DateTimeOffset.UnixEpoch,
            Counts = new(1, 1, 1, 1, 1, 0),
            TopFindings = [.. Enumerable.Range(0, findings).Select(i => JsonElement.Parse($"\"{i}{new string('f', letters)}\""))],
            Delta = new(1, [], [], []),
            Report = report == 0 ? null : JsonElement.Parse($"\"{new string('r', report)}\""),
            ReportUri = "http://localhost/",
        };
}
