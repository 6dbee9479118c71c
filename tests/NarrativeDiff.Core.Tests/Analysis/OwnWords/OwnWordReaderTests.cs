using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>Which words count as an outlet's own judgement, and which are plain facts, names or a source's.</summary>
public class OwnWordReaderTests
{
    [Theory]
    [InlineData("The mayor railed against the owners of the mill.", "railed")]
    [InlineData("Her disdainful answer ended the meeting.", "disdainful")]
    [InlineData("The owner joked ruefully about the fire.", "ruefully")]
    [InlineData("The so-called reform begins in May.", "so-called")]
    [InlineData("The owner had barely served two months.", "barely")]
    [InlineData("He flew to the mill and shoved the plan through the council.", "shoved")]
    [InlineData("It was an extraordinary evening.", "extraordinary")]
    [InlineData("The council argued for hours. And who will pay for the mill?", "And who will pay for the mill?")]
    public void A_judging_word_in_the_outlets_voice_is_its_own(string body, string word) => Assert.Contains(word, OwnIn(body));

    [Theory]
    [InlineData("Ten people were killed in the fire.")]
    [InlineData("The crisis began in March.")]
    [InlineData("The fire came on the heels of a flood and left the vice mayor at risk of losing her house.")]
    [InlineData("Roy Blunt has been the owner of the mill for years.")]
    [InlineData("The council was supposed to meet on Monday.")]
    [InlineData("He pleaded guilty to lying to the court.")]
    [InlineData("A shot was fired, striking four people.")]
    public void Plain_facts_names_and_set_phrases_are_none(string body) => Assert.Empty(OwnIn(body));

    [Fact]
    public void A_name_at_the_start_of_a_sentence_is_known_by_its_capital_elsewhere() =>
        Assert.Empty(OwnIn("On Monday Brat met the owner. Brat said nothing."));

    [Theory]
    [InlineData("The owner said that the council was a circus.", "attributed")]
    [InlineData("“The council is a circus,” the owner said.", "quoted")]
    [InlineData("The owner blasted the disastrous plan.", "outlet")]
    public void The_voice_is_the_sources_where_the_source_says_it(string body, string voice) =>
        Assert.Equal(voice, TableOf(body).Words.Last(word => word.Entry is "circus" or "disastrous").Voice);

    [Fact]
    public void What_somebody_calls_a_thing_is_not_the_outlets_word() =>
        Assert.DoesNotContain("scam", OwnIn("Calling it a scam, the owner left the room."));

    [Fact]
    public void Quotation_marks_that_quote_nobody_are_a_weak_sign() =>
        Assert.Equal(
            (WordStance.Doubts, 1, "outlet"),
            Assert.Single(TableOf("The owner's “reform” bill begins in May.").Words) is var word
                ? (word.Stance, word.Strength, word.Voice)
                : default
        );

    [Fact]
    public void Words_in_the_outlets_voice_are_counted_without_what_others_say() =>
        Assert.Equal(9, TableOf("The mill burned down. The owner said that he was away. “I was away,” he said.").OwnVoice);

    private static string[] OwnIn(string body) =>
        [
            .. TableOf(body)
                .Words.Where(word => word is { Voice: "outlet", Strength: > 1 })
                .Select(word => word.Span.Of(word.Field == TextField.Body ? body : "(no headline)")),
        ];

    private static OwnWordTable TableOf(string body) => OwnWordTable.Of(ArticleReader.Read(SomeStory.Article("anvil", body)));
}
