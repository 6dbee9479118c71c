using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.OwnWords;

/// <summary>What the lists say of a word.</summary>
/// <param name="Class">A class of <c>own-words.tsv</c> or <c>loaded-words.tsv</c>; <c>plain</c> hides what the other list has.</param>
/// <param name="Strength">0 for plain words.</param>
internal sealed record OwnWordEntry(string Entry, string Class, int Strength)
{
    public bool IsPlain => Class == "plain";

    public WordStance Stance { get; } =
        Class switch
        {
            "heighten" or "playdown" or "intensifier" or "booster" => WordStance.Heightens,
            "doubt" => WordStance.Doubts,
            _ => WordStance.Judges,
        };

    /// <summary>Creeds, epithets and kinds of people keep their sense when written with a capital.</summary>
    public bool KeepsCapital => Class is "tag" or "person" or "epithet" or "insult" or "label" or "ism";
}

/// <summary>The words that judge, heighten or doubt: this room's list, and behind it what the loaded-words list has of clear
/// strength.</summary>
internal static class OwnWordLexicon
{
    /// <summary>From here on a word of the loaded list judges by itself.</summary>
    private const int LoadedFrom = 2;

    private static readonly PhraseTable<OwnWordEntry> Table = new(Own().Concat(Loaded()));

    /// <returns>In reading order, disjoint; plain words among them.</returns>
    public static IEnumerable<PhraseHit<OwnWordEntry>> Find(ImmutableArray<LexicalToken> tokens) => Table.Find(tokens);

    private static IEnumerable<(string, OwnWordEntry)> Own() =>
        Forms(Lexicon.Lines("own-words.tsv", "Analysis.OwnWords").Select(line => line.Split('\t')));

    private static IEnumerable<(string, OwnWordEntry)> Loaded() =>
        Forms(
            LexiconFile
                .Read("Wording", "loaded-words.tsv")
                .Rows.Where(row => Number(row[1]) >= LoadedFrom && row[0] is not ("opinion" or "label" or "slur"))
        );

    /// <summary>All entries as they stand before any inflected form, strong ones first.</summary>
    private static IEnumerable<(string, OwnWordEntry)> Forms(IEnumerable<string[]> rows)
    {
        var entries = rows.SelectMany(row =>
                LexiconFile
                    .WordsOf(row[3])
                    .Select(word =>
                        (Word: word, Part: row[2][0], Entry: new OwnWordEntry(LexiconFile.Spaced(word), row[0], Number(row[1])))
                    )
            )
            .OrderByDescending(entry => entry.Entry.IsPlain)
            .ThenByDescending(entry => entry.Entry.Strength)
            .ToArray();
        foreach (var (word, _, entry) in entries)
            yield return (LexiconFile.Spaced(word), entry);
        foreach (var (word, part, entry) in entries)
        foreach (var form in Inflection.FormsOf(word, part))
            yield return (LexiconFile.Spaced(form), entry);
    }

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
