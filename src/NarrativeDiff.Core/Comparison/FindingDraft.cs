using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>A finding before it is ranked and numbered.</summary>
/// <param name="Rule">Codebook id.</param>
/// <param name="Kind">The rule's name, or the variety of it, in words.</param>
/// <param name="Key">What must stay the same for it to be the same finding in the next revision.</param>
/// <param name="Template">The difference in a sentence, its outlets, quotations and counts as arguments.</param>
internal sealed record FindingDraft(string Rule, string Kind, string Key, SummaryTemplate Template, ImmutableArray<Evidence> Evidence)
{
    public Statement? Statement { get; init; }

    /// <summary>What it is about. Rules set it through <see cref="FindingBuilder"/>.</summary>
    public FindingSubject? Subject { get; init; }

    /// <summary>One a witness, in witness order; none where the rule takes no stock of every witness.</summary>
    public ImmutableArray<FindingPosition> Positions { get; init; } = [];

    /// <summary>The edit it is about; findings on the same edit give way to the first.</summary>
    public string? SameEdit { get; init; }

    /// <summary>The outlets it is about, where these are not all that evidence names.</summary>
    public ImmutableArray<string> Outlets { get; init; } =
    [.. Evidence.Select(span => span.Outlet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What makes cases one pattern: findings of one rule and kind with the same pattern become one finding. Stands in for the key
    /// where it is given.</summary>
    public string? Pattern { get; init; }

    public double? Score { get; init; }

    public double? Threshold { get; init; }

    /// <summary>0–1: how sure the rule is that this is a difference.</summary>
    public required double Certainty { get; init; }

    /// <summary>0–1: how large the difference is.</summary>
    public required double Size { get; init; }

    /// <summary>0–1: how prominent the place is where it shows; 1 the headline.</summary>
    public required double Prominence { get; init; }

    /// <summary>0–1: share of the story's articles that carry the statement independently.</summary>
    public required double Support { get; init; }

    /// <summary>0–1, before repeats lower it; the factors are <see cref="Ranking"/>'s.</summary>
    public double Weight => Certainty * (0.35 * Support + 0.30 * Prominence + 0.35 * Size);
}
