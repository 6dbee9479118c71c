using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Language;

/// <summary>Sentences drawn as words with their parts of speech.</summary>
public sealed class TaggedSentenceTests
{
    [Theory]
    [InlineData(
        "The minister claims the bridge was closed.",
        "the/Determiner minister/Noun claims/Verb the/Determiner bridge/Noun was/Auxiliary closed/Verb ./Punctuation"
    )]
    [InlineData("Her claims surprised Anna Berg.", "her/Determiner claims/Noun surprised/Verb anna/Name berg/Name ./Punctuation")]
    [InlineData(
        "They said that he didn't call.",
        "they/Pronoun said/Verb that/Subordinator he/Pronoun did/Auxiliary n't/Adverb call/Verb ./Punctuation"
    )]
    [InlineData(
        "Officials want to report it to Berg's lawyer.",
        "officials/Noun want/Verb to/Infinitive report/Verb it/Pronoun to/Preposition berg/Name 's/Possessive lawyer/Noun ./Punctuation"
    )]
    public void Words_have_the_part_they_play(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Tokens.Select(token => $"{token.Word}/{token.Part}")));

    [Theory]
    [InlineData("denied", "deny")]
    [InlineData("planning", "plan")]
    [InlineData("noted", "note")]
    [InlineData("told", "tell")]
    [InlineData("calls", "call")]
    public void A_verb_has_the_lemma_of_its_base_form(string word, string lemma) => Assert.Equal(lemma, WordLexicon.Analyse(word).Verb);

    [Theory]
    [InlineData("The gate was quickly shut down by guards.", "shut", false)]
    [InlineData("Two men were never arrested.", "arrested", true)]
    [InlineData("Police arrested two men.", "arrested", false)]
    public void A_passive_is_be_and_a_participle(string text, string verb, bool passive)
    {
        var sentence = Read(text);
        Assert.Equal(passive, sentence.IsPassive(IndexOf(sentence, verb)));
    }

    [Fact]
    public void A_negation_before_the_verb_is_seen_through_its_auxiliaries()
    {
        var sentence = Read("The mayor has not yet said whether it opens.");
        Assert.True(sentence.IsNegated(IndexOf(sentence, "said")));
        Assert.False(sentence.IsNegated(IndexOf(sentence, "opens")));
    }

    [Fact]
    public void A_noun_phrase_ends_with_its_head()
    {
        const string text = "The former defence minister met Sen. Anna Berg in the old harbour.";
        var sentence = Read(text);
        Assert.Equal(
            ["The former defence minister", "Sen. Anna Berg", "the old harbour"],
            sentence.NounPhrases.Select(phrase => sentence.SpanOf(phrase.First, phrase.Last).Of(text))
        );
    }

    [Fact]
    public void A_word_of_fifty_thousand_letters_is_one_noun() => Assert.Single(Read(new string('x', 50_000)).Tokens);

    private static TaggedSentence Read(string text) => TaggedSentence.Of(text, new TextSpan(0, text.Length));

    private static int IndexOf(TaggedSentence sentence, string word) =>
        sentence.Tokens.Select((token, i) => (token, i)).First(found => found.token.Word == word).i;
}
