using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Utterances;

/// <summary>Words of an utterance that one article quotes and another, which quotes part of it, has nowhere.</summary>
/// <param name="Lost">In the article that quotes them.</param>
internal sealed record Cut(Fragment Of, TextSpan Lost, int Words, int Witness)
{
    /// <summary>Content words that must be lost before it matters.</summary>
    private const int MinContent = 7;

    /// <summary>An article that has more of the lost words than this says them in its own way.</summary>
    private const double ToldFrom = 0.6;

    private sealed record ArticleRuns(HashSet<string> Runs, HashSet<string>[] Stems);

    /// <summary>The longest stretch of an article's fragments that another article lacks; null where it lacks nothing of weight.</summary>
    public static Cut? Longest(Collation collation, IEnumerable<Fragment> fragments, int witness)
    {
        var text = collation.Witnesses[witness].Text;
        var article = text.Derived.Of(text, static text => Read(text));
        Cut? longest = null;
        foreach (var fragment in fragments)
        foreach (var (from, to) in Missing(fragment, article.Runs))
        {
            var lost = Trimmed(fragment.Words.AsSpan(from, to - from));
            if (lost.Length == 0)
                continue;
            var stems = lost.Where(word => word.IsContent)
                .Select(word => Stemmer.Stem(word.Plain))
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            if (
                stems.Length >= MinContent
                && stems.Length > (longest?.Words ?? 0)
                && !article.Stems.Any(passage => stems.Count(passage.Contains) >= ToldFrom * stems.Length)
            )
                longest = new Cut(fragment, TextSpan.FromBounds(lost[0].Span.Start, lost[^1].Span.End), stems.Length, witness);
        }
        return longest;
    }

    /// <summary>Without "and" or "but" in front and function words behind, which belong to what is shared.</summary>
    private static QuotedWord[] Trimmed(ReadOnlySpan<QuotedWord> words)
    {
        while (words.Length > 0 && words[0].Plain is "and" or "but" or "that")
            words = words[1..];
        while (words.Length > 0 && !words[^1].IsContent)
            words = words[..^1];
        return words.ToArray();
    }

    /// <summary>Stretches of words of which no run of three stands in the other article.</summary>
    private static IEnumerable<(int From, int To)> Missing(Fragment fragment, HashSet<string> runs)
    {
        var held = new bool[fragment.Words.Length];
        for (var at = 0; at + 3 <= held.Length; at++)
            if (runs.Contains(Key(fragment.Words[at].Plain, fragment.Words[at + 1].Plain, fragment.Words[at + 2].Plain)))
                held[at] = held[at + 1] = held[at + 2] = true;
        for (var at = 0; at < held.Length; at++)
        {
            var from = at;
            while (at < held.Length && !held[at] && !fragment.Words[at].IsGap)
                at++;
            if (at > from)
                yield return (from, at);
        }
    }

    /// <summary>Every three words in a row, and the stems of every two neighbouring sentences.</summary>
    private static ArticleRuns Read(ArticleText text)
    {
        var words = Fragment.ReadAll(text);
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + 3 <= words.Count; at++)
            runs.Add(Key(words[at], words[at + 1], words[at + 2]));
        var stems = text
            .Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null })
            .Select(sentence => StemsOf(text, sentence))
            .ToArray();
        return new ArticleRuns(runs, [.. stems.Select((own, i) => (HashSet<string>)[.. own, .. i + 1 < stems.Length ? stems[i + 1] : []])]);
    }

    private static HashSet<string> StemsOf(ArticleText text, Sentence sentence) => [.. Core.Text.Words.Stems(text.TextOf(sentence))];

    private static string Key(string a, string b, string c) => $"{a} {b} {c}";
}
