using System.Globalization;
using System.Text;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Findings;

/// <summary>Compares the judged stories again and counts which of the judged findings still lead, and how many of them are right, by
/// rule.</summary>
internal static class FindingsBenchmark
{
    /// <summary>How many of each story's findings are read.</summary>
    private const int Leading = 6;

    /// <summary><c>findings DATA_FOLDER</c>, or <c>findings DATA_FOLDER read OUT.md [first | unseen | next | later | last | check |
    /// ID…]</c>: writes the leading findings with their sentences, to be judged.</summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        Report Compare(string id) => new StoryComparer(encoder).Compare(JudgedStories.Read(args[0], id));
        if (args is [_, "read", var output, .. var ids])
            File.WriteAllText(output, string.Concat(StoriesOf(ids).Select(id => Text(id, Compare(id)))));
        else
            Count(Compare);
        return 0;
    }

    /// <summary>Those of a list by its word, the first list's where nothing is named.</summary>
    private static string[] StoriesOf(string[] ids) =>
        ids is [] ? JudgedStories.First
        : ids is [var word] && JudgedStories.Lists.FirstOrDefault(list => list.Word == word).Stories is { } stories ? stories
        : ids;

    private static void Count(Func<string, Report> compare)
    {
        var now = JudgedStories
            .Lists.SelectMany(list => list.Stories)
            .SelectMany(id => compare(id).Findings.Take(Leading).Select(finding => (Story: id, finding.Id)))
            .ToHashSet();
        foreach (var list in JudgedStories.Lists)
            Draft(list.Taken, [.. JudgedFinding.Read(list.File)], [.. now.Where(finding => list.Stories.Contains(finding.Story))]);
        Draft(
            "the stories of all lists but the last, as they lead now",
            [.. JudgedFinding.Read(JudgedStories.Now)],
            [.. now.Where(finding => !JudgedStories.Check.Contains(finding.Story))]
        );
    }

    private static void Draft(string name, JudgedFinding[] judged, HashSet<(string Story, string Id)> now)
    {
        var standing = judged.Where(finding => now.Contains((finding.Story, finding.Id))).ToArray();
        Console.WriteLine(
            $"{name}: judged {Share(judged)}; still leading {standing.Length} of {judged.Length}, of these "
                + $"{Share(standing)}; not judged yet {now.Count - standing.Length}"
        );
        foreach (var rule in judged.GroupBy(finding => finding.Rule).OrderBy(rule => rule.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {rule.Key, -3} {Share([.. rule])}");
    }

    private static string Share(JudgedFinding[] findings) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{findings.Count(finding => finding.IsRight)} of {findings.Length} right ({(findings.Length == 0 ? 0 : 100.0 * findings.Count(finding => finding.IsRight) / findings.Length):F0} "
                + $"%)"
        );

    private static string Text(string id, Report report)
    {
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"# {id}: {report.Witnesses.Length} articles, {report.Findings.Length} findings")
            .AppendLine();
        foreach (var finding in report.Findings.Take(Leading))
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{finding.Id}\t{finding.Rule}\t{string.Join(' ', finding.Evidence.Select(span => $"{span.ArticleId}:{span.Sentence}").Distinct().Take(8))}"
            );
            text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  {finding.Kind} {finding.Weight} ({string.Join(", ", finding.Reasons.Select(part => $"{part.Name} {part.Value}"))})"
                )
                .AppendLine($"  {finding.Summary}");
            foreach (var span in finding.Evidence.Take(10))
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"    {span.Role}/{span.Voice} {span.Outlet} {span.ArticleId}:{span.Sentence} «{span.Exact}» IN "
                        + $"{SentenceOf(report, span)}"
                );
            text.AppendLine();
        }
        return text.ToString();
    }

    private static string SentenceOf(Report report, Evidence span)
    {
        var witness = report.Witnesses.Single(one => one.Outlet == span.Outlet && one.ArticleId == span.ArticleId);
        var sentence = witness.Sentences[span.Sentence];
        return (sentence.Field == "headline" ? witness.Headline : witness.Body)
            .Substring(sentence.Start, sentence.Length)
            .ReplaceLineEndings(" ");
    }
}
