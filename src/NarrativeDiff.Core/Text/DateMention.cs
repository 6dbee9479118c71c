using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>When something is said to have been, as days: "on Wednesday" in an article of a Friday is the Wednesday before.</summary>
/// <param name="From">First day it can be.</param>
/// <param name="To">Last day it can be.</param>
internal readonly record struct DateMention(TextSpan Span, DateOnly From, DateOnly To)
{
    /// <summary>The two can mean one day; a day is let go for time zones and for the hours round midnight.</summary>
    public bool CanBe(DateMention other) => From <= other.To.AddDays(1) && other.From <= To.AddDays(1);
}
