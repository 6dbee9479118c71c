using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Headlines that ask what another states, and headlines that only end with a question mark.</summary>
public sealed class HeadlineRuleTests
{
    [Theory]
    [InlineData("Arson at the mill?", "Fire destroys mill")]
    [InlineData("Did the owner set the old mill on fire?", "Owner set old mill on fire")]
    [InlineData("Is it on?", "It is on")]
    public void What_another_headline_states_is_asked(string asking, string stating)
    {
        var finding = Assert.Single(Questions(asking, stating));
        Assert.Equal([asking, stating], finding.Evidence.Select(span => span.Exact));
    }

    [Theory]
    [InlineData("About time, right?", "Fire destroys the old flour mill")]
    [InlineData("It's about time, right?", "It took a long time, but the mill by the river is open")]
    [InlineData("Is a pattern behind the losses of the harbour guild?", "Fire destroys mill, guild mourns")]
    [InlineData("Who set the mill on fire?", "Was the mill set on fire?")]
    [InlineData("Who set the mill on fire?", "So it is")]
    public void A_question_that_no_other_article_answers_is_none(string asking, string other) => Assert.Empty(Questions(asking, other));

    [Fact]
    public void Headlines_of_other_news_are_not_shown_beside_the_question() =>
        Assert.Equal(
            ["Arson at the mill?", "Fire destroys mill"],
            Assert
                .Single(Questions("Arson at the mill?", "Horses led to a school yard", "Fire destroys mill"))
                .Evidence.Select(span => span.Exact)
        );

    [Fact]
    public void What_another_article_states_in_its_first_sentence_is_asked_and_not_what_its_own_does() =>
        Assert.Equal(
            ["anvil asks", "beacon"],
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "Fog drove the ferry onto the rocks.", "Ferry aground in fog?"),
                    SomeStory.Article("beacon", "A ferry ran aground in fog on Sunday.", "Night on the rocks")
                )
                .Findings.Single(finding => finding.Kind == "question mark in a headline")
                .Evidence.Select(span => span.Exact.EndsWith('?') ? $"{span.Outlet} asks" : span.Outlet)
        );

    private static Finding[] Questions(params string[] headlines) =>
        [
            .. SomeStory
                .Compare([.. headlines.Select((headline, i) => SomeStory.Article($"outlet{i}", "Horses were led away at dawn.", headline))])
                .Findings.Where(finding => finding.Kind == "question mark in a headline"),
        ];
}
