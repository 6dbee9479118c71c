using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

/// <summary>Cuts a sentence that reports several things into its clauses; one it cannot cut stays whole.</summary>
/// <remarks>
/// Cuts stand at a comma or semicolon before a coordinated clause, a relative clause, a participle or a subordinate clause, and after an opening subordinate clause;
/// never inside a quotation or brackets. Both sides keep at least <see cref="MinWords"/> words and a verb. Under-cutting is the safe side: the whole sentence is scored too.
/// </remarks>
public static class Segmenter
{
    private const int MinWords = 4;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Lexicon.Lines("clauses.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(cells => cells[0], cells => cells[1].Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);

    private static readonly FrozenSet<string> NotParticiples = FrozenSet.ToFrozenSet(
        ["during", "including", "according", "something", "anything", "nothing", "everything", "morning", "evening", "building", "meeting", "being", "king", "following", "ongoing", "upcoming", "leading", "remaining", "outgoing", "incoming", "missing", "existing", "preceding"], StringComparer.OrdinalIgnoreCase);

    /// <returns>Spans that cover the sentence from its first to its last code unit without gap or overlap.</returns>
    public static ImmutableArray<TextSpan> Split(string sentence)
    {
        var tokens = Chunker.Chunk(sentence).Where(chunk => chunk.Kind != ChunkKind.Space).ToArray();
        var closed = QuotedSpans.Find(sentence);
        var cuts = new List<int> { 0 };
        var from = 0;
        for (var i = 1; i < tokens.Length - 1; i++)
        {
            if (!IsCut(sentence, tokens, from, i) || closed.Any(quoted => quoted.Contains(tokens[i].Span) && quoted.End > tokens[i].Span.End) || InBrackets(sentence, tokens[i].Span.Start))
                continue;
            if (!IsClause(sentence, tokens[from..i]) || !IsClause(sentence, tokens[(i + 1)..]))
                continue;
            cuts.Add(tokens[i + 1].Span.Start);
            from = i + 1;
        }
        cuts.Add(sentence.Length);
        return [.. cuts.Zip(cuts.Skip(1), TextSpan.FromBounds)];
    }

    /// <summary>Whether the clause that starts at <paramref name="from"/> ends with the mark at <paramref name="i"/>.</summary>
    private static bool IsCut(string sentence, Chunk[] tokens, int from, int i)
    {
        var mark = tokens[i].Span.Of(sentence);
        if (mark == ";")
            return true;
        if (mark != ",")
            return false;
        var next = tokens[i + 1].Span.Of(sentence);
        if (Lists["joins"].Contains(next))
            return HasVerbWithin(sentence, tokens, i + 2, 7);
        if (Lists["relatives"].Contains(next) || Lists["subordinates"].Contains(next))
            return true;
        if (next.Equals("with", StringComparison.OrdinalIgnoreCase))
            return tokens.Skip(i + 2).Take(8).Any(token => IsParticiple(token.Span.Of(sentence)));
        return IsParticiple(next) || OpensSubordinate(sentence, tokens, from, i);
    }

    /// <summary>"After accusing …, the spokesman said": the first comma closes a clause that opened with a subordinating word.</summary>
    private static bool OpensSubordinate(string sentence, Chunk[] tokens, int from, int i) =>
        from == 0 && (Lists["opens"].Contains(tokens[0].Span.Of(sentence)) || tokens.Skip(1).Take(2).Any(token => token.Span.Of(sentence) is "after" or "before"))
        && !tokens[..i].Any(token => token.Span.Of(sentence) == ",");

    private static bool IsParticiple(string word) => word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && !NotParticiples.Contains(word);

    private static bool HasVerbWithin(string sentence, Chunk[] tokens, int from, int within) =>
        tokens.Skip(from).Take(within).Any(token => IsVerb(token.Span.Of(sentence)));

    private static bool IsClause(string sentence, Chunk[] tokens) =>
        tokens.Count(token => token.Kind is ChunkKind.Word or ChunkKind.Number) >= MinWords
        && tokens.Any(token => IsVerb(token.Span.Of(sentence)) || IsParticiple(token.Span.Of(sentence)));

    private static bool IsVerb(string word) =>
        Lists["finite"].Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);

    private static bool InBrackets(string sentence, int at) =>
        sentence.AsSpan(0, at).Count('(') > sentence.AsSpan(0, at).Count(')') || sentence.AsSpan(0, at).Count('[') > sentence.AsSpan(0, at).Count(']');
}
