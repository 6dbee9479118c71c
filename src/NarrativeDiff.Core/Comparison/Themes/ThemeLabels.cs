using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis.Labels;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Names themes in the story's own words: the names and noun phrases that stand in a theme and hardly anywhere else.</summary>
internal sealed class ThemeLabels
{
    private const int MaxPhrases = 3;
    private const int MaxPhraseWords = 5;
    private const double NameBonus = 1.4;
    private const double LongerBonus = 0.25;

    private readonly Dictionary<(int Witness, int Sentence), ImmutableArray<Mention>> bySentence;
    private readonly Dictionary<string, int> frequency;
    private readonly int count;

    public ThemeLabels(Collation collation)
    {
        var newest = Mentions.Of(collation.Witnesses).Where(sentence => sentence.Place.Version == collation.Witnesses[sentence.Place.Witness].Versions.Length - 1).ToArray();
        bySentence = newest.ToDictionary(sentence => (sentence.Place.Witness, sentence.Place.Sentence), sentence => sentence.Mentions);
        frequency = newest.SelectMany(sentence => sentence.Mentions.Select(HeadOf).Distinct(StringComparer.Ordinal)).CountBy(head => head, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        count = newest.Length;
    }

    public ImmutableArray<string> Of(Theme theme)
    {
        var mentions = theme.Sentences.SelectMany(unit => bySentence.GetValueOrDefault((unit.Witness, unit.Sentence), [])
            .Where(IsTelling).Select(mention => (Mention: mention, Head: HeadOf(mention), Unit: unit)));
        var ranked = mentions.GroupBy(entry => entry.Head, StringComparer.Ordinal)
            .Select(group => (group.Key, Score: ScoreOf(group.Key, group.Select(entry => entry.Unit).Distinct().Count(), [.. group.Select(entry => entry.Mention)]), Best: Fullest(group.Select(entry => entry.Mention))))
            .OrderByDescending(entry => entry.Score).ThenBy(entry => entry.Key, StringComparer.Ordinal);
        return [.. ranked.Select(entry => entry.Best.Phrase.ReplaceLineEndings(" ")).DistinctBy(phrase => phrase.ToLowerInvariant(), StringComparer.Ordinal).Take(MaxPhrases)];
    }

    /// <summary>How often it stands here, how rarely elsewhere; names and fuller phrases tell more.</summary>
    private double ScoreOf(string head, int here, ImmutableArray<Mention> mentions)
    {
        var all = frequency.GetValueOrDefault(head, here);
        var rarity = Math.Log((count + 1) / (all + 0.5));
        var named = mentions.Any(mention => mention.IsNamed) ? NameBonus : 1;
        var words = Math.Min(MaxPhraseWords, mentions.Max(mention => WordsOf(mention)));
        return Math.Sqrt(here) * rarity * ((double)here / all) * named * (1 + LongerBonus * (words - 1));
    }

    /// <summary>The phrase with most words within bounds; of equals the first written.</summary>
    private static Mention Fullest(IEnumerable<Mention> mentions) => mentions.MaxBy(mention => Math.Min(MaxPhraseWords, WordsOf(mention)))!;

    private static bool IsTelling(Mention mention) => WordsOf(mention) <= MaxPhraseWords && mention.Phrase.Any(char.IsLetter)
        && mention.Phrase.IndexOfAny(['"', '“', '”']) < 0
        && (mention.IsNamed || (mention.Head.Length > 3 && !PhraseWords.Is(mention.Head, "time") && !PhraseWords.Is(mention.Head, "measure")));

    private static string HeadOf(Mention mention) => mention.IsNamed ? "name:" + mention.Name[(mention.Name.LastIndexOf(' ') + 1)..] : mention.Head;

    private static int WordsOf(Mention mention) => mention.Phrase.Count(character => character == ' ') + 1;
}
