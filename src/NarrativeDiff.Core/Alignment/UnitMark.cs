using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>The little of a unit that each of its pairs asks for, side by side in memory: most pairs need nothing else of it.</summary>
/// <param name="Has">What there is in the unit that a feature of its pairs may look at.</param>
internal readonly record struct UnitMark(double TermWeight, double Position, int Witness, UnitMark.Marks Has)
{
    [Flags]
    internal enum Marks
    {
        None = 0,
        Newest = 1,
        Numbers = 2,
        Days = 4,
        Quoted = 8,
        Denial = 16,
    }

    public bool IsNewest => (Has & Marks.Newest) != 0;

    /// <summary>Whether neither numbers, days, quotations nor denials can tell the two apart or hold them together.</summary>
    public bool IsPlainWith(UnitMark other) =>
        (Has & other.Has & (Marks.Numbers | Marks.Days | Marks.Quoted)) == 0 && ((Has | other.Has) & Marks.Denial) == 0;

    public static UnitMark[] Of(IReadOnlyList<Unit> units) => [.. units.Select(Of)];

    private static UnitMark Of(Unit unit) => new(unit.TermWeight, unit.Position, unit.Witness,
        (unit.IsNewest ? Marks.Newest : 0) | If(unit.Numbers, Marks.Numbers) | If(unit.Days, Marks.Days) | If(unit.Quoted, Marks.Quoted)
        | (unit.Negated || unit.Denies ? Marks.Denial : 0));

    private static Marks If<T>(ImmutableArray<T> found, Marks mark) => found.IsEmpty ? 0 : mark;
}
