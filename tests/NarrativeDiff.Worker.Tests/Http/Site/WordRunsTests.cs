using CsCheck;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Differences reported in phrases: nothing of either text is lost, and no word is cut.</summary>
public sealed class WordRunsTests
{
    [Theory]
    [InlineData("A crane fell onto the quay.", "A crane collapsed onto the quay.", "A crane [-fell][+collapsed] onto the quay.")]
    [InlineData("Two dockers were hurt.", "Two were hurt.", "Two [-dockers ]were hurt.")]
    [InlineData("red old crane", "blue new crane", "[-red old][+blue new] crane")]
    [InlineData("", "New words.", "[+New words.]")]
    [InlineData("the same", "the same", "the same")]
    public void Joins_changes_with_no_common_word_between_them(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(WordRuns.Between(before, after).Select(Drawn)));

    [Theory]
    [InlineData("The crane fell.", "THE crane collapsed, he said.", "THE crane [+collapsed, he said].")]
    [InlineData("The crane fell.", "The crane fell!", "The crane fell!")]
    public void Marks_the_words_a_reading_has_of_its_own(string label, string reading, string expected) =>
        Assert.Equal(expected, string.Concat(WordRuns.OwnWords(label, reading).Select(Drawn)));

    [Fact]
    public void Keeps_both_texts_to_the_last_sign()
    {
        string[] pieces = ["crane", "quay", " ", "  ", ",", ".", "é", "🏗️", "\n", "it's", "قال"];
        var text = Gen.Int[0, pieces.Length - 1].Select(place => pieces[place]).Array[0, 12].Select(string.Concat);
        Gen.Select(text, text)
            .Sample(
                (before, after) =>
                {
                    var runs = WordRuns.Between(before, after);
                    Assert.Equal(after, string.Concat(runs.Where(run => run.Change != WordChange.Removed).Select(run => run.Text)));
                    Assert.Equal(before, string.Concat(runs.Where(run => run.Change != WordChange.Added).Select(run => run.Text)));
                    Assert.Equal(after, string.Concat(WordRuns.OwnWords(before, after).Select(run => run.Text)));
                }
            );
    }

    [Fact]
    public void Gives_up_on_texts_of_more_words_than_anyone_compares()
    {
        var longText = string.Join(' ', Enumerable.Range(0, WordRuns.Most).Select(number => $"w{number}"));

        Assert.Equal(
            [new WordRun(longText, WordChange.Removed), new WordRun("short", WordChange.Added)],
            WordRuns.Between(longText, "short")
        );
    }

    private static string Drawn(WordRun run) =>
        run.Change switch
        {
            WordChange.Removed => $"[-{run.Text}]",
            WordChange.Added => $"[+{run.Text}]",
            _ => run.Text,
        };
}
