using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The levels of the certainty ladder as a cell shows them: a small sign, and words.</summary>
public static class Certainties
{
    public static IReadOnlyList<(string Name, string Sign, string Words)> All { get; } =
    [
        ("asserted", "!", "in the outlet’s own voice"),
        ("attributed", "”", "attributed"),
        ("distanced", "≈", "claimed, alleged"),
        ("hedged", "?", "may, reportedly"),
        ("denied", "¬", "denied"),
    ];

    /// <summary>The level's sign; where it moved through the versions, the way, e.g. <c>?→!</c>.</summary>
    public static string Sign(this CoverageCell cell) =>
        cell.Certainties is { IsDefaultOrEmpty: false } versions
        && Steps(versions.Select(version => version.Certainty)) is { Count: > 1 } steps
            ? string.Join('→', steps.Select(SignOf))
            : SignOf(cell.Certainty);

    private static string SignOf(string? certainty) => All.FirstOrDefault(rung => rung.Name == certainty).Sign ?? "";

    private static List<string> Steps(IEnumerable<string> rungs) =>
        rungs.Aggregate(
            new List<string>(),
            (steps, rung) =>
            {
                if (steps.LastOrDefault() != rung)
                    steps.Add(rung);
                return steps;
            }
        );

    /// <summary>The ladder through the versions where it moved, e.g. <c>v1 hedged, v2 asserted</c>; else the level; empty where there is
    /// none.</summary>
    public static string Ladder(this CoverageCell cell) =>
        cell.Certainties is { IsDefaultOrEmpty: false } versions
        && versions.Select(version => version.Certainty).Distinct(StringComparer.Ordinal).Count() > 1
            ? string.Join(", ", versions.Select(version => FormattableString.Invariant($"v{version.Version} {version.Certainty}")))
            : cell.Certainty ?? "";
}
