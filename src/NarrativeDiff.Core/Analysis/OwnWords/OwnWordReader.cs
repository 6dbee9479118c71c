using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>The judging, heightening and doubting words of one article, with the number of words the outlet writes in its own
/// voice.</summary>
/// <param name="Words">Body first, then the headline, in reading order.</param>
/// <param name="OwnVoice">Words of headline and body outside quotations and what sources are reported to say.</param>
internal sealed record OwnWordTable(ImmutableArray<OwnWord> Words, int OwnVoice)
{
    /// <summary>Read once an article.</summary>
    public static OwnWordTable Of(ArticleText article) => article.Derived.Of(article, static article => OwnWordReader.Read(article));
}

/// <summary>Finds the words by which an article judges, heightens or doubts, and says whose voice each is.</summary>
internal static class OwnWordReader
{
    /// <summary>More questions than this are an interview or a list of questions and answers.</summary>
    private const int MaxQuestions = 5;

    /// <summary>A longer question asks for something.</summary>
    private const int MaxQuestionWords = 30;

    public static OwnWordTable Read(ArticleText article)
    {
        var capitals = new CapitalizedWords(article);
        var words = article
            .Sentences.Where(sentence => sentence.Excluded is null)
            .SelectMany(sentence => Listed(article, sentence, capitals).Concat(QuotationMarks.In(article, sentence)))
            .Concat(Questions(article))
            .OrderBy(word => word.Field)
            .ThenBy(word => word.Span)
            .ToImmutableArray();
        return new OwnWordTable(words, OwnVoiceWords(article, TextField.Body) + OwnVoiceWords(article, TextField.Headline));
    }

    private static IEnumerable<OwnWord> Listed(ArticleText article, Sentence sentence, CapitalizedWords capitals)
    {
        var tokens = LexicalToken.Of(article.TextOf(sentence.Field), sentence.Span);
        foreach (var hit in OwnWordLexicon.Find(tokens))
            if (!hit.Value.IsPlain && !PlainUse.Is(article, sentence, tokens, hit, capitals))
                yield return new OwnWord(
                    sentence.Field,
                    sentence.Index,
                    hit.Span,
                    hit.Value.Entry,
                    hit.Value.Stance,
                    hit.Value.Strength,
                    WordVoice.At(article, sentence.Field, hit.Span)
                );
    }

    /// <summary>"And who will pay for it?" in the outlet's own voice.</summary>
    private static IEnumerable<OwnWord> Questions(ArticleText article)
    {
        var asked = article
            .Sentences.Where(sentence => sentence is { Excluded: null, Field: TextField.Body } && IsQuestion(article, sentence))
            .ToArray();
        return asked.Length > MaxQuestions
            ? []
            : asked.Select(sentence => new OwnWord(
                sentence.Field,
                sentence.Index,
                sentence.Span,
                "question",
                WordStance.Judges,
                2,
                WordVoice.At(article, sentence.Field, sentence.Span)
            ));
    }

    private static bool IsQuestion(ArticleText article, Sentence sentence)
    {
        var text = article.TextOf(sentence).TrimEnd();
        return text.EndsWith('?')
            && !new Quotations(article.QuotationsIn(sentence.Field)).Overlap(sentence.Span)
            && LexicalToken.Of(article.TextOf(sentence.Field), sentence.Span).Length is > 2 and <= MaxQuestionWords;
    }

    /// <summary>One pass over the words and over what is said by others.</summary>
    private static int OwnVoiceWords(ArticleText article, TextField field)
    {
        var others = article
            .QuotationsIn(field)
            .Concat(Voices.Of(article).In(field).Where(WordVoice.IsSpeech).SelectMany(attributed => attributed.Content))
            .Order()
            .ToArray();
        var (own, next, coveredTo) = (0, 0, 0);
        foreach (var sentence in article.Sentences)
            if (sentence.Field == field && sentence.Excluded is null)
                foreach (var token in LexicalToken.Of(article.TextOf(field), sentence.Span))
                {
                    for (; next < others.Length && others[next].Start <= token.Span.Start; next++)
                        coveredTo = Math.Max(coveredTo, others[next].End);
                    own += token.Span.Start >= coveredTo ? 1 : 0;
                }
        return own;
    }
}

/// <summary>Finds quotation marks that quote nobody: one to three words set apart in the outlet's own sentence.</summary>
internal static class QuotationMarks
{
    private const int MaxWords = 3;

    /// <summary>Counted beside other words; rule W5 shows the marks themselves.</summary>
    private const int Weak = 1;

    public static IEnumerable<OwnWord> In(ArticleText article, Sentence sentence)
    {
        if (sentence.Field != TextField.Body)
            yield break;
        var spans = new Quotations(article.QuotationsIn(sentence.Field)).Within(sentence.Span).ToArray();
        if (
            spans.Length != 1
            || spans[0].Length >= sentence.Span.Length
            || Voices.Of(article).In(sentence.Field).Any(said => said.Sentence == sentence.Index)
        )
            yield break;
        var text = article.TextOf(sentence.Field);
        if (
            LexicalToken.Of(text, spans[0]) is { Length: > 0 and <= MaxWords } words
            && !words.Any(word => word.IsCapital)
            && IsWithinPhrase(text, sentence.Span, spans[0])
        )
            yield return new OwnWord(sentence.Field, sentence.Index, spans[0], "quotation marks", WordStance.Doubts, Weak, Voices.Outlet);
    }

    /// <summary>A determiner or a possessor before it and a noun right behind it: "the “reform” bill".</summary>
    private static bool IsWithinPhrase(string text, TextSpan sentence, TextSpan quoted)
    {
        var tokens = TaggedSentence.Of(text, sentence).Tokens;
        var before = tokens.LastOrDefault(token => token.Span.End <= quoted.Start);
        var after = tokens.FirstOrDefault(token => token.Span.Start >= quoted.End);
        return before.Part is Part.Determiner or Part.Possessive or Part.Adjective && after.Part is Part.Noun;
    }
}
