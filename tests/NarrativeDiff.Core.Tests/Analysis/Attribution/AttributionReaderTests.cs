using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Attributions drawn as source, cue and content.</summary>
public sealed class AttributionReaderTests
{
    [Theory]
    [InlineData("The mayor said the mill was empty.", "The mayor", "said", "the mill was empty")]
    [InlineData("“Nobody was inside,” said Ann Berg, the fire chief.", "Ann Berg", "said", "“Nobody was inside,”")]
    [InlineData("“Nobody was inside,” Berg said.", "Berg", "said", "“Nobody was inside,”")]
    [InlineData("''Nobody was inside,'' Mr. Berg said.", "Mr. Berg", "said", "''Nobody was inside,''")]
    [InlineData("The mill was empty, according to two officials.", "two officials", "according to", "The mill was empty")]
    [InlineData("According to police, the mill was empty.", "police", "According to", "the mill was empty")]
    [InlineData("Berg told reporters on Monday that the mill was empty.", "Berg", "told", "that the mill was empty")]
    [InlineData("They dismissed Berg's claim that the mill was empty.", "Berg", "claim", "that the mill was empty")]
    [InlineData("A survey shows that the mill was empty.", "A survey", "shows", "that the mill was empty")]
    [InlineData("“Nobody,” she said, “was inside the mill.”", "she", "said", "“Nobody,” … “was inside the mill.”")]
    [InlineData(
        "“Holm told me ‘the owner said “run” and left’ and I ran,” Berg said.",
        "Berg",
        "said",
        "“Holm told me ‘the owner said “run” and left’ and I ran,”"
    )]
    [InlineData(
        "“Nobody was inside,” Berg said. “We looked twice.\n“We called for an hour.\n“It was dark.”\nThe mill burned down.",
        "Berg",
        "said",
        "“Nobody was inside,” … “We looked twice.\n“We called for an hour.\n“It was dark.”"
    )]
    [InlineData("Berg said the “so-called” alarm was off.", "Berg", "said", "the “so-called” alarm was off")]
    [InlineData(
        "Ann Berg, the \"chief\" of the guild, said any account coming from the owner should be checked.",
        "Ann Berg",
        "said",
        "any account coming from the owner should be checked"
    )]
    [InlineData("“Nobody”, said Ann Berg.", "Ann Berg", "said", "“Nobody”")]
    [InlineData("The unions railed against the plan for the mill.", "The unions", "railed against", "the plan for the mill")]
    [InlineData("As Berg put it, the mill was a ruin.", "Berg", "put it", "the mill was a ruin")]
    [InlineData("The mayor made it clear that the mill was empty.", "The mayor", "made it clear", "that the mill was empty")]
    [InlineData("In a survey of bakers, half bought flour abroad.", "a survey of bakers", "In", "half bought flour abroad")]
    [InlineData("There was criticism from the bakers of the plan.", "the bakers of the plan", "criticism from", "the bakers of the plan")]
    [InlineData("Berg defended his decision to close the mill.", "Berg", "defended", "his decision to close the mill")]
    [InlineData("The residents were hoping to save the mill.", "The residents", "were hoping", "to save the mill")]
    [InlineData("“Nobody was inside.” — Anna Berg", "Anna Berg", "—", "“Nobody was inside.”")]
    [InlineData("“Nobody was inside.”\n— Anna Berg", "Anna Berg", "—", "“Nobody was inside.”")]
    public void Source_cue_and_content_are_read(string text, string source, string cue, string content) =>
        Assert.Contains(
            (source, cue, content),
            Read(text)
                .Select(found =>
                    (Of(found.Source, text), found.Cue.Of(text), string.Join(" … ", found.Content.Select(span => span.Of(text))))
                )
        );

