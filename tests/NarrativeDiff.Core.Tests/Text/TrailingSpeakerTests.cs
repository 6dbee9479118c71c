namespace NarrativeDiff.Core.Text;

public class TrailingSpeakerTests
{
    [Theory]
    [InlineData(
        "The minister was not in the palace at the time, his spokesman told the state news agency.",
        "The minister was not in the palace at the time"
    )]
    [InlineData("The road had been closed since noon, the ministry said.", "The road had been closed since noon")]
    [InlineData("\"The road had been closed since noon,\" the ministry said.", "\"The road had been closed since noon\"")]
    public void Takes_the_speaker_off_what_was_said(string sentence, string expected) =>
        Assert.Equal(expected, TrailingSpeaker.Without(sentence));

    [Theory]
    [InlineData("The ministry said that the road had been closed since noon.")]
    [InlineData("The convoy left the town at dawn, and the mayor said that nobody would return.")]
    [InlineData("He agreed, she said.")]
    [InlineData("After a search of several hours, police said two men had drowned.")]
    [InlineData("The mayor of the town left office on Monday, admitting he had taken bribes from a builder.")]
    [InlineData("The head of the rescue station, aged 41, said that two men drowned.")]
    [InlineData("The envoy, who said nothing, left the hall with his three aides.")]
    [InlineData("")]
    public void Leaves_what_reports_more_than_who_spoke(string sentence) => Assert.Equal(sentence, TrailingSpeaker.Without(sentence));
}
