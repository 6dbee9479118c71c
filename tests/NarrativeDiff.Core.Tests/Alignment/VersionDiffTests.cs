using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Alignment;

/// <summary>Edits drawn as <c>action from→to</c>, with * where the sentence moved.</summary>
public class VersionDiffTests
{
    private const string Fire = "A fire destroyed the old flour mill on Monday night.";
    private const string Alarm = "The owner denied that the alarm had been switched off.";
    private const string Horses = "Horses from the stable next door were led to a school yard.";
    private const string Engines = "Twelve engines fought the fire until the morning.";

    [Theory]
    [InlineData("nothing changed", new[] { Fire, Alarm }, new[] { Fire, Alarm }, "")]
    [InlineData("a sentence added", new[] { Fire }, new[] { Fire, Horses }, "addition →1")]
    [InlineData("a sentence deleted", new[] { Fire, Horses }, new[] { Fire }, "deletion 1→")]
    [InlineData(
        "a number changed",
        new[] { Fire, Engines },
        new[] { Fire, "Fourteen engines fought the fire until the morning." },
        "edit 1→1"
    )]
    [InlineData("a sentence moved to the top", new[] { Fire, Alarm, Engines, Horses }, new[] { Horses, Fire, Alarm, Engines }, "move* 3→0")]
    [InlineData(
        "moved and edited is one action",
        new[] { Fire, Alarm, Engines, Horses },
        new[] { "Horses from the stable next door were led to the church.", Fire, Alarm, Engines },
        "edit* 3→0"
    )]
    [InlineData(
        "a sentence split in two",
        new[] { Fire, "The owner denied that the alarm had been switched off, and police said three men had keys." },
        new[] { Fire, "The owner denied that the alarm had been switched off.", "Police said three men had keys." },
        "split 1→1,2"
    )]
    [InlineData(
        "two sentences merged",
        new[] { Fire, "The owner denied that the alarm had been switched off.", "Police said three men had keys." },
        new[] { Fire, "The owner denied that the alarm had been switched off, and police said three men had keys." },
        "merge 1,2→1"
    )]
    [InlineData(
        "a sentence reworded in its place is one edit",
        new[] { Fire, "The guild denied any part, saying rivals could use it against owners.", Engines },
        new[] { Fire, "The head of the guild denied it, saying: “We do not burn down other people's mills.”", Engines },
        "edit 1→1"
    )]
    [InlineData(
        "elsewhere it is another sentence",
        new[] { Fire, "The guild denied any part, saying rivals could use it against owners.", Engines },
        new[] { Fire, Engines, "The head of the guild denied it, saying: “We do not burn down other people's mills.”" },
        "addition →2; deletion 1→"
    )]
    [InlineData(
        "layout, commas and mark shapes are no edit",
        new[] { "The owner, an engineer, said: \"No one\u00a0knew.\"" },
        new[] { "The owner an engineer said:  “No one knew.”" },
        ""
    )]
    [InlineData(
        "a scare quote is an edit",
        new[] { "The owner was shocked by the news." },
        new[] { "The owner was “shocked” by the news." },
        "edit 0→0"
    )]
    [InlineData("a question mark is an edit", new[] { "The alarm was off." }, new[] { "The alarm was off?" }, "edit 0→0")]
    [InlineData(
        "a negation is an edit",
        new[] { "The alarm was switched off at ten." },
        new[] { "The alarm was not switched off at ten." },
        "edit 0→0"
    )]
    public void Reports_what_was_done_to_each_sentence(string what, string[] older, string[] newer, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, Drawn(VersionDiff.Between(Read(older), Read(newer))));
    }

    [Fact]
    public void A_changed_headline_is_an_edit_and_a_missing_one_is_not()
    {
        var one = ArticleReader.Read(SomeStory.Article("anvil", Fire, "Mill burns"));
        var other = ArticleReader.Read(SomeStory.Article("anvil", Fire, "Arson at the mill?"));
        var none = ArticleReader.Read(SomeStory.Article("anvil", Fire));
        Assert.Equal("edit 1→1", Drawn(VersionDiff.Between(one, other)));
        Assert.Equal("", Drawn(VersionDiff.Between(one, none)));
    }

    private static ArticleText Read(string[] lines) => ArticleReader.Read(SomeStory.Article("anvil", string.Join('\n', lines)));

    private static string Drawn(VersionDiff diff) =>
        string.Join(
            "; ",
            diff.Edits.Select(edit =>
                $"{edit.Action.ToString().ToLowerInvariant()}{(edit.Moved ? "*" : "")} {string.Join(',', edit.From)}→{string.Join(',', edit.To)}"
            )
        );
}
