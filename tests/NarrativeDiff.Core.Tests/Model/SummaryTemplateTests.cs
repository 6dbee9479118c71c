namespace NarrativeDiff.Core.Model;

/// <summary>Summaries made of a pattern and named arguments.</summary>
public class SummaryTemplateTests
{
    [Theory]
    [InlineData(new[] { "Anvil" }, "Anvil does not mention the alarm.")]
    [InlineData(new[] { "Anvil", "Beacon" }, "Anvil and Beacon do not mention the alarm.")]
    [InlineData(new[] { "Anvil", "Beacon", "Courier" }, "Anvil, Beacon and Courier do not mention the alarm.")]
    public void Verbs_follow_the_number_of_outlets(string[] outlets, string sentence) =>
        Assert.Equal(
            sentence,
            SummaryTemplate
                .Of(
                    "{silent} {silent?does|do} not mention {what}.",
                    SummaryArgument.Outlets("silent", outlets),
                    SummaryArgument.Text("what", "the alarm")
                )
                .Render()
        );

    [Theory]
    [InlineData(1, "1 sentence")]
    [InlineData(4, "4 sentences")]
    public void Counts_come_with_their_noun(int count, string words) =>
        Assert.Equal(words, SummaryTemplate.Of("{count:sentence}", SummaryArgument.Count("count", count)).Render());

    [Fact]
    public void Quotations_stand_whole_in_their_marks_and_braces_in_them_are_words() =>
        Assert.Equal(
            "“a {silent} alarm” and “a bell”",
            SummaryTemplate.Of("{words}", SummaryArgument.Quotations("words", "a {silent} alarm,", " a bell")).Render()
        );

    [Fact]
    public void A_sentence_begins_with_a_capital() =>
        Assert.Equal("Two drones", SummaryTemplate.Of("{what}", SummaryArgument.Text("what", "two drones")).Render());

    [Fact]
    public void A_missing_argument_is_a_mistake() => Assert.Throws<InvalidOperationException>(() => SummaryTemplate.Of("{what}").Render());
}
