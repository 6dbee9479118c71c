using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.OwnWords;

/// <summary>A judging word of a newest version, with what it is about.</summary>
/// <param name="Target">Null where nothing of the label table is meant, or where that is unclear.</param>
internal sealed record TargetedWord(int Witness, OwnWord Word, Referent? Target)
{
    /// <summary>Weaker ones say little alone.</summary>
    private const int ShownFrom = 2;

    /// <summary>Reported as the outlet's own.</summary>
    public bool IsOwn => Word.Voice == Voices.Outlet && Word.Strength >= ShownFrom;
}

/// <summary>All judging words of a story's newest versions, in witness and reading order.</summary>
internal static class TargetedWords
{
    /// <summary>A pronoun means nobody who was named longer ago.</summary>
    private const int MaxSentencesBack = 3;

    private sealed record Named(int Sentence, TextSpan Span, Referent Referent);

    public static ImmutableArray<TargetedWord> Of(Collation collation)
    {
        var named = LabelTable
            .Of(collation)
            .Referents.SelectMany(referent => referent.Uses.Select(use => (Referent: referent, Use: use)))
            .Where(one => one.Use.Version == collation.Witnesses[one.Use.Witness].Versions.Length - 1)
            .GroupBy(one => (one.Use.Witness, one.Use.Mention.Place.Field))
            .ToDictionary(
                one => one.Key,
                one =>
                    one.Select(use => new Named(use.Use.Mention.Place.Sentence, use.Use.Mention.Place.Span, use.Referent))
                        .OrderBy(use => use.Span)
                        .ToArray()
            );
        return
        [
            .. from witness in Enumerable.Range(0, collation.Witnesses.Length)
            let article = collation.Witnesses[witness].Text
            from word in OwnWordTable.Of(article).Words
            select new TargetedWord(witness, word, TargetOf(article, word, named.GetValueOrDefault((witness, word.Field), []))),
        ];
    }

    private static Referent? TargetOf(ArticleText article, OwnWord word, Named[] named)
    {
        var text = article.TextOf(word.Field);
        foreach (var phrase in WordTarget.Of(text, article.Sentences[word.Sentence].Span, word.Span))
        {
            var before = FirstEndingAfter(named, phrase.Start);
            if (before < named.Length && named[before].Span.Overlaps(phrase))
                return named[before].Referent;
            if (phrase.Of(text).ToLowerInvariant() is "he" or "she" or "his" or "her")
                return LastPerson(named, before, word.Sentence);
        }
        return null;
    }

    private static int FirstEndingAfter(Named[] named, int place)
    {
        var (low, high) = (0, named.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = named[middle].Span.End <= place ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private static Referent? LastPerson(Named[] named, int before, int sentence)
    {
        for (var i = before - 1; i >= 0 && sentence - named[i].Sentence <= MaxSentencesBack; i--)
            if (named[i].Referent.Kind == "person")
                return named[i].Referent;
        return null;
    }
}
