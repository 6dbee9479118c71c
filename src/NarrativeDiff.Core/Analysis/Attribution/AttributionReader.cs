using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>Reads who says what out of an article: cue by cue, then quotations that run on over the next sentences.</summary>
internal static class AttributionReader
{
    /// <summary>A quotation that goes on without a cue is followed over so many sentences.</summary>
    private const int LongestRun = 12;

    public static ImmutableArray<Attributed> Read(ArticleText article, TextField field) => Read(article, field, Views(article, field));

    /// <returns>In the order of their cues.</returns>
    public static ImmutableArray<Attributed> Read(ArticleText article, TextField field, ImmutableArray<SentenceView> views)
    {
        var sentences = SentencesOf(article, field);
        var quotations = VerbMarks.Without(article.TextOf(field), article.QuotationsIn(field)).Quotations;
        var found = ImmutableArray.CreateBuilder<Attributed>();
        foreach (var view in views)
            found.AddRange(VerbCues.In(view).Concat(OtherCues.In(view)).OrderBy(attributed => attributed.Cue));
        return Continued(Disjoint(found), sentences, quotations);
    }

    /// <summary>The sentences of a field that take part, tagged, with the marks round a reporting verb alone taken away.</summary>
    public static ImmutableArray<SentenceView> Views(ArticleText article, TextField field)
    {
        var (text, quotations) = VerbMarks.Without(article.TextOf(field), article.QuotationsIn(field));
        var names = NameWords.Of(article.Body);
        return
        [
            .. SentencesOf(article, field).Select(sentence => new SentenceView(sentence.Index, text, sentence.Span, quotations, names)),
        ];
    }

    private static ImmutableArray<Sentence> SentencesOf(ArticleText article, TextField field) =>
        [.. article.Sentences.Where(sentence => sentence.Field == field && sentence.Excluded is null)];

    /// <summary>Of cues that overlap the first stands.</summary>
    private static ImmutableArray<Attributed> Disjoint(IEnumerable<Attributed> found)
    {
        var kept = ImmutableArray.CreateBuilder<Attributed>();
        foreach (var attributed in found)
            if (kept.Count == 0 || !kept[^1].Cue.Overlaps(attributed.Cue))
                kept.Add(attributed);
        return kept.ToImmutable();
    }

    private static ImmutableArray<Attributed> Continued(
        ImmutableArray<Attributed> found,
        ImmutableArray<Sentence> sentences,
        ImmutableArray<TextSpan> quotations
    )
    {
        var continued = ImmutableArray.CreateBuilder<Attributed>(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            var last = i + 1 == found.Length || found[i + 1].Sentence != found[i].Sentence;
            continued.Add(last ? Extend(found[i], sentences, quotations) : found[i]);
        }
        return continued.DrainToImmutable();
    }

    private static Attributed Extend(Attributed attributed, ImmutableArray<Sentence> sentences, ImmutableArray<TextSpan> quotations)
    {
        if (
            attributed is { Lemma: OtherCues.Signed, Content.IsEmpty: true }
            && Quoted(quotations, TextSpan.FromBounds(Math.Max(0, attributed.Cue.Start - 3), attributed.Cue.Start)) is { } signed
        )
            return attributed with { Content = [signed] };
        if (!attributed.Content.Any(content => Quoted(quotations, content) is not null))
            return attributed;
        var content = attributed
            .Content.Select(span =>
                Quoted(quotations, new TextSpan(span.Start, 1)) is { } quote && quote.Start < span.Start
                    ? TextSpan.FromBounds(quote.Start, span.End)
                    : span
            )
            .ToList();
        var at = IndexOf(sentences, attributed.Sentence);
        for (var next = at + 1; next < sentences.Length && next - at <= LongestRun && InQuotation(quotations, sentences[next].Span); next++)
            content.Add(sentences[next].Span);
        return attributed with { Content = Joined(content) };
    }

    private static int IndexOf(ImmutableArray<Sentence> sentences, int index)
    {
        var (low, high) = (0, sentences.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].Index < index ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static ImmutableArray<TextSpan> Joined(List<TextSpan> spans)
    {
        var joined = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var span in spans.Order())
            if (joined.Count > 0 && span.Start <= joined[^1].End + 1)
                joined[^1] = TextSpan.FromBounds(joined[^1].Start, Math.Max(span.End, joined[^1].End));
            else
                joined.Add(span);
        return joined.ToImmutable();
    }

    /// <summary>The sentence is nothing but quotation.</summary>
    private static bool InQuotation(ImmutableArray<TextSpan> quotations, TextSpan sentence) =>
        Quoted(quotations, new TextSpan(sentence.Start, 1)) is not null
        && Quoted(quotations, new TextSpan(sentence.End - 1, 1)) is not null;

    /// <summary>The first quotation that overlaps a span; null where none does.</summary>
    private static TextSpan? Quoted(ImmutableArray<TextSpan> quotations, TextSpan span)
    {
        var (low, high) = (0, quotations.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = quotations[middle].End <= span.Start ? (middle + 1, high) : (low, middle);
        }
        return low < quotations.Length && quotations[low].Overlaps(span) ? quotations[low] : null;
    }
}

/// <summary>Takes away the quotation marks round a reporting verb alone: officials "announced" it. They keep a distance from the word; who
/// says what stays.</summary>
internal static class VerbMarks
{
    /// <returns>The text with spaces for these marks, so that every place in it stays, and the quotations that are left.</returns>
    public static (string Text, ImmutableArray<TextSpan> Quotations) Without(string text, ImmutableArray<TextSpan> quotations)
    {
        var marked = quotations.Where(quoted => IsVerb(text, quoted)).ToArray();
        if (marked.Length == 0)
            return (text, quotations);
        var bare = text.ToCharArray();
        foreach (var quoted in marked)
            (bare[quoted.Start], bare[quoted.End - 1]) = (' ', ' ');
        return (new string(bare), [.. quotations.Except(marked)]);
    }

    private static bool IsVerb(string text, TextSpan quoted)
    {
        var word = quoted.Length > 2 ? TextSpan.FromBounds(quoted.Start + 1, quoted.End - 1) : default;
        return word.Length > 0
            && word.Of(text).All(char.IsAsciiLetterLower)
            && TaggedSentence.Of(text, word).Tokens is [{ Part: Part.Verb } verb]
            && CueLexicon.Verb(verb.Lemma) is not null;
    }
}
