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

    public IEnumerable<FindingDraft> Find(Collation collation) => collation.Statements
        .SelectMany(ReadingPairs.OfAll)
        .SelectMany(pair => Conflicts(collation, pair))
        .GroupBy(draft => draft.Key, StringComparer.Ordinal)
        .Select(same => same.First());

    private static IEnumerable<FindingDraft> Conflicts(Collation collation, ReadingPair pair)
    {
        var (left, right) = (NumbersOf(collation, pair.Left), NumbersOf(collation, pair.Right));
        foreach (var a in left)
            foreach (var b in right)
                if (a.Unit == b.Unit && Disjoint(a, b) && !left.Any(x => Agrees(x, b)) && !right.Any(x => Agrees(x, a)))
                    yield return Tell(collation, pair.Statement, Cut(collation, pair.Left, a), Cut(collation, pair.Right, b), a.Unit!);
    }

    private static NumberMention[] NumbersOf(Collation collation, Unit unit) =>
        [.. Text.Numbers.Find(collation.WordsOf(unit)).Where(number => number.Kind == NumberKind.Quantity && number.Unit is not null)];

    private static bool Disjoint(NumberMention a, NumberMention b) => a.High < b.Low || b.High < a.Low;

    private static bool Agrees(NumberMention a, NumberMention b) => a.Unit == b.Unit && !Disjoint(a, b);

    private static Evidence Cut(Collation collation, Unit unit, NumberMention number) =>
        Spans.Within(collation, unit, WithNoun(collation.WordsOf(unit), number), "reading");

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

    private static FindingDraft Tell(Collation collation, Statement statement, Evidence left, Evidence right, string unit) =>
        new("N1", "number conflict", $"{left.Outlet}|{left.Exact}|{right.Outlet}|{right.Exact}|{unit}",
            $"{left.Outlet} (version {left.Version}, {Prose.Time(left.PublishedAt)}) gives {Prose.Quote(left.Exact)}; {right.Outlet} (version {right.Version}, {Prose.Time(right.PublishedAt)}) gives {Prose.Quote(right.Exact)}",
            [left, right])
        {
            Statement = statement,
            Certainty = 0.8,
            Size = 1,
            Prominence = Importance.Prominence(statement),
            Support = Math.Max(0.5, Importance.Support(collation, statement)),
        };
}
