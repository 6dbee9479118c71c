using System.Globalization;

namespace NarrativeDiff.Core.Text;

public class DatesTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Published = new(2024, 3, 8, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("The mill burned on Wednesday.", "2024-03-06")]
    [InlineData("The mill burned on Friday.", "2024-03-08")]
    [InlineData("The mill burned last Friday.", "2024-03-01")]
    [InlineData("The hearing is next Monday.", "2024-03-11")]
    [InlineData("The mill burned yesterday.", "2024-03-07")]
    [InlineData("The mill burned last night.", "2024-03-07 to 2024-03-08")]
    [InlineData("The mill burned on 3 May.", "2024-05-03")]
    [InlineData("The mill burned on December 28.", "2023-12-28")]
    [InlineData("The mill burned on May 3, 1998, and again on 4 June 1999.", "1998-05-03, 1999-06-04")]
    [InlineData("It was built in January and sold in March 2020.", "2024-01-01 to 2024-01-31, 2020-03-01 to 2020-03-31")]
    [InlineData("It may burn; he may march on.", "")]
    public void Days_are_resolved_against_the_day_of_publication(string text, string days) =>
        Assert.Equal(days, string.Join(", ", Dates.Find(text, Published).Select(Drawn)));

    [Fact]
    public void Days_next_to_each_other_can_be_one_for_two_time_zones()
    {
        var days = Dates.Find("on Wednesday, on 7 March, on 3 March", Published);
        Assert.True(days[0].CanBe(days[1]));
        Assert.False(days[0].CanBe(days[2]));
    }

    private static string Drawn(DateMention date) => date.From == date.To ? Drawn(date.From) : $"{Drawn(date.From)} to {Drawn(date.To)}";

    private static string Drawn(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
