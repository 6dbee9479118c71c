using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Cuts a sentence that reports several things into its clauses; one it cannot cut stays whole.</summary>
/// <remarks>
/// Cuts stand at a comma or semicolon before a coordinated clause, a relative clause, a participle or a subordinate clause, and after an
/// opening subordinate clause;
/// never inside a quotation, brackets or a pair of dashes. Both sides keep at least <see cref="MinWords"/> words and a verb.
/// Under-cutting is the safe side: the whole sentence is scored too.
/// </remarks>
internal static class Segmenter
{
    private const int MinWords = 4;

    // How far behind "and" its verb may stand, in words and marks: a subject of up to eight.
    private const int VerbWithin = 9;

    /// <returns>Spans that cover the sentence from its first to its last code unit without gap or overlap.</returns>
    public static ImmutableArray<TextSpan> Split(string sentence)
    {
        if (!sentence.AsSpan().ContainsAny(',', ';'))
            return [new TextSpan(0, sentence.Length)];
        var words = new ClauseWords(sentence);
        var quoted = QuotedSpans.Find(sentence);
        var enclosed = words.Enclosed();
        var starts = new List<int> { 0 };
        var from = 0;
        for (var i = 1; i < words.Count - 1; i++)
        {
            if (words.Word(i) is not ("," or ";"))
                continue;
            var next = AfterMark(words, quoted, i);
            if (enclosed[i] || IsInside(quoted, words[next].Span.Start) || !IsCut(words, from, i, next))
                continue;
            if (!IsClause(words, from, i) || !IsClause(words, next, words.Count))
                continue;
            starts.Add(words[next].Span.Start);
            from = next;
        }
        return [.. starts.Zip(starts.Skip(1).Append(sentence.Length), TextSpan.FromBounds)];
    }

    /// <returns>True where a clause has no finite verb ("with smoke rising over the port"): it says something only beside its
    /// neighbour.</returns>
    public static bool IsFragment(string clause)
    {
        var words = new ClauseWords(clause);
        return !Enumerable.Range(0, words.Count).Any(words.IsFinite);
    }

    /// <returns>
    /// True where a clause surely depends on its neighbour: it opens with a participle ("adding that …"), or with a preposition ("with the
    /// mayor telling reporters that …")
    /// and has no finite verb before what it reports.
    /// </returns>
    public static bool IsRemnant(string clause) => IsRemnant(new ClauseWords(clause));

    private static bool IsRemnant(ClauseWords words)
    {
        if (words.IsParticiple(0))
            return true;
        if (!words.Is(0, "hangs"))
            return false;
        var end = Enumerable
            .Range(2, words.Count)
            .First(i => i >= words.Count || words.Word(i) is "that" || words.Is(i, "relatives") || words.Is(i, "subordinates"));
        return !Enumerable.Range(0, Math.Min(end, words.Count)).Any(words.IsFinite);
    }

    /// <returns>
    /// True where a clause cannot be read without the words before it: a participle or a preposition hangs it on them, a relative pronoun
    /// points back to them ("where he was found"),
    /// or its verb has its subject there ("and denied it").
    /// </returns>
    public static bool NeedsContext(string clause)
    {
        var words = new ClauseWords(clause);
        return words.Is(0, "relatives") || (words.Is(0, "joins") && words.IsFinite(1)) || IsRemnant(words);
    }

    /// <summary>The first place after a mark; a quotation mark that closes right behind a comma still belongs before the cut.</summary>
    private static int AfterMark(ClauseWords words, ImmutableArray<TextSpan> quoted, int i) =>
        i + 2 < words.Count && words[i + 1].Kind == ChunkKind.Quote && EndsAt(quoted, words[i + 1].Span.End) ? i + 2 : i + 1;

    private static bool EndsAt(ImmutableArray<TextSpan> quoted, int end)
    {
        foreach (var span in quoted)
            if (span.End == end)
                return true;
        return false;
    }

    private static bool IsInside(ImmutableArray<TextSpan> quoted, int place)
    {
        foreach (var span in quoted)
            if (span.Start < place && place < span.End)
                return true;
        return false;
    }

    private static bool IsClause(ClauseWords words, int from, int to) => words.WordCount(from, to) >= MinWords && words.HasVerb(from, to);

    /// <summary>Whether the clause that starts at <paramref name="from"/> ends with the comma or semicolon at
    /// <paramref name="i"/>.</summary>
    private static bool IsCut(ClauseWords words, int from, int i, int next)
    {
        if (words.Word(i) == ";")
            return true;
        // "…, and, when asked, …": the comma opens a parenthesis
        if (words.Is(i - 1, "joins"))
            return false;
        if (words.Is(next, "joins"))
            return JoinsClause(words, next + 1);
        // until the opening clause has been cut off, a later comma may still belong to it
        if (OpensWithSubordinate(words, from))
            return !HasComma(words, from, i) && !words.Is(next, "relatives") && !words.IsParticiple(next) && !words.IsSpeaker(next);
        if (words.Is(next, "relatives"))
            return !ReturnsToMainClause(words, next);
        if (words.Is(next, "subordinates"))
            return !words.Is(next + 1, "notClause") && !ReturnsToMainClause(words, next);
        if (words.Word(next) is "with")
            return Enumerable.Range(next + 1, 8).Any(words.IsParticiple);
        return words.IsParticiple(next) && !IsOneOfAList(words, next) && !ReturnsToMainClause(words, next);
    }

    /// <summary>"…, spending and taxes", "…, gambling, and arson" — but not "…, adding, “We …”".</summary>
    private static bool IsOneOfAList(ClauseWords words, int at) =>
        words.Is(at + 1, "joins")
        || words.Word(at + 1) is "or" or "."
        || (words.Word(at + 1) == "," && (at + 2 == words.Count || words[at + 2].Kind != ChunkKind.Quote));

    /// <summary>A verb of its own follows, not one within a relative clause or an infinitive of a mere noun phrase ("and assurances that
    /// …").</summary>
    private static bool JoinsClause(ClauseWords words, int from)
    {
        var mayPause = words.Is(from, "prepositions") || words.Is(from, "opens");
        for (var i = from; i < Math.Min(from + VerbWithin + (mayPause ? 6 : 0), words.Count); i++)
        {
            if (words.IsFinite(i))
                return true;
            if (words.Is(i, "relatives") || words.Word(i) is ";" or "—" or "–" or ":" || (words.Word(i) is "that" && i > from))
                return false;
            if (words.Word(i) == "," && !(mayPause && i > from))
                return false;
            mayPause &= words.Word(i) != ",";
        }
        return false;
    }

    private static bool OpensWithSubordinate(ClauseWords words, int from) =>
        from == 0 && (words.Is(0, "opens") || words.Word(1) is "after" or "before" || words.Word(2) is "after" or "before");

    private static bool HasComma(ClauseWords words, int from, int to) => Enumerable.Range(from, to - from).Any(i => words.Word(i) == ",");

    /// <summary>"The firm, which makes drones, is …": the clause is closed by a comma and the main clause goes on, so no cut parts the
    /// two.</summary>
    private static bool ReturnsToMainClause(ClauseWords words, int from)
    {
        for (var i = from + 2; i < words.Count - 1; i++)
            if (words.Word(i) == ",")
                return words.IsFinite(i + 1) || (words.Word(i + 1).EndsWith("ly", StringComparison.Ordinal) && words.IsFinite(i + 2));
        return false;
    }
}
