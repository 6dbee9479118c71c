using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Cues;

/// <summary>A cue in a text: its list's category, where it stands, whose voice it is.</summary>
internal sealed record Cue(string Category, string Entry, TextSpan Span, bool IsQuoted)
{
    public string Voice => IsQuoted ? "quoted" : "outlet";
}

/// <summary>Finds the cues of a list in running text, minding the words that must, or must not, stand beside them.</summary>
internal sealed class CueList
{
    private sealed record Entry(
        string Category,
        string Words,
        FrozenSet<string> NotAfter,
        FrozenSet<string> NotBefore,
        FrozenSet<string> Before
    );

    private readonly PhraseTable<Entry> _table;

    private CueList(string version, IEnumerable<(string, Entry)> entries) => (Version, _table) = (version, new PhraseTable<Entry>(entries));

    /// <summary>C1: may, reportedly, allegedly …</summary>
    public static CueList Hedges { get; } = ReadHedges();

    /// <summary>C3: realised that, managed to, no longer …</summary>
    public static CueList Presuppositions { get; } = ReadPresuppositions();

    public string Version { get; }

    /// <param name="stretch">Span into <paramref name="text"/>.</param>
    /// <param name="quotations">Of the whole text.</param>
    public IEnumerable<Cue> Find(string text, TextSpan stretch, ImmutableArray<TextSpan> quotations)
    {
        var tokens = LexicalToken.Of(text, stretch);
        var quoted = new Quotations(quotations);
        foreach (var hit in _table.Find(tokens))
            if (Fits(tokens, hit))
                yield return new Cue(hit.Value.Category, hit.Value.Words, hit.Span, quoted.Contain(hit.Span));
    }

    private static bool Fits(ImmutableArray<LexicalToken> tokens, PhraseHit<Entry> hit)
    {
        var before = hit.Token > 0 ? tokens[hit.Token - 1].Word : "";
        var after = hit.Token + hit.Words < tokens.Length ? tokens[hit.Token + hit.Words].Word : "";
        // A modal with a capital inside a sentence is the month, or a name.
        return !(hit.Value.Category == "modal" && hit.Token > 0 && tokens[hit.Token].IsCapital && !tokens[hit.Token].IsShouted)
            && !hit.Value.NotAfter.Contains(before)
            && !hit.Value.NotBefore.Contains(after)
            && !(hit.Words == 1 && hit.Value.NotBefore.Contains("1") && after.Length > 0 && char.IsAsciiDigit(after[0]))
            && (hit.Value.Before.Count == 0 || hit.Value.Before.Contains(after));
    }

    private static CueList ReadHedges()
    {
        var file = LexiconFile.Read("Cues", "hedge-cues.tsv");
        return new CueList(
            file.Version,
            from row in file.Rows
            from word in LexiconFile.WordsOf(row[1])
            select (LexiconFile.Spaced(word), new Entry(row[0], LexiconFile.Spaced(word), Set(row[2]), Set(row[3]), []))
        );
    }

    private static CueList ReadPresuppositions()
    {
        var file = LexiconFile.Read("Cues", "presuppositions.tsv");
        return new CueList(
            file.Version,
            from row in file.Rows
            from word in LexiconFile.WordsOf(row[2])
            from form in Inflection.FormsOf(word, row[1][0])
            select (LexiconFile.Spaced(form), new Entry(row[0], LexiconFile.Spaced(word), [], [], Set(row[3])))
        );
    }

    private static FrozenSet<string> Set(string cell) =>
        LexiconFile.WordsOf(cell).Where(word => word != "-").ToFrozenSet(StringComparer.Ordinal);
}
