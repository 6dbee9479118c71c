namespace NarrativeDiff.Worker.Review;

/// <summary>How far answers agree beyond chance, with answers missing, and how sure that is.</summary>
/// <remarks>
/// Krippendorff, Content Analysis, 3rd ed. 2013, ch. 11: alpha = 1 − observed / expected disagreement over the coincidences of values in
/// pairable units.
/// The interval is the middle 95 % of alphas of units drawn again with replacement; a draw in which only one value occurs has no alpha and
/// is left out.
/// </remarks>
public static class KrippendorffAlpha
{
    private const int Resamples = 1_000;

    /// <summary>Up to so many units every possible draw is looked at instead of a random choice: 4⁴ = 256.</summary>
    private const int MaxEnumerated = 4;

    /// <summary>More units are not drawn from: the interval is narrow then, and the time would grow on.</summary>
    private const int MaxUnits = 20_000;

    private const double Tail = 0.025;

    /// <param name="units">The values that each unit was given, one a reviewer who answered: on an ordinal scale the ranks, else any
    /// numbers.</param>
    /// <returns>Null where fewer than two values differ or no unit has two answers.</returns>
    public static double? Of(IReadOnlyList<IReadOnlyList<int>> units, AgreementScale scale)
    {
        var pairable = Pairable(units);
        return Alpha(pairable, Enumerable.Range(0, pairable.Length), scale);
    }

    /// <returns>Null where there is no alpha.</returns>
    public static (double Low, double High)? Interval(IReadOnlyList<IReadOnlyList<int>> units, AgreementScale scale)
    {
        var pairable = Pairable(units)[..Math.Min(units.Count(unit => unit.Count > 1), MaxUnits)];
        var alphas = (pairable.Length <= MaxEnumerated ? AllDraws(pairable.Length) : RandomDraws(pairable.Length))
            .Select(draw => Alpha(pairable, draw, scale))
            .OfType<double>()
            .Order()
            .ToArray();
        return alphas.Length == 0
            ? null
            : (alphas[(int)Math.Floor(Tail * (alphas.Length - 1))], alphas[(int)Math.Ceiling((1 - Tail) * (alphas.Length - 1))]);
    }

    private static Unit[] Pairable(IReadOnlyList<IReadOnlyList<int>> units)
    {
        var place = units
            .Where(unit => unit.Count > 1)
            .SelectMany(unit => unit)
            .Distinct()
            .Order()
            .Index()
            .ToDictionary(value => value.Item, value => value.Index);
        return
        [
            .. units
                .Where(unit => unit.Count > 1)
                .Select(unit => new Unit(
                    [.. unit.CountBy(value => place[value]).OrderBy(count => count.Key).Select(count => (count.Key, count.Value))],
                    unit.Count,
                    place.Count
                )),
        ];
    }

    private static double? Alpha(Unit[] units, IEnumerable<int> draw, AgreementScale scale)
    {
        var drawn = draw.Select(place => units[place]).ToArray();
        if (drawn.Length == 0)
            return null;
        var totals = new double[drawn[0].Values];
        foreach (var unit in drawn)
        foreach (var (value, count) in unit.Counts)
            totals[value] += count;
        var before = Before(totals);
        var observed = drawn.Sum(unit =>
            Pairs(unit.Counts).Sum(pair => pair.Of * pair.Other * Distance(pair.A, pair.B)) / (unit.Answers - 1)
        );
        var counts = totals.Index().Where(total => total.Item > 0).Select(total => (total.Index, total.Item)).ToArray();
        var expected = Expected();
        return expected > 0 ? 1 - (observed * (totals.Sum() - 1) / expected) : null;

        double Expected()
        {
            // Of nominal values the pairs need not be gone through: there may be as many values as labels.
            if (scale == AgreementScale.Nominal)
                return (Math.Pow(totals.Sum(), 2) - totals.Sum(total => total * total)) / 2;
            var sum = 0d;
            for (var one = 0; one < counts.Length; one++)
            for (var other = one + 1; other < counts.Length; other++)
                sum += counts[one].Item * counts[other].Item * Distance(counts[one].Index, counts[other].Index);
            return sum;
        }

        double Distance(int a, int b) =>
            scale == AgreementScale.Nominal ? 1 : Math.Pow(before[b + 1] - before[a] - ((totals[a] + totals[b]) / 2), 2);
    }

    private static double[] Before(double[] totals)
    {
        var before = new double[totals.Length + 1];
        for (var value = 0; value < totals.Length; value++)
            before[value + 1] = before[value] + totals[value];
        return before;
    }

    private static IEnumerable<(int A, int B, double Of, double Other)> Pairs((int Value, int Count)[] counts)
    {
        for (var one = 0; one < counts.Length; one++)
        for (var other = one + 1; other < counts.Length; other++)
            yield return (counts[one].Value, counts[other].Value, counts[one].Count, counts[other].Count);
    }

    private static IEnumerable<int[]> AllDraws(int units)
    {
        var all = (int)Math.Pow(units, units);
        for (var number = 0; number < all && units > 0; number++)
        {
            var draw = new int[units];
            for (int place = 0, rest = number; place < units; place++, rest /= units)
                draw[place] = rest % units;
            yield return draw;
        }
    }

    private static IEnumerable<int[]> RandomDraws(int units)
    {
        var numbers = new SplitMix(1);
        for (var resample = 0; resample < Resamples; resample++)
        {
            var draw = new int[units];
            for (var place = 0; place < units; place++)
                draw[place] = numbers.Below(units);
            yield return draw;
        }
    }

    /// <summary>Answers to one question: how often each value was given.</summary>
    /// <param name="Values">Number of values that occur in any unit.</param>
    private sealed record Unit((int Value, int Count)[] Counts, int Answers, int Values);
}

/// <summary>What the values of an answer mean to each other.</summary>
public enum AgreementScale
{
    /// <summary>Two values are the same or they are not.</summary>
    Nominal,

    /// <summary>Values have an order: neighbours disagree less than ends.</summary>
    Ordinal,
}
