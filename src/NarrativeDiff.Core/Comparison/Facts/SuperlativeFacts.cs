using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>Finds what only one can be, "the largest supplier", given to different holders.</summary>
internal static class SuperlativeFacts
{
    /// <summary>Tokens between the verb and its superlative.</summary>
    private const int Within = 5;

    private const double CosineFrom = 0.45;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Classes = Lexicon.Kinds("superlatives.tsv", "Analysis.Facts");

    /// <param name="Class">"largest", "first" …</param>
    /// <param name="About">Stems of the sentence and of the one before it, without the holder's.</param>
    private sealed record Item(
        TextUnit Sentence,
        string Class,
        string Holder,
        TextSpan Span,
        HashSet<string> HolderStems,
        HashSet<string> Told,
        HashSet<string> About
    );

    public static IEnumerable<Conflict> In(Collation collation, Nearness.Table near)
    {
        var items = collation.Sentences.SelectMany(unit => Items(collation, unit)).ToArray();
        foreach (var (left, right) in Counterparts.Of(collation, items, item => item.Sentence, item => item.Class))
            if (
                !left.HolderStems.Overlaps(right.HolderStems)
                && !HoldsToo(items, left, right)
                && !HoldsToo(items, right, left)
                && IsOfOneThing(near, left, right)
            )
                yield return new Conflict(
                    "superlative",
                    $"{left.Class}",
                    Side(left),
                    Side(right),
                    Math.Max(0.6, near.Of(left.Sentence, right.Sentence).Certainty)
                );
    }

    private static IEnumerable<Item> Items(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var field = text.TextOf(unit.Field);
        return text
            .Derived.At(text, unit.Field, unit.Span, static (text, field, span) => new Found([.. Find(text.TextOf(field), span)]))
            .All.Select(found => new Item(
                unit,
                found.Class,
                found.Holder.Of(field),
                found.Span,
                [.. Words.Stems(found.Holder.Of(field))],
                [.. unit.Stems.Except(Words.Stems(found.Holder.Of(field)))],
                [.. unit.Stems.Concat(StemsBefore(text, unit)).Except(Words.Stems(found.Holder.Of(field)))]
            ));
    }

    private sealed record Found(ImmutableArray<(string Class, TextSpan Holder, TextSpan Span)> All);

    private static IEnumerable<(string Class, TextSpan Holder, TextSpan Span)> Find(string field, TextSpan span)
    {
        if (
            !Classes.Any(entry =>
                entry.Key != "holds" && entry.Value.Any(word => span.Of(field).Contains(word, StringComparison.OrdinalIgnoreCase))
            )
        )
            yield break;
        var sentence = TaggedSentence.Of(field, span);

        for (var i = 2; i < sentence.Tokens.Length; i++)
        {
            if (ClassOf(sentence.Tokens[i].Word) is not { } of || sentence.Tokens[i - 1].Word is not ("the" or "its" or "'s"))
                continue;
            var verb = Enumerable
                .Range(Math.Max(1, i - Within), Math.Min(Within, i - 1))
                .LastOrDefault(
                    at => sentence.Tokens[at].Part is Part.Verb or Part.Auxiliary && Classes["holds"].Contains(sentence.Tokens[at].Lemma),
                    -1
                );
            if (
                verb < 1
                || sentence.IsNegated(verb)
                || sentence.Tokens[verb - 1].Part == Part.Modal
                || sentence.PhraseAt(sentence.GroupStart(verb) - 1) is not { } holder
                || !IsName(field, sentence, holder)
            )
                continue;
            yield return (
                of,
                sentence.SpanOf(NameStart(sentence, holder), holder.Head),
                sentence.SpanOf(NameStart(sentence, holder), EndOf(sentence, i))
            );
        }
    }

    /// <summary>Capitals without an article: "Canada", "South Korea", also where they open the sentence.</summary>
    private static bool IsName(string field, TaggedSentence sentence, NounPhrase phrase) =>
        sentence.Tokens[phrase.Head].Part is Part.Name or Part.Noun
        && char.IsUpper(field[sentence.Tokens[phrase.Head].Span.Start])
        && (sentence.Tokens[phrase.Head].Part == Part.Name || sentence.Tokens[phrase.First].Part != Part.Determiner);

    private static int NameStart(TaggedSentence sentence, NounPhrase phrase)
    {
        var first = phrase.Head;
        while (first > phrase.First && sentence.Tokens[first - 1].Part is Part.Name or Part.Noun or Part.Adjective or Part.Punctuation)
            first--;
        return first;
    }

    private static int EndOf(TaggedSentence sentence, int superlative)
    {
        var end = superlative;
        while (end + 1 < sentence.Tokens.Length && sentence.Tokens[end + 1].Word is not ("," or "." or ";" or "and" or "but" or "which"))
            end++;
        return end;
    }

    private static string? ClassOf(string word)
    {
        foreach (var (name, words) in Classes)
            if (name != "holds" && words.Contains(word))
                return name;
        return null;
    }

    private static IEnumerable<string> StemsBefore(Articles.ArticleText text, TextUnit unit) =>
        text
            .Sentences.Where(sentence => sentence.Field == unit.Field && unit.Sentence - sentence.Index is 1 or 2)
            .SelectMany(sentence => Words.Stems(text.TextOf(sentence)));

    private static bool IsOfOneThing(Nearness.Table near, Item left, Item right)
    {
        var nearness = near.Of(left.Sentence, right.Sentence);
        var reported = left.Told.Count(right.Told.Contains);
        return nearness.Cosine >= CosineFrom && (reported >= 3 || (reported >= 1 && left.About.Count(right.About.Contains) >= 3));
    }

    private static bool HoldsToo(Item[] all, Item own, Item other) =>
        all.Any(item =>
            item != own
            && item.Sentence.Witness == own.Sentence.Witness
            && item.Class == own.Class
            && item.HolderStems.Overlaps(other.HolderStems)
        );

    private static FactSide Side(Item item) =>
        new(item.Sentence, item.Span, item.Holder, string.Join(' ', item.HolderStems.Order(StringComparer.Ordinal)));
}
