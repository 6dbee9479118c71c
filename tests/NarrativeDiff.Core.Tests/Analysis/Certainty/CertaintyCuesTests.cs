using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Certainty;

/// <summary>Words that set a statement on a lower level, and the same words where they do not.</summary>
public sealed class CertaintyCuesTests
{
    [Theory]
    [InlineData("The mayor denied that the mill was insured.", "denied")]
    [InlineData("The claims that the mill was insured are false, the mayor said.", "are false")]
    [InlineData("Denying the charge, the owner left the court.", "Denying")]
    [InlineData("The mayor did not deny that the mill was insured.", "")]
    [InlineData("Attempts to deny that the mill was insured were absurd, the owner said.", "")]
    public void A_denial_is_made_and_not_only_spoken_of(string text, string denied) =>
        Assert.Equal(
            denied,
            string.Join(", ", CertaintyCues.Find(text).Where(cue => cue.Rung == CertaintyLevel.Denied).Select(cue => cue.Span.Of(text)))
        );

    [Theory]
    [InlineData("The purported alarm in the mill was off.", "purported")]
    [InlineData("The so-called alarm in the mill was off.", "")]
    [InlineData("The self-styled heir of the mill was at home.", "")]
    public void A_word_that_holds_a_name_at_a_distance_holds_no_statement(string text, string distanced) =>
        Assert.Equal(
            distanced,
            string.Join(", ", CertaintyCues.Find(text).Where(cue => cue.Rung == CertaintyLevel.Distanced).Select(cue => cue.Span.Of(text)))
        );

    [Theory]
    [InlineData("The mill was insured.", "asserted")]
    [InlineData("The press office informed that the mill was insured.", "attributed")]
    [InlineData("The owner professed that the mill was insured.", "distanced")]
    [InlineData("The owner planned to have the mill insured.", "asserted")]
    public void What_an_attribution_reports_is_not_asserted_though_the_cue_is_no_word_of_the_list(string body, string rung)
    {
        var text = ArticleReader.Read(SomeStory.Article("anvil", body));
        var sentence = text.Sentences.Single(sentence => sentence.Field == TextField.Body);
        var clause =
            rung == "asserted" ? sentence.Span : TextSpan.FromBounds(body.IndexOf("the mill", StringComparison.Ordinal), body.Length);
        Assert.Equal(rung, Assessment.Of(text, sentence, clause).Rung.Name());
    }

    [Theory]
    [InlineData("The mayor “said” the mill was insured.", "attributed")]
    [InlineData("The mill was “allegedly” insured.", "distanced")]
    [InlineData("The owner kept the sign “he said the mill was insured” over the door of his office in the town.", "asserted")]
    public void Marks_round_a_cue_alone_leave_the_sentence_on_its_rung(string body, string rung)
    {
        var text = ArticleReader.Read(SomeStory.Article("anvil", body));
        var sentence = text.Sentences.Single(sentence => sentence.Field == TextField.Body);
        Assert.Equal(rung, Assessment.Of(text, sentence, sentence.Span).Rung.Name());
    }
}
