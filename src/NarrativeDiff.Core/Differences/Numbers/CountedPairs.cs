using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Wording;

namespace NarrativeDiff.Core.Differences.Numbers;

/// <summary>Two readings' numbers of one thing.</summary>
internal sealed record CountedPair(Count Left, Count Right);

/// <summary>Sets the numbers of aligned readings beside each other, as far as they count the same.</summary>
/// <remarks>Looks at uncertain readings too: the differing number itself may be what makes them uncertain.</remarks>
internal static class CountedPairs
{
    private const double LikenessFrom = 0.5;

    /// <summary>Pairs of different outlets where neither article gives the other's number as well, by what is counted.</summary>
    /// <param name="differ">Whether two numbers of one thing are told.</param>
    public static IEnumerable<IGrouping<string, CountedPair>> Of(Collation collation, Statement statement, Func<Count, Count, bool> differ)
    {
        var units = ReadingUnits.Of(statement).Select(unit => (Unit: unit, Counts: Count.In(collation, unit))).Where(one => !one.Counts.IsEmpty).ToArray();
        return (
            from a in Enumerable.Range(0, units.Length)
            from b in Enumerable.Range(a + 1, units.Length - a - 1)
            where collation.WitnessOf(units[a].Unit).Outlet != collation.WitnessOf(units[b].Unit).Outlet && AreAlike(collation, units[a].Unit, units[b].Unit)
            from pair in Pairs(collation, units[a].Counts, units[b].Counts, differ)
            select pair).GroupBy(pair => pair.Left.Number.Unit!, StringComparer.Ordinal);
    }

    private static IEnumerable<CountedPair> Pairs(Collation collation, ImmutableArray<Count> left, ImmutableArray<Count> right, Func<Count, Count, bool> differ) =>
        from a in left
        from b in right
        where a.CountsSameAs(b) && differ(a, b) && a.CanBeAtOneTime(b)
        where !a.IsMeasure || collation.AreSame(a.Unit, b.Unit)
        where a.Low == b.Low || (!a.InSentence.Contains(b.Low) && !b.InSentence.Contains(a.Low))
        where !left.Any(x => Same(x, b)) && !right.Any(x => Same(x, a))
        where !IsOneOfSeveral(a, left) && !IsOneOfSeveral(b, right) || a.Outcome is not null && a.Outcome == b.Outcome
        where !HasToo(collation, a, b) && !HasToo(collation, b, a)
        select new CountedPair(a, b);

    /// <summary>"12 rifles that day" beside "31 in all five raids" further down: the article has the other's number of the thing as well, so the two do not contradict each other.</summary>
    private static bool HasToo(Collation collation, Count own, Count other)
    {
        var text = collation.WitnessOf(own.Unit).Text;
        return text.Sentences.Any(sentence => text.Notes.At(text, sentence.Field, sentence.Span, static (text, field, span) => Figures.In(span.Of(text.TextOf(field)))).All.Contains(Figure.Of(other)));
    }

    private sealed record Figure(string? Unit, double Low, double High, bool IsWorded)
    {
        public static Figure Of(Count count) => new(count.Number.Unit, count.Low, count.High, count.IsWorded);
    }

    /// <summary>The numbers of one sentence, read once however many pairs ask for them.</summary>
    private sealed record Figures(HashSet<Figure> All)
    {
        public static Figures In(string words) => new([.. Text.Numbers.Find(words).Select(number => new Figure(number.Unit, number.Low, number.High, Count.IsWord(number, words)))]);
    }

    /// <summary>Sure to report the same, or nearly the same words: the differing number itself lowers the score.</summary>
    private static bool AreAlike(Collation collation, Unit a, Unit b) =>
        collation.AreSame(a, b) || WordDiff.Between(collation, a, b, LikenessFrom) is not null;

    /// <summary>"55 percent in one city, 52 in another": which of them the other reading means is not known.</summary>
    private static bool IsOneOfSeveral(Count count, ImmutableArray<Count> all) => all.Count(other => other.Number.Unit == count.Number.Unit) > 1;

    private static bool Same(Count a, Count b) => a.Number.Unit == b.Number.Unit && (a.Low, a.High, a.IsWorded) == (b.Low, b.High, b.IsWorded);
}
