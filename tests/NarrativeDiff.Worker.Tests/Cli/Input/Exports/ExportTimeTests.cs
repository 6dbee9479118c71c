namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Times as exports write them.</summary>
public sealed class ExportTimeTests
{
    [Theory]
    [InlineData("2030-05-03T10:00:00Z", "2030-05-03T10:00:00Z")]
    [InlineData("2030-05-03T10:00:00.123Z", "2030-05-03T10:00:00Z")]
    [InlineData("2030-05-03T12:00:00+0200", "2030-05-03T10:00:00Z")]
    [InlineData("2030-05-03 05:30:00 -04:30", "2030-05-03T10:00:00Z")]
    [InlineData("Fri, 03 May 2030 12:00:00 +0200", "2030-05-03T10:00:00Z")]
    [InlineData("Fri, 3 May 2030 06:00:00 EDT", "2030-05-03T10:00:00Z")]
    [InlineData("May 3, 2030 10:00 AM GMT", "2030-05-03T10:00:00Z")]
    [InlineData("1904032800", "2030-05-03T10:00:00Z")]
    [InlineData("1904032800000", "2030-05-03T10:00:00Z")]
    public void Reads_day_clock_and_offset(string text, string iso) => Assert.Equal(new ExportTime(iso, null), ExportTime.Read(text));

    [Theory]
    [InlineData("2030-05-03 10:00:00", "2030-05-03T10:00:00Z", "times without an offset are taken as UTC; give their zone with --zone")]
    [InlineData("2030-05-03", "2030-05-03T12:00:00Z", "days without a clock are taken as of noon")]
    [InlineData("3 May 2030", "2030-05-03T12:00:00Z", "days without a clock are taken as of noon")]
    public void Says_what_it_had_to_take_for_granted(string text, string iso, string doubt) =>
        Assert.Equal(new ExportTime(iso, doubt), ExportTime.Read(text));

    [Theory]
    [InlineData("2030-05-03 10:00:00", "2030-05-03T08:00:00Z", null)]
    [InlineData("2030-05-03T10:00:00Z", "2030-05-03T10:00:00Z", null)]
    [InlineData("2030-05-03", "2030-05-03T10:00:00Z", "days without a clock are taken as of noon")]
    [InlineData("20300503100000", "2030-05-03T08:00:00Z", null)]
    public void What_lacks_an_offset_is_of_the_zone_told(string text, string iso, string? doubt) =>
        Assert.Equal(
            new ExportTime(iso, doubt),
            ExportTime.Read(text, TimeZoneInfo.CreateCustomTimeZone("+02:00", TimeSpan.FromHours(2), "+02:00", "+02:00"))
        );

    [Theory]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2030-13-41")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("99999999999999999999")]
    public void What_is_no_time_is_none(string? text) => Assert.Null(ExportTime.Read(text));
}
