using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Numbers;

/// <summary>Finds a number that is exact here and rounded, open or only a word there: "12", "a dozen", "several".</summary>
internal sealed class PrecisionRule : IRule
{
    public IReadOnlyList<string> Ids => ["N2"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        from counted in CountedPairs.Of(
            collation,
            statement,
            (a, b) => a.IsVague != b.IsVague && a.CanBeTrueWith(b) && (a.IsVague ? IsRounder(a, b) : IsRounder(b, a))
        )
        select Draft(
            collation,
            statement,
            counted.Key,
            [.. counted.SelectMany(pair => new[] { pair.Left, pair.Right }).DistinctBy(count => count.Span)]
        );

    /// <summary>"Some 2.44 million" is no vaguer form of "2.5 million": it has more digits, so it counts something else; "at least three"
    /// is none of ten but an earlier count.</summary>
    private static bool IsRounder(Count vague, Count exact) =>
        vague.IsWorded || (DigitsOf(vague) <= Digits(exact.Low) && (double.IsFinite(vague.High) || exact.Low <= MaxTimes * vague.Low));

    /// <summary>A number that is open above is no rounder form of one larger by more.</summary>
    private const double MaxTimes = 2;

    /// <summary>Of the figure itself, which "about" widens to both sides alike, "more than" and "nearly" to one.</summary>
    private static int DigitsOf(Count vague) =>
        new[] { vague.Low, vague.High, (vague.Low + vague.High) / 2 }
            .Where(bound => double.IsFinite(bound) && bound != 0)
            .Select(Digits)
            .DefaultIfEmpty()
            .Min();

    /// <summary>How many digits of a number say something: three of 2.44 million, two of 2.5 million.</summary>
    private static int Digits(double number) =>
        number.ToString("G6", CultureInfo.InvariantCulture).Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0').Length;

    private static FindingDraft Draft(Collation collation, Statement statement, string unit, ImmutableArray<Count> counts)
    {
        var exact = counts.Where(count => !count.IsVague).ToArray();
        var vague = counts.Where(count => count.IsVague).ToArray();
        return new FindingDraft(
            "N2",
            "precision drift",
            $"{unit}|{string.Join('|', counts.Select(count => $"{count.Span.Outlet}|{count.Span.Exact}").Order(StringComparer.Ordinal))}",
            SummaryTemplate.Of(
                "{a} {a?gives|give} the number exactly, {x}; {b} {b?gives|give} it less exactly, {y}.",
                OutletNames.Argument(collation, "a", exact.Select(count => count.Span)),
                Given("x", exact),
                OutletNames.Argument(collation, "b", vague.Select(count => count.Span)),
                Given("y", vague)
            ),
            [exact[0].Span, vague[0].Span, .. exact.Skip(1).Concat(vague.Skip(1)).Select(count => count.Span)]
        )
        {
            Statement = statement,
            Certainty = 0.7,
            Size = 0.3,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    private static SummaryArgument Given(string name, Count[] counts) =>
        SummaryArgument.Quotations(name, counts.Select(count => count.Span.Exact).Distinct(StringComparer.OrdinalIgnoreCase));
}
