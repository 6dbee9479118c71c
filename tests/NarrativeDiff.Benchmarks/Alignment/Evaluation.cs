using NarrativeDiff.Core;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Runs the comparison over labelled stories and writes the reports the scorer reads.</summary>
internal static class Evaluation
{
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var comparer = new StoryComparer(encoder);
        foreach (var gold in GoldStory.ReadEcb(Path.Combine(args[0], "ecbplus_alignment", "dev.jsonl")))
            Console.WriteLine(ReportJson.Write(comparer.Compare(gold.Story), indented: false));
        return 0;
    }
}
