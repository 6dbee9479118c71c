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
}

/// <summary>A number as a text gives it: digits or words, exact or not.</summary>
/// <param name="Span">The number itself with its qualifier, scale and unit sign, e.g. "at least two", "$3.5 million".</param>
/// <param name="Low">Lowest value it allows.</param>
/// <param name="High">Highest value it allows; infinite for "at least two".</param>
/// <param name="Unit">Stem of the noun counted, <c>percent</c> or a currency sign; null where none was found.</param>
public sealed record NumberMention(TextSpan Span, double Low, double High, string? Unit, NumberKind Kind)
{
    public bool IsExact => Low == High;
}
