using NarrativeDiff.Core.Analysis;

namespace NarrativeDiff.Benchmarks.Sources;

/// <summary>The table of the evaluation page: how many variations of each kind of reading are right, and which are wrong.</summary>
internal static class VariationTable
{
    public static int Run()
    {
        using var table = new StreamReader(typeof(VariationTable).Assembly.GetManifestResourceStream("variations.tsv")!);
        var all = Variation.Read(table).ToArray();
        Console.WriteLine("| kind | variations | right |\n|---|---|---|");
        foreach (var kind in all.GroupBy(one => one.Kind))
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {kind.Count(one => one.IsRight)} |");
        foreach (var wrong in all.Where(one => !one.IsRight))
            Console.WriteLine($"\nwrong: {wrong.Kind}: {wrong.Text} → {wrong.Actual}, not {wrong.Expected}");
        return 0;
    }
}
