using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Benchmarks.Findings;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Wording;

/// <summary>Draws pairs of different names that the label table puts into one referent, used by different outlets, for reading against the
/// articles.</summary>
internal static class LabelPairsBenchmark
{
    private static readonly string[] Stories = ["wcl:0", "wcl:1", "wcl:2", "wcl:3", "wcl:4", "wcl:7"];

    private const int Around = 45;

    private sealed record Pair(string Story, ReportReferent Referent, Evidence One, Evidence Other)
    {
        public string Draw { get; } =
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Story}|{One.Outlet}|{One.Start}|{Other.Outlet}|{Other.Start}")));
    }

    public static int Run(string data, string count)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var comparer = new StoryComparer(encoder);
        var pairs = Stories.SelectMany(story => PairsOf(story, comparer.Compare(JudgedStories.Read(data, story)))).ToArray();
        Console.WriteLine($"{pairs.Length} pairs of different names of one referent in two outlets");
        foreach (var pair in pairs.OrderBy(pair => pair.Draw, StringComparer.Ordinal).Take(int.Parse(count, CultureInfo.InvariantCulture)))
            Console.WriteLine($"{pair.Story} {pair.Referent.Kind}\t{Shown(pair.One)}\t{Shown(pair.Other)}");
        return 0;
    }

    /// <summary>The first use of each name by each outlet.</summary>
    private static IEnumerable<Pair> PairsOf(string story, Report report) =>
        from referent in report.Referents
        let uses = referent
            .Labels.SelectMany(label =>
                label.Uses.SelectMany(use => use.Evidence.Take(1)).Select(evidence => (Label: label, Evidence: evidence))
            )
            .ToArray()
        from one in uses
        from other in uses
        where string.CompareOrdinal(one.Evidence.Outlet, other.Evidence.Outlet) < 0 && one.Label != other.Label
        select new Pair(story, referent, one.Evidence, other.Evidence);

    private static string Shown(Evidence evidence) =>
        string.Join(
            ' ',
            $"{evidence.Outlet}: …{evidence.Prefix[Math.Max(0, evidence.Prefix.Length - Around)..]}[[{evidence.Exact}]]{evidence.Suffix[..Math.Min(evidence.Suffix.Length, Around)]}…".Split(
                ['\n', '\r'],
                StringSplitOptions.RemoveEmptyEntries
            )
        );
}
