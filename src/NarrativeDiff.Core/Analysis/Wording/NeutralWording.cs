using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Plainer words for a loaded or contested one.</summary>
/// <param name="IsContested">It claims something about the facts or the law, which agencies leave to a source (W6).</param>
internal sealed record NeutralEntry(string Entry, bool IsContested, PhraseTable<string> Plainer);

/// <summary>Knows of loaded and contested words which plainer ones outlets use for the same thing.</summary>
internal static class NeutralWording
{
    private static readonly LexiconFile Data = LexiconFile.Read("Wording", "neutral-wordings.tsv");

    private static readonly PhraseTable<NeutralEntry> Table = new(
        from row in Data.Rows
        let entry = new NeutralEntry(LexiconFile.Spaced(row[0]), row[2] == "C", Plainer(row))
        from form in Inflection.FormsOf(row[0], row[1][0])
        select (LexiconFile.Spaced(form), entry)
    );

    public static string Version => Data.Version;

    public static IEnumerable<PhraseHit<NeutralEntry>> Find(ImmutableArray<LexicalToken> tokens) => Table.Find(tokens);

    /// <summary>The plainer word a peer uses for the term, as a span into the peer's text; null where it uses none on the list.</summary>
    public static TextSpan? In(ImmutableArray<LexicalToken> peer, NeutralEntry entry)
    {
        foreach (var hit in entry.Plainer.Find(peer))
            return hit.Span;
        return null;
    }

    private static PhraseTable<string> Plainer(string[] row) =>
        new(
            from word in LexiconFile.WordsOf(row[3])
            where word != "-"
            from form in Inflection.FormsOf(word, row[1][0])
            select (LexiconFile.Spaced(form), word)
        );
}