    [Theory]
    [InlineData("“Holm told me ‘the owner said “run” and left’ and I ran,” Berg said.", "quoted", "told", "owner", "run", "left", "ran")]
    [InlineData(
        "“We looked twice.\n“We called for an hour.\n“It was dark,” Berg said.\nThe mill burned down.",
        "quoted",
        "looked",
        "called",
        "dark"
    )]
    [InlineData("Berg said the “so-called” alarm was off.", "attributed", "alarm")]
    [InlineData("The “so-called” alarm was off.", "outlet", "alarm")]
    [InlineData("“We looked twice.\nThe mill burned down.", "outlet", "mill")]
    public void Nested_quotations_and_those_over_paragraphs_are_the_speaker_s_words(string text, string voice, params string[] words)
    {
        var voices = Voices.Of(ArticleReader.Read(SomeStory.Article("anvil", text)));
        Assert.All(
            words,
            word => Assert.Equal(voice, voices.At(TextField.Body, new TextSpan(text.IndexOf(word, StringComparison.Ordinal), word.Length)))
        );
    }

    [Fact]
    public void A_quotation_without_a_cue_goes_on_with_its_speaker()
    {
        const string text = "“Nobody was inside,” Berg said. “We looked twice.”\n“It was dark.”\nThe mill burned down.";
        Assert.Equal("“It was dark.”", Read(text).Single().Content[^1].Of(text).Split('\n')[^1]);
    }

    [Theory]
    [InlineData("The mayor claimed the mill was empty.", "Distancing", "Anonymous")]
    [InlineData("Ann Berg denied that the mill was empty.", "Denial", "Named")]
    [InlineData("The ministry confirmed that the mill was empty.", "Endorsing", "Institution")]
    [InlineData("Critics insisted that the mill was empty.", "Insistence", "Plural")]
    [InlineData("The report says that the mill was empty.", "Neutral", "Document")]
    [InlineData("Two officials admitted that the mill was empty.", "Reluctant", "Anonymous")]
    public void Stance_and_kind_of_source_are_reported(string text, string stance, string type) =>
        Assert.Equal((stance, type), Read(text).Select(found => ($"{found.Stance}", $"{found.SourceType}")).Single());

    [Theory]
    [InlineData("The mill burned down on Monday night.")]
    [InlineData("The owner maintained the road to the mill.")]
    [InlineData("The mill — an old one — burned down.")]
    [InlineData("The crane was made clear of the mill by hand.")]
    public void A_sentence_that_reports_nothing_has_none(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("The owner “declared” that the mill was insured.", "The owner declared that the mill was insured.")]
    [InlineData("Officials in the town \"called\" the fire an accident.", "Officials in the town called the fire an accident.")]
    public void Marks_round_the_verb_alone_leave_who_says_what(string marked, string bare)
    {
        var (one, other) = (Assert.Single(Read(marked)), Assert.Single(Read(bare)));
        Assert.Equal((Of(other.Source, bare), other.Lemma, other.Stance), (Of(one.Source, marked), one.Lemma, one.Stance));
        Assert.Equal(other.Content.Select(span => span.Of(bare)), one.Content.Select(span => span.Of(marked)));
    }

    [Fact]
    public void Voices_report_the_outlet_from_a_source_and_a_quotation()
    {
        var read = ArticleReader.Read(SomeStory.Article("anvil", "The mill burned. Berg said the alarm was “dead wood” that night."));
        Assert.Equal(
            ["outlet", "attributed", "quoted"],
            new[] { "mill", "alarm", "dead wood" }.Select(word =>
                Voices.Of(read).At(TextField.Body, new TextSpan(read.Body.IndexOf(word, StringComparison.Ordinal), word.Length))
            )
        );
    }

    [Fact]
    public void Fifty_thousand_words_without_a_full_stop_are_read_in_linear_time() =>
        Assert.NotEmpty(Read(string.Join(' ', Enumerable.Repeat("Berg said that the mill , a “ruin”,", 6_000))));

    private static string Of(TextSpan? span, string text) => span?.Of(text) ?? "";

    private static System.Collections.Immutable.ImmutableArray<Attributed> Read(string text) =>
        AttributionReader.Read(ArticleReader.Read(SomeStory.Article("anvil", text)), TextField.Body);
}
