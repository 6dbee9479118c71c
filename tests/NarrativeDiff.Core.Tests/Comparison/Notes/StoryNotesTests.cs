namespace NarrativeDiff.Core.Comparison.Notes;

/// <summary>What a reader must know before the differences.</summary>
public class StoryNotesTests
{
    private const string Mill =
        "A fire destroyed the old flour mill on the river.\nTwelve engines came to the mill.\nNobody was hurt.\nThe mill had stood empty.";

    [Fact]
    public void An_article_of_another_day_is_named_with_both_days() =>
        Assert.Equal(
            ["otherDay: courier is of 7 March 2024, most of the others of 5 March 2024: what came to pass between is no omission. [C]"],
            Notes(
                SomeStory.Article("anvil", Mill),
                SomeStory.Article("beacon", Mill, hours: 2),
                SomeStory.Article("courier", Mill, hours: 48)
            )
        );

    [Fact]
    public void An_opinion_piece_among_news_is_named() =>
        Assert.Equal(
            ["otherKind: beacon is an opinion piece: judgement is its purpose. [B]"],
            Notes(
                SomeStory.Article("anvil", Mill),
                SomeStory.Article(
                    "beacon",
                    "We must not rebuild the mill.\nI have seen three mills burn and I say it is enough.\nOur town "
                        + "should learn from it.\nLet's plant trees there, and we will all be glad.\nThe council must act."
                )
            )
        );

    [Theory]
    [InlineData("Opinion", "otherKind: beacon is an opinion piece: judgement is its purpose. [B]")]
    [InlineData("Live", "otherKind: beacon is a live page: entries stand in the order of the day. [B]")]
    public void The_section_tells_the_kind(string section, string note) =>
        Assert.Equal([note], Notes(SomeStory.Article("anvil", Mill), SomeStory.Article("beacon", Mill) with { Section = section }));

    [Fact]
    public void What_a_source_says_in_the_first_person_is_no_opinion_of_the_outlet() =>
        Assert.Empty(
            Notes(
                SomeStory.Article("anvil", Mill),
                SomeStory.Article(
                    "beacon",
                    "\"We must rebuild,\" the owner said.\n\"I have seen mills burn and we should act,\" she "
                        + "said.\n\"Our town must act,\" the mayor said.\n\"I agree, we must,\" said the guild.\nThe fire was "
                        + "on Monday."
                )
            )
        );

    [Fact]
    public void A_brief_is_named_for_its_silence_means_nothing() =>
        Assert.Equal(
            ["brief: beacon is too short for its silence to mean anything. [B]"],
            Notes(SomeStory.Article("anvil", Mill), SomeStory.Article("beacon", "The mill burned down."))
        );

    private static IEnumerable<string> Notes(params Model.ArticleVersion[] versions) =>
        SomeStory.Compare(versions).Notes.Select(note => $"{note.Kind}: {note.Text} [{string.Join(',', note.Sigla)}]");
}
