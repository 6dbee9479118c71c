using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Small changes that can be made in any article: another layout, which is no difference, and one mark, word or number, which is
/// one.</summary>
internal static class TextChanges
{
    public const string QuotationMarks = "quotation marks added";
    public const string QuestionMark = "question mark added";
    public const string Negation = "negation added";
    public const string Number = "number changed";

    private static readonly string[] Spaces = [" ", "  ", "\u00a0", "\u202f", " \u00a0"];

    private static readonly string[] Auxiliaries = ["had", "was", "were", "is", "are", "has", "will", "would"];

    /// <summary>The same words with other spaces, quotation marks and blank lines.</summary>
    public static ArticleVersion Relaid(ArticleVersion version, uint seed)
    {
        var state = seed;
        uint Next() => state = state * 1664525u + 1013904223u;
        string Lay(string text, bool lines) =>
            string.Concat(
                text.Select(
                    (c, i) =>
                        c switch
                        {
                            ' ' => Spaces[Next() % Spaces.Length],
                            '\n' when lines => Next() % 2 == 0 ? "\n\n" : " \r\n",
                            '"' when seed % 3 > 0 => i == 0 || text[i - 1] is ' ' or '\n' or '(' ? "“" : "”",
                            '\'' when seed % 2 > 0 && i > 0 && char.IsLetter(text[i - 1]) => "’",
                            _ => c.ToString(),
                        }
                )
            );
        return version with { Headline = Lay(version.Headline, false), Body = Lay(version.Body, true) };
    }

    /// <returns>The article with the change at one of the places that allow it; null where none does.</returns>
    /// <param name="at">Which of the places, counted round.</param>
    public static ArticleVersion? Of(ArticleVersion article, string change, int at)
    {
        if (change == QuestionMark)
            return
                article.Headline.TrimEnd().EndsWith('?')
                || ArticleReader.Read(article).Sentences.All(sentence => sentence.Field == TextField.Body || sentence.Excluded is not null)
                ? null
                : article with
                {
                    Headline = article.Headline.TrimEnd() + "?",
                };
        var text = ArticleReader.Read(article);
        var places = text
            .Sentences.Where(sentence =>
                sentence is { Field: TextField.Body, Excluded: null }
                && !text.QuotationsIn(TextField.Body).Any(quoted => quoted.Overlaps(sentence.Span))
            )
            .Select(sentence => (sentence.Span, New: Changed(text.TextOf(sentence), change)))
            .Where(place => place.New is not null)
            .ToArray();
        if (places.Length == 0)
            return null;
        var (span, sentence) = places[at % places.Length];
        return article with { Body = text.Body[..span.Start] + sentence + text.Body[span.End..] };
    }

    private static string? Changed(string sentence, string change) =>
        change switch
        {
            QuotationMarks => Words(sentence)
                .Skip(3)
                .Where(word =>
                    word.Length > 4
                    && !Text.Numbers.Find(sentence).Any(number => number.Span.Overlaps(word))
                    && word.Of(sentence).All(char.IsLower)
                    && !StopWords.Contains(word.Of(sentence))
                )
                .Select(word => Put(sentence, word, $"\"{word.Of(sentence)}\""))
                .FirstOrDefault(),
            Negation => Words(sentence)
                .SkipLast(1)
                .Where(word => Auxiliaries.Contains(word.Of(sentence)))
                .Select(word => IsBeforeWord(sentence, word) ? Put(sentence, word, word.Of(sentence) + " not") : null)
                .FirstOrDefault(),
            // "One" is as often a pronoun.
            _ => Text
                .Numbers.Find(sentence)
                .Where(number =>
                    number is { Kind: NumberKind.Quantity, IsExact: true, IsApproximate: false, Unit: not null, Low: > 1 and < 1000 }
                    && number.Span.Of(sentence).All(char.IsLetterOrDigit)
                )
                .Select(number => Put(sentence, number.Span, Other(number)))
                .FirstOrDefault(),
        };

    /// <summary>A sentence does not begin with a figure.</summary>
    private static string Other(NumberMention number) =>
        number switch
        {
            { Span.Start: > 0 } => $"{3 * number.Low + 4}",
            { Low: 90 } => "Eighty",
            _ => "Ninety",
        };

    /// <summary>"Was not" and "was n't" deny already; "what it was, …" has nothing to deny.</summary>
    private static bool IsBeforeWord(string sentence, TextSpan word) =>
        word.End + 1 < sentence.Length
        && sentence[word.End] == ' '
        && char.IsLower(sentence[word.End + 1])
        && !sentence[(word.End + 1)..].StartsWith('n');

    private static TextSpan[] Words(string sentence) =>
        [.. Chunker.Chunk(sentence).Where(chunk => chunk.Kind == ChunkKind.Word).Select(chunk => chunk.Span)];

    private static string Put(string sentence, TextSpan at, string words) => sentence[..at.Start] + words + sentence[at.End..];
}
