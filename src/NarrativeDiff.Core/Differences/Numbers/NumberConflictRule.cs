using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Numbers;

/// <summary>Finds aligned readings that give different numbers of the same thing.</summary>
/// <remarks>Looks at uncertain readings too: the differing number itself may be what makes them uncertain. Only quantities of the same unit or counted noun whose ranges do not meet; years, dates and ages are no quantities.</remarks>
internal sealed class NumberConflictRule : IRule
{
    private const int NounWithin = 4;

    public IReadOnlyList<string> Ids => ["N1"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from counted in ReadingPairs.OfAll(statement).SelectMany(pair => Conflicts(collation, pair)).GroupBy(conflict => conflict.Unit, StringComparer.Ordinal)
        select Tell(statement, counted.Key, [.. counted.SelectMany(conflict => new[] { conflict.Left, conflict.Right }).Distinct().OrderBy(given => given.Span.PublishedAt).ThenBy(given => given.Span.Outlet, StringComparer.Ordinal)]);

    /// <summary>A number as a range, and where it is given.</summary>
    private sealed record Given(double Low, double High, Evidence Span);

    private sealed record Conflict(string Unit, Given Left, Given Right);

    private static IEnumerable<Conflict> Conflicts(Collation collation, ReadingPair pair)
    {
        var (left, right) = (NumbersOf(collation, pair.Left), NumbersOf(collation, pair.Right));
        foreach (var a in left)
            foreach (var b in right)
                if (a.Unit == b.Unit && Disjoint(a, b) && !left.Any(x => Agrees(x, b)) && !right.Any(x => Agrees(x, a)))
                    yield return new Conflict(a.Unit!, Cut(collation, pair.Left, a), Cut(collation, pair.Right, b));
    }

    private static NumberMention[] NumbersOf(Collation collation, Unit unit) =>
        [.. Text.Numbers.Find(collation.WordsOf(unit)).Where(number => number.Kind == NumberKind.Quantity && number.Unit is not null)];

    private static bool Disjoint(NumberMention a, NumberMention b) => a.High < b.Low || b.High < a.Low;

    private static bool Agrees(NumberMention a, NumberMention b) => a.Unit == b.Unit && !Disjoint(a, b);

    private static Given Cut(Collation collation, Unit unit, NumberMention number) =>
        new(number.Low, number.High, Spans.Within(collation, unit, WithNoun(collation.WordsOf(unit), number), "reading"));

    /// <summary>The number and what it counts, "three drones", where the noun stands close behind.</summary>
    private static TextSpan WithNoun(string words, NumberMention number)
    {
        var noun = Chunker.Chunk(words)
            .Where(chunk => chunk.Kind == ChunkKind.Word && chunk.Span.Start >= number.Span.End)
            .Take(NounWithin)
            .FirstOrDefault(chunk => NumbersUnit(chunk.Span.Of(words)) == number.Unit);
        return noun.Span.Length == 0 ? number.Span : TextSpan.FromBounds(number.Span.Start, noun.Span.End);
    }

    private static string? NumbersUnit(string noun) => Text.Numbers.Find($"2 {noun}").FirstOrDefault()?.Unit;

    /// <summary>One finding for one thing counted, however many outlets give each number.</summary>
    private static FindingDraft Tell(Statement statement, string unit, ImmutableArray<Given> all)
    {
        // "Two drones" and "two attack drones" are one number.
        var byValue = all.GroupBy(given => (given.Low, given.High), given => given.Span).ToArray();
        var spans = all.Select(given => given.Span).ToArray();
        var values = byValue.Select(value => $"{Prose.Quote(value.First().Exact)} in {Prose.List(value.Select(span => $"{span.Outlet} (version {span.Version}, {Prose.Time(span.PublishedAt)})"))}");
        return new FindingDraft("N1", "number conflict", $"{unit}|{string.Join('|', spans.Select(span => $"{span.Outlet}|{span.Exact}").Order(StringComparer.Ordinal))}",
            $"Different numbers of one thing: {string.Join("; ", values)}", [.. byValue.Select(value => value.First()).Concat(byValue.SelectMany(value => value.Skip(1)))])
        {
            Statement = statement,
            Certainty = 0.8,
            Size = 1,
            Prominence = Importance.Prominence(statement),
            Support = Math.Max(0.5, (double)spans.Select(span => span.Outlet).Distinct(StringComparer.Ordinal).Count() / statement.Cells.Length),
        };
    }
}
