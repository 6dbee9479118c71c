using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The accessibility checker axe-core, run in a page that is open in the browser.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <returns>What breaks WCAG 2.2 A and AA, a line each: rule, impact, how often and the first places.</returns>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(Visit visit) =>
        [
            .. (await visit.Page.RunAxe(Rules)).Violations.Select(broken =>
                $"{broken.Id} ({broken.Impact}) ×{broken.Nodes.Length}: "
                + $"{string.Join(" | ", broken.Nodes.Take(4).Select(node => $"{Start(node.Html)} {node.Any.Concat(node.All).FirstOrDefault()?.Message}"))}"
            ),
        ];

    private static string Start(string html) => html[..Math.Min(140, html.Length)];
}
