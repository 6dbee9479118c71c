using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>What a list says of a word: its class and how strongly it judges, 1 (only beside other signs) to 3 (in almost any news
/// sentence).</summary>
internal sealed record LoadedEntry(string Entry, string Class, int Strength)
{
    /// <summary>One of <see cref="LoadedLexicon.Kinds"/>.</summary>
    public string Kind { get; } = $"{Class} {Strength}";

    /// <summary>Heightens or lessens what it stands beside (W4); all other classes judge by themselves (W2).</summary>
    public bool IsIntensifier => Class is "intensifier" or "booster";
}

/// <summary>The words and phrases that judge what they report, with all their forms.</summary>
internal static class LoadedLexicon
{
    private static readonly LexiconFile Data = LexiconFile.Read("Wording", "loaded-words.tsv");

    private static readonly PhraseTable<LoadedEntry> Table = new(Forms());

    public static string Version => Data.Version;

    /// <summary>The classes with their strengths, e.g. <c>epithet 3</c>.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [.. Data.Rows.Select(row => $"{row[0]} {row[1]}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static IEnumerable<PhraseHit<LoadedEntry>> Find(ImmutableArray<LexicalToken> tokens) => Table.Find(tokens);

    /// <summary>Entries as they stand before their inflected forms: "lies" the noun's plural does not hide an entry "lies".</summary>
    private static IEnumerable<(string, LoadedEntry)> Forms()
    {
        var entries = Data
            .Rows.SelectMany(row =>
                LexiconFile
                    .WordsOf(row[3])
                    .Select(word =>
                        (
                            Word: word,
                            PartOfSpeech: row[2][0],
                            Entry: new LoadedEntry(LexiconFile.Spaced(word), row[0], int.Parse(row[1], CultureInfo.InvariantCulture))
                        )
                    )
            )
            .ToImmutableArray();
        foreach (var (word, _, entry) in entries.OrderByDescending(entry => entry.Entry.Strength))
            yield return (LexiconFile.Spaced(word), entry);
        foreach (var (word, partOfSpeech, entry) in entries.OrderByDescending(entry => entry.Entry.Strength))
        foreach (var form in Inflection.FormsOf(word, partOfSpeech))
            yield return (LexiconFile.Spaced(form), entry);
    }
}
