using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds readings that say nearly the same but for a negation.</summary>
/// <remarks>Only where the words are nearly the same: between paraphrases a negation word in one of them proves nothing.</remarks>
internal sealed class NegationRule : IRule
{
    /// <summary>.70: at .50 "has not been able to verify the videos" was reported against "the videos show".</summary>
    private const double MinSimilarity = 0.70;

    public IReadOnlyList<string> Ids => ["W3"];

    /// <summary>Words in the slot, at most: a longer one holds a clause of its own.</summary>
    private const int MaxWords = 4;

    /// <summary>The negation stands between words that both have; one at the end only adds something.</summary>
    private static bool Turns(Replacement slot, string left, string right) =>
        slot.BeforeEqualWords
        && WordRun.Count(slot.Left.Of(left)) <= MaxWords
        && WordRun.Count(slot.Right.Of(right)) <= MaxWords
        && !IsTurnOfPhrase(left, slot.Left)
        && !IsTurnOfPhrase(right, slot.Right)
        && Negation.In(slot.Left.Of(left)) != Negation.In(slot.Right.Of(right));

    /// <summary>"It was not until May", "not only", "not one man but several": what the other reading says is not denied by the negation of
    /// the slot.</summary>
    private static bool IsTurnOfPhrase(string words, TextSpan slot)
    {
        var all = Chunker
            .Chunk(words)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => (chunk.Span, Word: chunk.Span.Of(words).ToLowerInvariant()))
            .ToArray();
        return all.Zip(all.Skip(1))
            .Any(pair =>
                slot.Contains(pair.First.Span)
                && IsNot(pair.First.Word)
                && (
                    pair.Second.Word is "until" or "only" or "just" or "merely"
                    || all.Any(word => word.Word == "but" && word.Span.Start > pair.First.Span.Start && slot.Contains(word.Span))
                )
            );
    }

    private static bool IsNot(string word) =>
        word == "not" || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal);

    /// <summary>Negating words of the whole sentence: one clause of it may be another's beginning, and a unit has lost what looked like a
    /// speaker behind its statement.</summary>
    private static int Negations(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        return text
            .Derived.At(
                text,
                unit.Field,
                text.Sentences[unit.Sentence].Span,
                static (text, field, span) => new NegatingWords(Negation.CountIn(span.Of(text.TextOf(field))))
            )
            .Count;
    }

    private sealed record NegatingWords(int Count);

    /// <summary>One finding a denying sentence and other outlet, however often that outlet has the sentence: in headline, lead and
    /// body.</summary>
    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.SelectMany(statement => ReadingPairs.OfAll(collation, statement))
            .SelectMany(pair => Turned(collation, pair))
            .GroupBy(turned => turned.Place)
            .Select(same => Draft(collation, same.MaxBy(turned => turned.Similarity)!));

    /// <param name="Place">The sentence that has more negations, and the other outlet.</param>
    private sealed record Reversal((int Witness, int Sentence, string Other) Place, ReadingPair Pair, double Similarity);

    private static IEnumerable<Reversal> Turned(Collation collation, ReadingPair pair)
    {
        var (left, right) = (Negations(collation, pair.Left), Negations(collation, pair.Right));
        if (left == right || WordDiff.Between(collation, pair.Left, pair.Right, MinSimilarity) is not { } diff)
            yield break;
        var (here, there) = (collation.WordsOf(pair.Left), collation.WordsOf(pair.Right));
        var (more, fewer) = left > right ? (pair.Left, pair.Right) : (pair.Right, pair.Left);
        if (diff.NegationsAdded(here, there) != 0 && diff.Replacements.Any(slot => Turns(slot, here, there)))
            yield return new Reversal((more.Witness, more.Sentence, collation.WitnessOf(fewer).Outlet), pair, diff.Similarity);
    }

    private static FindingDraft Draft(Collation collation, Reversal turned)
    {
        var (left, right) = (
            EvidenceFactory.Of(collation, turned.Pair.Left, "reading"),
            EvidenceFactory.Of(collation, turned.Pair.Right, "reading")
        );
        return new FindingDraft(
            "W3",
            "negation",
            $"{left.Outlet}|{left.Exact}|{right.Outlet}|{right.Exact}",
            SummaryTemplate.Of(
                "{outlets} report one statement, one of them with a negation that the other lacks.",
                OutletNames.Argument(collation, "outlets", left, right)
            ),
            [left, right]
        )
        {
            Statement = turned.Pair.Statement,
            Score = turned.Similarity,
            Threshold = MinSimilarity,
            Certainty = turned.Similarity,
            Size = 1,
            Prominence = Importance.Prominence(turned.Pair.Statement),
            Support = Importance.Support(collation, turned.Pair.Statement),
        };
    }
}
