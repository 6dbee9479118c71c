using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Articles;

/// <summary>The sentences and clauses of one article version that take part, made ready for scoring once for all comparisons.</summary>
internal sealed class ArticleUnits
{
    private ArticleUnits(ArticleText text)
    {
        All = [.. Of(text)];
        CommonWords = [.. StoryNames.CommonIn(text)];
    }

    /// <summary>Each sentence, followed by its clauses where it has several.</summary>
    public ImmutableArray<UnitText> All { get; }

    /// <summary>Words that the body writes in lower case: these are no names.</summary>
    public ImmutableArray<string> CommonWords { get; }

    public static ArticleUnits In(ArticleText text) => text.Derived.Of(text, static text => new ArticleUnits(text));

    private static IEnumerable<UnitText> Of(ArticleText text)
    {
        var last = Math.Max(1, text.Sentences.Count(sentence => sentence.Field == TextField.Body) - 1);
        foreach (var sentence in text.Sentences.Where(sentence => sentence.Excluded is null))
        {
            var position = sentence.Field == TextField.Headline ? 0 : (double)sentence.Index / last;
            var parts = sentence.Segments.Length > 1 ? sentence.Segments : [];
            var clauses = parts.Select((span, part) => Of(part, span)).ToArray();
            var whole = Of(-1, sentence.Span);
            yield return whole with
            {
                ToEncode = new SplitSentence(whole.Text, [.. clauses.Select(clause => clause.Text)]),
            };
            foreach (var clause in clauses)
                yield return clause;

            UnitText Of(int part, TextSpan span) =>
                new(sentence.Index, part, sentence.Field, span, ToMatch(span.Of(text.TextOf(sentence.Field))), position);
        }
    }

    /// <summary>A sentence or clause in the form in which it is matched, and in which its vector is made.</summary>
    private static string ToMatch(string words) => TrailingSpeaker.Without(Normalise.ForMatching(words));
}
