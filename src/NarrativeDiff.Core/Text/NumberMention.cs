using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>What a number in a text counts or names.</summary>
public enum NumberKind
{
    /// <summary>So many of something; the only kind that can be in conflict.</summary>
    Quantity,
    Year,
    Date,
    Time,
    Age,
    Ordinal,

    /// <summary>"2-1", "seven to four": the smaller and the larger side are its bounds.</summary>
    Score,
}

/// <summary>A number as a text gives it: digits or words, exact or not.</summary>
/// <param name="Span">The number itself with its qualifier, scale and unit sign, e.g. "at least two", "$3.5 million".</param>
/// <param name="Low">Lowest value it allows.</param>
/// <param name="High">Highest value it allows; infinite for "at least two".</param>
/// <param name="Unit">Stem of the noun counted or of the unit of measure (<see cref="UnitTable"/>), <c>percent</c>, or a currency
/// (<c>USD</c>, <c>EUR</c>, <c>GBP</c>); null where none was found.</param>
/// <param name="IsApproximate">The text says that it is not exact: "about", "at least", "dozens".</param>
public sealed record NumberMention(TextSpan Span, double Low, double High, string? Unit, NumberKind Kind, bool IsApproximate = false)
{
    /// <summary>No number of the news is greater; digits without end count as this, so that no sum, ratio or report meets an infinite
    /// value.</summary>
    public const double Max = 1e18;

    public double Low { get; init; } = double.IsNaN(Low) ? 0 : Math.Min(Low, Max);

    public double High { get; init; } =
        double.IsNaN(High) || (double.IsPositiveInfinity(High) && Low < Max) ? double.PositiveInfinity : Math.Min(High, Max);

    public bool IsExact => Low == High;
}
