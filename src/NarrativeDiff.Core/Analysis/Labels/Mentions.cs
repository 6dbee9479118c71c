using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>A sentence of one version with its words and mentions.</summary>
internal sealed record ReadSentence(MentionPlace Place, ImmutableArray<PhraseToken> Tokens, bool[] Names, ImmutableArray<Mention> Mentions);

/// <summary>Reads the mentions of every version of a story.</summary>
internal static class Mentions
{
    /// <param name="articles">By witness, the texts of its versions, oldest first.</param>
    public static ImmutableArray<ReadSentence> Of(ImmutableArray<ImmutableArray<ArticleText>> articles)
    {
        var sentences = (
            from witness in Enumerable.Range(0, articles.Length)
            from version in Enumerable.Range(0, articles[witness].Length)
            let text = articles[witness][version]
            from sentence in text.Sentences
            where sentence.Excluded is null
            select (
                Text: text.TextOf(sentence.Field),
                Sentence: sentence,
                Place: new MentionPlace(witness, version, sentence.Index, sentence.Field, sentence.Span),
                Known: text.Derived.At(
                    text,
                    sentence.Field,
                    sentence.Span,
                    static (text, field, span) => new KnownMentions(PhraseToken.Of(text.TextOf(field), span))
                )
            )
        ).ToArray();
        var cases = new StoryCase(sentences.Select(s => (s.Sentence, s.Known)));
        return [.. sentences.Select(s => Read(s.Text, s.Sentence, s.Place, s.Known, cases))];
    }

    private static ReadSentence Read(string text, Sentence sentence, MentionPlace place, KnownMentions known, StoryCase cases)
    {
        var names = cases.NamesIn(sentence, known);
        return new ReadSentence(place, known.Tokens, names, known.Of(text, names, place));
    }
}
