using System.Text.Json;
using Deque.AxeCore.Commons;

namespace NarrativeDiff.Worker.Site;

/// <summary>The accessibility checker axe-core, run in a page that is open in the browser.</summary>
internal static class Axe
{
    private static readonly string Script = Read();

    /// <returns>What breaks WCAG 2.2 A and AA, a line each: rule, impact, how often and the first place.</returns>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(Visit visit)
    {
        await visit.AskAsync<object>(Script + ";0");
        var json = await visit.AskAsync<string>("""
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(result => JSON.stringify(result.violations.map(v => `${v.id} (${v.impact}) ×${v.nodes.length}: ${v.nodes.slice(0, 4).map(n => n.html.slice(0, 140) + ' ' + (n.any.concat(n.all)[0]?.message ?? '')).join(' | ')}`)))
            """);
        return JsonSerializer.Deserialize<string[]>(json)!;
    }

    private static string Read()
    {
        var assembly = typeof(AxeResult).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            ?? throw new InvalidOperationException("the axe-core script is not in Deque.AxeCore.Commons where it used to be"));
        return reader.ReadToEnd();
    }
}
