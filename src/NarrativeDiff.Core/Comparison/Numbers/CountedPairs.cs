using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>Two readings' numbers of one thing.</summary>
internal sealed record CountedPair(Count Left, Count Right);

/// <summary>Sets the numbers of aligned readings beside each other, as far as they count the same.</summary>
/// <remarks>Looks at uncertain readings too: the differing number itself may be what makes them uncertain.</remarks>
internal static class CountedPairs
{
    private const double MinSimilarity = 0.5;

    /// <summary>Pairs of different outlets where neither article gives the other's number as well, by what is counted.</summary>
    /// <param name="differ">Whether two numbers of one thing are reported.</param>
    public static IEnumerable<IGrouping<string, CountedPair>> Of(Collation collation, Statement statement, Func<Count, Count, bool> differ)
    {
        var counted = ReadingUnits
            .Of(statement)
            .Select(unit => new Counted(unit, Count.In(collation, unit)))
            .Where(one => !one.Counts.IsEmpty)
            .ToArray();
        return (
            from a in Enumerable.Range(0, counted.Length)
            from b in Enumerable.Range(a + 1, counted.Length - a - 1)
            where collation.WitnessOf(counted[a].Unit).Outlet != collation.WitnessOf(counted[b].Unit).Outlet
            from pair in Between(collation, counted[a], counted[b], differ)
            select pair
        ).GroupBy(pair => pair.Left.Number.Unit!, StringComparer.Ordinal);
    }

    private sealed record Counted(TextUnit Unit, ImmutableArray<Count> Counts);

    private static IEnumerable<CountedPair> Between(Collation collation, Counted one, Counted other, Func<Count, Count, bool> differ) =>
        from left in one.Counts
        from right in other.Counts
        where left.Number.Unit is not null && left.Number.Unit == right.Number.Unit && differ(left, right) && left.IsOfOneTimeWith(right)
        where left.HasSameBehind(right) || AreAlike(collation, one.Unit, other.Unit)
        where
            NumberSlots.Of(collation, one.Unit, other.Unit, MinSimilarity) is { } slots
                ? slots.Hold(left, right) && !HasWordsToo(collation, one.Unit, other.Unit) && !HasWordsToo(collation, other.Unit, one.Unit)
                : CountOneThing(collation, left, right, one.Counts, other.Counts)
        select new CountedPair(left, right);

    /// <summary>An article that has the other's very words too, in another place, agrees with both.</summary>
    private static bool HasWordsToo(Collation collation, TextUnit own, TextUnit other)
    {
        var text = collation.WitnessOf(own).Text;
        return text.Sentences.Any(sentence => WordRun.Find(collation.WordsOf(other), text.TextOf(sentence)) is not null);
    }

    /// <summary>As far as words beside the numbers show, where more than numbers differs.</summary>
    private static bool CountOneThing(
        Collation collation,
        Count left,
        Count right,
        ImmutableArray<Count> besideLeft,
        ImmutableArray<Count> besideRight
    ) =>
        left.CountsSameAs(right)
        && (!left.IsMeasure || collation.AreSame(left.Unit, right.Unit))
        && (left.Low == right.Low || (!left.InSentence.Contains(right.Low) && !right.InSentence.Contains(left.Low)))
        && !besideLeft.Any(count => Same(count, right))
        && !besideRight.Any(count => Same(count, left))
        && (
            (!IsOneOfSeveral(left, besideLeft) && !IsOneOfSeveral(right, besideRight))
            || (left.Outcome is not null && left.Outcome == right.Outcome)
        )
        && !HasToo(collation, left, right)
        && !HasToo(collation, right, left);

    /// <summary>"12 rifles that day" beside "31 in all five raids" further down: the article has the other's number of the thing as well,
    /// so the two do not contradict each other.</summary>
    private static bool HasToo(Collation collation, Count own, Count other)
    {
        var text = collation.WitnessOf(own.Unit).Text;
        return text.Sentences.Any(sentence =>
            text.Derived.At(text, sentence.Field, sentence.Span, static (text, field, span) => Figures.In(span.Of(text.TextOf(field))))
                .All.Contains(Figure.Of(other))
        );
    }

    private sealed record Figure(string? Unit, double Low, double High, bool IsWorded)
    {
        public static Figure Of(Count count) => new(count.Number.Unit, count.Low, count.High, count.IsWorded);
    }

    /// <summary>The numbers of one sentence, read once however many pairs ask for them.</summary>
    private sealed record Figures(HashSet<Figure> All)
    {
        public static Figures In(string words) =>
            new([
                .. Text.Numbers.Find(words).Select(number => new Figure(number.Unit, number.Low, number.High, Count.IsWord(number, words))),
            ]);
    }

    /// <summary>Sure to report the same, or nearly the same words: the differing number itself lowers the score.</summary>
    /// <remarks>Not asked of numbers that say the same of the same, "two boats were lost" and "three boats were lost", whatever else the
    /// sentences say.</remarks>
    private static bool AreAlike(Collation collation, TextUnit a, TextUnit b) =>
        collation.AreSame(a, b) || WordDiff.Between(collation, a, b, MinSimilarity) is not null;

    /// <summary>"55 percent in one city, 52 in another": which of them the other reading means is not known.</summary>
    private static bool IsOneOfSeveral(Count count, ImmutableArray<Count> all) =>
        all.Count(other => other.Number.Unit == count.Number.Unit) > 1;

    private static bool Same(Count a, Count b) =>
        a.Number.Unit == b.Number.Unit && (a.Low, a.High, a.IsWorded) == (b.Low, b.High, b.IsWorded);
}
