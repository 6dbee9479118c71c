using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Which of a finding's quotations stand open: two show the contrast, the rest is a fold away.</summary>
internal static class FindingQuotes
{
    private const int Open = 2;

    /// <summary>One of each role first: the carrier's words beside the nearest ones of the article that lacks them.</summary>
    public static IReadOnlyList<Evidence> Shown(Finding finding) => [.. Ordered(finding).Take(Open)];

    public static IReadOnlyList<Evidence> Folded(Finding finding) => [.. Ordered(finding).Skip(Open)];

    /// <returns>For one of a finding's two quotations, words before and words after an edit, the other one; null for all others.</returns>
    public static Evidence? OtherSide(Finding finding, Evidence evidence) =>
        finding.Evidence is [{ Role: "before" } before, { Role: "after" } after] ? (evidence == before ? after : before) : null;

    private static IEnumerable<Evidence> Ordered(Finding finding) =>
        finding
            .Evidence.Select(
                (evidence, place) => (evidence, place, again: finding.Evidence.Take(place).Any(earlier => earlier.Role == evidence.Role))
            )
            .OrderBy(entry => entry.again)
            .ThenBy(entry => entry.place)
            .Select(entry => entry.evidence);
}
