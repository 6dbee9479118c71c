using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Finds readings that say nearly the same but for a negation.</summary>
/// <remarks>Only where the words are nearly the same: between paraphrases a negation word in one of them proves nothing.</remarks>
internal sealed class NegationRule : IRule
{
    /// <summary>.70: at .50 "has not been able to verify the videos" was told against "the videos show".</summary>
    private const double LikenessFrom = 0.70;

    public IReadOnlyList<string> Ids => ["W3"];

    /// <summary>Words in the slot, at most: a longer one holds a clause of its own.</summary>
    private const int MostWords = 4;

    /// <summary>The negation stands between words that both have; one at the end only adds something.</summary>
    private static bool Turns(Replacement slot, string left, string right) =>
        slot.BeforeEqualWords && WordRun.Count(slot.Left.Of(left)) <= MostWords && WordRun.Count(slot.Right.Of(right)) <= MostWords && !IsTurnOfPhrase(left) && !IsTurnOfPhrase(right) && Negation.In(slot.Left.Of(left)) != Negation.In(slot.Right.Of(right));

    /// <summary>"It was not until May", "not only": nothing is denied.</summary>
    private static bool IsTurnOfPhrase(string words)
    {
        var all = Chunker.Chunk(words).Where(chunk => chunk.Kind == ChunkKind.Word).Select(chunk => chunk.Span.Of(words).ToLowerInvariant()).ToArray();
        return all.Zip(all.Skip(1)).Any(pair => (pair.First == "not" || pair.First.EndsWith("n't", StringComparison.Ordinal) || pair.First.EndsWith("n’t", StringComparison.Ordinal)) && pair.Second is "until" or "only" or "just" or "merely");
    }

    /// <summary>Negating words of the whole sentence: one clause of it may be another's beginning, and a unit has lost what looked like a speaker behind its statement.</summary>
    private static int Negations(Collation collation, Unit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return text.Notes.At(text, unit.Field, text.Sentences[unit.Sentence].Span, static (text, field, span) => new NegatingWords(Negation.CountIn(span.Of(text.TextOf(field))))).Count;
    }

    private sealed record NegatingWords(int Count);

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from pair in ReadingPairs.OfAll(collation, statement)
        where Negations(collation, pair.Left) != Negations(collation, pair.Right)
        let diff = WordDiff.Between(collation, pair.Left, pair.Right, LikenessFrom)
        where diff is not null && diff.NegationsAdded(collation.WordsOf(pair.Left), collation.WordsOf(pair.Right)) != 0
        where diff.Replacements.Any(slot => Turns(slot, collation.WordsOf(pair.Left), collation.WordsOf(pair.Right)))
        let left = Spans.Of(collation, pair.Left, "reading")
        let right = Spans.Of(collation, pair.Right, "reading")
        select new FindingDraft("W3", "negation", $"{left.Outlet}|{left.Exact}|{right.Outlet}|{right.Exact}",
            $"One reading has a negation that the other lacks: {left.Outlet}: {Prose.Quote(left.Exact)}; {right.Outlet}: {Prose.Quote(right.Exact)}", [left, right])
        {
            Statement = statement,
            Score = diff.Likeness,
            Threshold = LikenessFrom,
            Certainty = diff.Likeness,
            Size = 1,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
}
