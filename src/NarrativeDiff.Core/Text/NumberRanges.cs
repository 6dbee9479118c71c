using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Reads two numbers that are the bounds of one: "10 to 12", "between £10m and £15m", "2 to 3 million", "15 ± 5".</summary>
internal static class NumberRanges
{
    /// <summary>Words between a verb of change and its "from".</summary>
    private const int ChangeWithin = 4;

    /// <summary>"Rose from 5 to 7" has two numbers and no range.</summary>
    private static readonly FrozenSet<string> Changes = FrozenSet.ToFrozenSet(
        [
            "rose",
            "risen",
            "rise",
            "rises",
            "rising",
            "fell",
            "fallen",
            "fall",
            "falls",
            "falling",
            "grew",
            "grown",
            "grow",
            "growth",
            "increase",
            "increased",
            "increases",
            "increasing",
            "raise",
            "raised",
            "raising",
            "cut",
            "cuts",
            "dropped",
            "drop",
            "drops",
            "down",
            "up",
            "jumped",
            "slipped",
            "climbed",
            "reduced",
            "reduce",
            "lowered",
            "went",
            "gone",
            "changed",
            "expanded",
            "moved",
            "declined",
            "decline",
            "revised",
            "doubled",
            "tripled",
        ],
        StringComparer.Ordinal
    );

    /// <param name="i">The number's first token.</param>
    public static NumberValue Of(NumberTokens tokens, int i, NumberValue first)
    {
        if (
            tokens.Word(first.End) == "±"
            && NumberReader.Value(tokens, first.End + 1) is { IsFound: true } spread
            && spread.High <= Math.Abs(first.Low)
        )
            return first with { Low = first.Low - spread.High, High = first.High + spread.High, End = spread.End, IsApproximate = true };
        return Joins(tokens, i, first.End) ? To(tokens, first, Start(tokens, first.End + 1)) : first;
    }

    /// <summary>The same where each bound has its unit: "18 percent to 25 percent", "between £10m and £15m".</summary>
    /// <param name="from">The first token with the sign of its unit.</param>
    /// <param name="end">Behind the first unit.</param>
    public static (NumberValue Value, int End) WithUnits(NumberTokens tokens, int from, NumberValue first, string unit, int end)
    {
        if (!Joins(tokens, from, end))
            return (first, end);
        var start = Start(tokens, end + 1);
        var second = To(tokens, first with { End = end }, start);
        return second.End > end && NumberUnits.Of(tokens, start, second) is var (other, _, behind) && other == unit
            ? (second, behind)
            : (first, end);
    }

    private static int Start(NumberTokens tokens, int i) => NumberUnits.IsMoneySign(tokens, i) ? i + 1 : i;

    private static bool Joins(NumberTokens tokens, int i, int end) =>
        tokens.Word(end) switch
        {
            "and" => tokens.Word(i - 1) == "between"
                || NumberLexicon.Qualifiers.Any(qualifier =>
                    tokens.StandAt(i - qualifier.Words.Length - 1, ["between", .. qualifier.Words])
                ),
            "to" or "-" or "–" => tokens.Word(i - 1) != "from"
                || !Enumerable.Range(i - 1 - ChangeWithin, ChangeWithin).Any(at => Changes.Contains(tokens.Word(at))),
            _ => false,
        };

    private static NumberValue To(NumberTokens tokens, NumberValue first, int at)
    {
        if (at >= tokens.Count || NumberReader.Value(tokens, at) is not { IsFound: true } second)
            return first;
        // "2 to 3 million"
        if (first.Scale == 1 && second.Scale > 1 && first.Low < second.High / second.Scale)
            first = first.Times(second.Scale, first.End);
        return second.High > first.High
            ? new NumberValue(first.Low, second.High, second.End, true, second.Scale, first.Unit ?? second.Unit)
            : first;
    }
}
