using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Comparison.Labels;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Names themes in the story's own words: the names and noun phrases that stand in a theme and hardly anywhere else.</summary>
internal sealed class ThemeLabels
{
    private const int MaxPhrases = 3;
    private const int MaxPhraseWords = 5;
    private const double NameBonus = 1.1;

    private readonly Dictionary<(int Witness, int Sentence), ImmutableArray<Mention>> _bySentence;
    private readonly Dictionary<string, int> _frequency;
    private readonly int _count;
    private readonly string[] _outlets;

    public ThemeLabels(Collation collation)
    {
        _bySentence = StoryMentions
            .Of(collation)
            .Sentences.Where(sentence => sentence.Place.Version == collation.Witnesses[sentence.Place.Witness].Versions.Length - 1)
            .ToDictionary(sentence => (sentence.Place.Witness, sentence.Place.Sentence), sentence => sentence.Mentions);
        _frequency = collation
            .Sentences.SelectMany(unit => unit.Stems)
            .CountBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        _count = collation.Sentences.Length;
        _outlets = [.. Enumerable.Range(0, collation.Witnesses.Length).Select(witness => OutletNames.Of(collation, witness))];
    }

    /// <summary>The phrases whose words are the theme's own, each with words that the ones before it do not have; a single noun only where
    /// there is nothing fuller.</summary>
    public ImmutableArray<string> Of(Theme theme)
    {
        var own = OwnWords(theme);
        var ranked = theme
            .Sentences.SelectMany(unit => _bySentence.GetValueOrDefault((unit.Witness, unit.Sentence), []))
            .Where(mention => IsTelling(mention) && !IsOutlet(mention))
            .Select(mention =>
                (
                    Phrase: mention.Phrase.ReplaceLineEndings(" "),
                    Stems: Words.Stems(mention.Phrase).Distinct(StringComparer.Ordinal).ToArray(),
                    mention.IsNamed
                )
            )
            .Where(entry => entry.Stems.Length > 0)
            .DistinctBy(entry => entry.Phrase, StringComparer.OrdinalIgnoreCase)
            .Select(entry =>
                (
                    entry.Phrase,
                    entry.Stems,
                    Names: entry.IsNamed || entry.Stems.Length > 1,
                    Score: entry.Stems.Sum(stem => own.GetValueOrDefault(stem))
                        / Math.Pow(entry.Stems.Length, 0.6)
                        * (entry.IsNamed ? NameBonus : 1)
                )
            )
            .OrderByDescending(entry => entry.Score)
            .ThenBy(entry => entry.Phrase, StringComparer.Ordinal)
            .OrderByDescending(entry => entry.Names);
        var (phrases, used) = (ImmutableArray.CreateBuilder<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (phrase, stems, _, _) in ranked)
        {
            if (phrases.Count == MaxPhrases)
                break;
            if (!stems.Any(used.Contains))
                phrases.Add(phrase);
            used.UnionWith(stems);
        }
        return phrases.ToImmutable();
    }

    /// <summary>A word that stands in one sentence of the theme names it less than one that comes back.</summary>
    private const double OnceIsLittle = 0.6;

    /// <summary>By stem: in how many of the theme's sentences it stands, times how much it is the theme's own.</summary>
    private Dictionary<string, double> OwnWords(Theme theme) =>
        theme
            .Sentences.SelectMany(unit => unit.Stems)
            .CountBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(
                stem => stem.Key,
                stem =>
                    (stem.Value - OnceIsLittle) * stem.Value / _frequency[stem.Key] * Math.Log((_count + 1) / (_frequency[stem.Key] + 0.5)),
                StringComparer.Ordinal
            );

    /// <summary>An outlet that names itself says who reports, not what.</summary>
    private bool IsOutlet(Mention mention) =>
        mention.IsNamed && _outlets.Any(outlet => outlet.Contains(mention.Phrase, StringComparison.OrdinalIgnoreCase));

    private static bool IsTelling(Mention mention) =>
        WordsOf(mention) <= MaxPhraseWords
        && mention.Phrase.Any(char.IsLetter)
        && mention.Phrase.IndexOfAny(['"', '“', '”']) < 0
        && !ReferBack.Opens(mention.Phrase)
        && (
            mention.IsNamed
            || (mention.Head.Length > 3 && !PhraseWords.Is(mention.Head, "time") && !PhraseWords.Is(mention.Head, "measure"))
        );

    private static int WordsOf(Mention mention) => mention.Phrase.Count(character => character == ' ') + 1;
}
