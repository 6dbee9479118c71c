using System.Globalization;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Refuses a body of more sentences than one comparison can take.</summary>
internal static class SentenceLimit
{
    public static Refusal? Refuse(ArticleVersion article, ArticleLimits limits, string path)
    {
        if (MaxPossible(article.Body) <= limits.MaxSentences)
            return null;
        var sentences = ArticleReader.Read(article).Sentences.Count(sentence => sentence.Field == TextField.Body);
        return sentences <= limits.MaxSentences
            ? null
            : new(RefusalCode.TooManySentences, path, string.Create(CultureInfo.InvariantCulture,
                $"body has {sentences} sentences, the limit is {limits.MaxSentences}; send a shorter body or raise Intake:MaxSentences"));
    }

    /// <summary>A sentence ends with a mark, a line or a tag: counting those clears nearly every article without reading it.</summary>
    private static int MaxPossible(string body) => 2 + body.Count(c => c is '.' or '!' or '?' or '…' or '\n' or '\r' or '<' or '\u2028' or '\u2029');
}
