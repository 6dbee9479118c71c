using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>One row of two articles side by side: what one says and what the other says to it; either side may be empty.</summary>
/// <param name="Moved">The two tell it at different points of their course.</param>
public sealed record SideBySideRow(ImmutableArray<int> Left, ImmutableArray<int> Right, bool Moved)
{
    /// <summary>Lines up two witnesses: left in its order, each right sentence beside the left one it is most like, the others where the right has them.</summary>
    public static ImmutableArray<SideBySideRow> Between(Report report, ReportWitness left, ReportWitness right)
    {
        var (lefts, rights) = (Reading(left), Reading(right));
        var scores = LinksBetween(report, left.Siglum, right.Siglum);
        var partner = Partners(scores);
        var moved = OutOfOrder(partner, lefts, rights);
        var beside = rights.ToLookup(r => partner.TryGetValue(r, out var l) ? l : (int?)null);
        var rows = lefts.Select(l => new SideBySideRow([l], [.. beside[l]], beside[l].Any(moved.Contains))).ToList();
        foreach (var (r, i) in rights.Select((r, i) => (r, i)).Where(pair => !partner.ContainsKey(pair.r)))
            rows.Insert(i == 0 ? 0 : rows.FindIndex(row => row.Right.Contains(rights[i - 1])) + 1, new SideBySideRow([], [r], false));
        return [.. rows];
    }

    /// <summary>As the page's script reads them, e.g. <c>9:9 0:0+1 1: :2 3:4m</c>.</summary>
    public static string Encode(IEnumerable<SideBySideRow> rows) => string.Join(' ', rows.Select(row =>
        $"{Join(row.Left)}:{Join(row.Right)}{(row.Moved ? "m" : "")}"));

    private static string Join(ImmutableArray<int> sentences) => string.Join('+', sentences.Select(s => s.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The headline first, then the body without clutter.</summary>
    private static int[] Reading(ReportWitness witness) =>
        [.. witness.Sentences.Where(s => s.Excluded is null).OrderBy(s => s.Field == "headline" ? 0 : 1).ThenBy(s => s.Index).Select(s => s.Index)];

    private static (int Left, int Right, double Score)[] LinksBetween(Report report, string left, string right) =>
    [
        .. report.Links.SelectMany(link => (link.Left.Siglum, link.Right.Siglum) switch
        {
            var (a, b) when a == left && b == right => [(link.Left.Sentence, link.Right.Sentence, link.Score)],
            var (a, b) when a == right && b == left => [(link.Right.Sentence, link.Left.Sentence, link.Score)],
            _ => Array.Empty<(int, int, double)>(),
        }).OrderByDescending(link => link.Item3).ThenBy(link => link.Item1).ThenBy(link => link.Item2),
    ];

    /// <summary>Right sentence to left: best pairs first and one to one, then what is left over joins the row it is linked to.</summary>
    private static Dictionary<int, int> Partners((int Left, int Right, double Score)[] links)
    {
        var partner = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var link in links.Where(link => !partner.ContainsKey(link.Right) && taken.Add(link.Left)))
            partner[link.Right] = link.Left;
        foreach (var link in links)
            partner.TryAdd(link.Right, link.Left);
        return partner;
    }

    /// <summary>Right sentences outside the longest run of pairs that stand in the same order on both sides; headlines stand outside the order.</summary>
    private static HashSet<int> OutOfOrder(Dictionary<int, int> partner, int[] lefts, int[] rights)
    {
        var pairs = rights.Where(partner.ContainsKey)
            .Select(r => (Right: r, At: Array.IndexOf(lefts, partner[r])))
            .Where(pair => pair.At > 0 && Array.IndexOf(rights, pair.Right) > 0).ToArray();
        var length = new int[pairs.Length];
        var previous = new int[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            (length[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (pairs[j].At <= pairs[i].At && length[j] + 1 > length[i])
                    (length[i], previous[i]) = (length[j] + 1, j);
        }
        var moved = pairs.Select(pair => pair.Right).ToHashSet();
        for (var i = pairs.Length == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = previous[i])
            moved.Remove(pairs[i].Right);
        return moved;
    }
}
