using System.Globalization;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Times in the forms that pages use.</summary>
public sealed class StatedTimeTests
{
    [Theory]
    [InlineData("2030-05-03T14:35:00Z", "2030-05-03 14:35")]
    [InlineData("2030-05-03T14:35:00+0000", "2030-05-03 14:35")]
    [InlineData("2030-05-03T14:35:00+0100", "2030-05-03 13:35")]
    [InlineData("2030-05-03T14:35:00.123+02:00", "2030-05-03 12:35")]
    [InlineData("2030-05-03T14:35+02", "2030-05-03 12:35")]
    [InlineData("2030-05-03 14:35:00 -0500", "2030-05-03 19:35")]
    [InlineData("2030-05-03 14:35:00 UTC", "2030-05-03 14:35")]
    [InlineData("20300503T143500Z", "2030-05-03 14:35")]
    [InlineData("Fri, 03 May 2030 14:35:00 GMT", "2030-05-03 14:35")]
    [InlineData("Fri, 3 May 2030 14:35:00 +0200", "2030-05-03 12:35")]
    [InlineData("Fri May 03 2030 14:35:00 GMT+0200 (CEST)", "2030-05-03 12:35")]
    [InlineData("May 3, 2030 2:35 p.m. EDT", "2030-05-03 18:35")]
    [InlineData("May 3, 2030 at 12:05 am EST", "2030-05-03 05:05")]
    [InlineData("1904049300", "2030-05-03 14:35")]
    [InlineData("1904049300000", "2030-05-03 14:35")]
    public void A_time_with_an_offset_is_an_instant(string stated, string instant) =>
        Assert.Equal(instant, StatedTime.Read(stated)?.Instant(zone: null)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2030-05-03T14:35:00")]
    [InlineData("2030-05-03 14:35")]
    [InlineData("3 May 2030, 14:35")]
    [InlineData("03.05.2030 14:35")]
    [InlineData("2:35 pm, May 3, 2030")]
    [InlineData("May 3, 2030 2:35 PM ET")]
    public void A_time_without_a_sure_offset_is_one_only_in_the_outlet_s_zone(string stated)
    {
        var time = StatedTime.Read(stated)!;

        Assert.Null(time.Instant(zone: null));
        Assert.Equal(
            new DateTimeOffset(2030, 5, 3, 12, 35, 0, TimeSpan.Zero),
            time.Instant(TimeZoneInfo.CreateCustomTimeZone("+02:00", TimeSpan.FromHours(2), null, null))
        );
    }

    [Theory]
    [InlineData("2030-05-03")]
    [InlineData("2030/5/3")]
    [InlineData("Friday, May 3, 2030")]
    [InlineData("Posted on 3rd of May 2030")]
    [InlineData("3. May 2030")]
    [InlineData("03.05.2030")]
    [InlineData("5/13/2030", 13)]
    public void A_day_alone_is_its_noon(string stated, int day = 3) =>
        Assert.Equal(
            new StatedTime(new DateTime(2030, 5, day, 12, 0, 0, DateTimeKind.Unspecified), null, HasClock: false),
            StatedTime.Read(stated)
        );

    [Theory]
    [InlineData("")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2030-02-30T10:00:00Z")]
    [InlineData("2030-05-03T25:00:00Z")]
    [InlineData("03/05/2030")]
    [InlineData("yesterday")]
    [InlineData("{{ published }}")]
    public void A_time_that_is_none_or_not_sure_is_unknown(string stated) => Assert.Null(StatedTime.Read(stated));

    [Fact]
    public void A_later_claim_completes_the_most_trusted_one_and_does_not_replace_it()
    {
        Assert.Equal(
            new TimeOnly(9, 30),
            TimeOnly.FromDateTime(PageTimes.Best(["2030-05-03", "2030-05-04T09:00:00Z", "2030-05-03T09:30:00Z"])!.Local)
        );
        Assert.Equal(TimeSpan.FromHours(2), PageTimes.Best(["2030-05-03T09:30:00", "2030-05-03T09:30:00+02:00"])!.Offset);
        Assert.Equal(
            new DateTime(2030, 5, 3, 9, 30, 0, DateTimeKind.Unspecified),
            PageTimes.Best(["soon", "2030-05-03T09:30:00Z", "2030-06-01T00:00:00Z"])!.Local
        );
    }
}
