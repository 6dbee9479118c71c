using System.Collections.Immutable;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Counts the words that show in whose voice a sentence speaks and how absolutely.</summary>
internal static class SentenceCues
{
    private static readonly LexiconFile Data = LexiconFile.Read("Wording", "sentence-cues.tsv");

    private static readonly PhraseTable<string> Table = new(
        from row in Data.Rows
        from word in LexiconFile.WordsOf(row[1])
        select (LexiconFile.Spaced(word), row[0])
    );

    public static ImmutableArray<string> Kinds { get; } = [.. Data.Rows.Select(row => row[0]).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<PhraseHit<string>> Find(ImmutableArray<LexicalToken> tokens) => Table.Find(tokens);
}
