using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Which words of a sentence judge, and how the sentence scores.</summary>
public sealed class SentenceWordingTests
{
    [Theory]
    [InlineData("The council approved the budget on Tuesday.", "")]
    [InlineData("The council shamelessly rubber-stamped the disastrous budget.", "shamelessly rubber-stamped disastrous")]
    [InlineData("Critics slammed the plan as a “shameful” giveaway.", "slammed shameful:quoted giveaway")]
    [InlineData("The mayor’s so-called reform is utterly useless.", "so-called utterly:W4")]
    [InlineData("Far right groups and the far-right party met.", "Far right far-right")]
    [InlineData("She spoke to Savage in Grim Street.", "")]
    [InlineData("MINISTER SLAMS COWARDLY DEAL", "SLAMS COWARDLY")]
    [InlineData("", "")]
    public void Words_that_judge_are_found_in_all_their_forms_with_their_voice(string sentence, string expected)
    {
        var shown = Read(sentence)
            .Terms.Where(term => term.IsShown)
            .Select(term => term.Span.Of(sentence) + (term.Rule == "W4" ? ":W4" : "") + (term.IsQuoted ? ":quoted" : ""));
        Assert.Equal(expected, string.Join(' ', shown));
    }

    [Theory]
    [InlineData("The committee will meet on Thursday, a spokesman said.")]
    [InlineData("About 400 people attended the hearing on 12 May.")]
    [InlineData("The court set a date for the trial of the two men.")]
    public void Plain_sentences_score_under_a_half(string sentence) => Assert.InRange(Score(sentence), 0, 0.5);

    [Theory]
    [InlineData("The shameless hypocrites rammed their disastrous scheme through.")]
    [InlineData("Who could possibly believe this ridiculous excuse from a corrupt clique?")]
    public void Loaded_sentences_score_over_a_half(string sentence) => Assert.InRange(Score(sentence), 0.5, 1);

    [Fact]
    public void The_same_words_weigh_less_in_quotation_marks() =>
        Assert.True(Score("He called the plan “a shameful, disastrous farce”.") < Score("He made the plan a shameful, disastrous farce."));

    [Fact]
    public void A_long_hostile_text_is_read_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("so-called ", 100_000));
        Assert.Equal(100_000, Read(text).Terms.Length);
    }

    private static SentenceWording Read(string sentence) =>
        SentenceWording.Of(sentence, new TextSpan(0, sentence.Length), QuotedSpans.Find(sentence));

    private static double Score(string sentence) => LoadedScorer.Lexical.Scores([(Read(sentence), sentence)])[0];
}
