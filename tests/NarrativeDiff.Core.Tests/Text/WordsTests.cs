namespace NarrativeDiff.Core.Text;

/// <summary>Content words, and texts made alike for matching.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Content_words_are_lower_case_without_stop_words_and_possessives() =>
        Assert.Equal(["senate", "three", "votes", "not", "pass", "bill"], Words.Of("The Senate’s three votes did not pass the bill."));

    [Fact]
    public void Stems_make_inflected_forms_alike() => Assert.Equal(["reject", "claim"], Words.Stems("He rejected these claims"));

    [Fact]
    public void An_initialism_loses_its_dots() => Assert.Equal(["un", "troops"], Words.Of("U.N. troops"));

    [Theory]
    [InlineData("“Yes”, it’s\u00a0 so…", "\"Yes\", it's so...")]
    [InlineData("war—and  peace", "war - and peace")]
    [InlineData("war -- and peace", "war - and peace")]
    [InlineData("war – and peace", "war - and peace")]
    [InlineData("10–12 men", "10-12 men")]
    [InlineData("co\u00adoperate\u200b now", "cooperate now")]
    [InlineData("at −5 degrees", "at -5 degrees")]
    [InlineData("well‑known", "well-known")]
    public void Typography_is_made_alike(string text, string expected) => Assert.Equal(expected, Normalise.ForMatching(text));

    [Fact]
    public void Case_and_words_are_kept() => Assert.NotEqual(Normalise.ForMatching("US"), Normalise.ForMatching("us"));
}
