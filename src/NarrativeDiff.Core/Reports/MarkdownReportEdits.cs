using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using static NarrativeDiff.Core.Reports.MarkdownReportText;

namespace NarrativeDiff.Core.Reports;

/// <summary>What each article changed from version to version, in Markdown.</summary>
internal static class MarkdownReportEdits
{
    public static IEnumerable<string> Of(Report report)
    {
        yield return "## Edits";
        yield return "";
        if (report.Edits.IsEmpty)
            yield return "No article came in more than one version that differs.";
        foreach (var edit in report.Edits)
        {
            if (report.Witnesses.FirstOrDefault(witness => witness.Siglum == edit.Siglum) is not { } witness)
                continue;
            yield return $"- {Plain(witness.Outlet)}, version {edit.FromVersion} → {edit.ToVersion}, {Plain(edit.Action)}{(edit.Moved ? ", moved" : "")}: {Change(witness, edit)}";
        }

        yield return "";
    }

    private static string Change(ReportWitness witness, ReportEdit edit) =>
        string.Join(" → ", new[] { Words(witness, edit.FromVersion, edit.From), Words(witness, edit.ToVersion, edit.To) }.Where(words => words != ""));

    private static string Words(ReportWitness witness, int version, ImmutableArray<int> sentences)
    {
        var (headline, body, parts) = witness.EarlierVersions.FirstOrDefault(earlier => earlier.Version == version) is { } old
            ? (old.Headline, old.Body, old.Sentences)
            : (witness.Headline, witness.Body, witness.Sentences);
        return string.Join(" ", parts
            .Where(sentence => sentences.Contains(sentence.Index))
            .Select(sentence => Quote((sentence.Field == "headline" ? headline : body).Substring(sentence.Start, sentence.Length))));
    }
}
