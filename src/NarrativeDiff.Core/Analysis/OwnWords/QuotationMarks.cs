using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.OwnWords;

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
