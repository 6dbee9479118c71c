using System.Collections.Immutable;

namespace NarrativeDiff.Core.Alignment;

/// <summary>The little of a unit that each of its pairs asks for, side by side in memory: most pairs need nothing else of it.</summary>
/// <param name="Has">What there is in the unit that a feature of its pairs may look at.</param>
internal readonly record struct UnitFlags(double TermWeight, double Position, int Witness, UnitFlags.Flags Has)
{
    [Flags]
    internal enum Flags
    {
        None = 0,
        Newest = 1,
        Numbers = 2,
        Days = 4,
        Quoted = 8,
        Denial = 16,
    }

    public bool IsNewest => (Has & Flags.Newest) != 0;

    /// <summary>Whether neither numbers, days, quotations nor denials can keep the two apart or hold them together.</summary>
    public bool IsPlainWith(UnitFlags other) =>
        (Has & other.Has & (Flags.Numbers | Flags.Days | Flags.Quoted)) == 0 && ((Has | other.Has) & Flags.Denial) == 0;

    public static UnitFlags[] Of(IReadOnlyList<TextUnit> units) => [.. units.Select(Of)];

    private static UnitFlags Of(TextUnit unit) =>
        new(
            unit.TermWeight,
            unit.Position,
            unit.Witness,
            (unit.IsNewest ? Flags.Newest : 0)
                | If(unit.Numbers, Flags.Numbers)
                | If(unit.Days, Flags.Days)
                | If(unit.Quoted, Flags.Quoted)
                | (unit.Negated || unit.Denies ? Flags.Denial : 0)
        );

    private static Flags If<T>(ImmutableArray<T> found, Flags mark) => found.IsEmpty ? 0 : mark;
}
