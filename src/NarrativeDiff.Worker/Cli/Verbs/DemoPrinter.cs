using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The leading findings on a terminal: a sentence each and below it the exact words.</summary>
internal static class DemoPrinter
{
    private const int Leading = 8;
    private const int SpansEach = 3;
    private const int WordsShown = 150;

    public static void Print(Report report, TextWriter console)
    {
        var basis = ReportBasis.Of(report);
        console.WriteLine();
        console.WriteLine(Terminal.Safe(report.Title));
        console.WriteLine(FormattableString.Invariant(
            $"{basis.Outlets} outlets, {basis.Versions} versions, {report.Statements.Length} statements, {report.Findings.Length} findings; {report.Window.From.UtcDateTime:d MMM yyyy HH:mm} – {report.Window.To.UtcDateTime:d MMM yyyy HH:mm} UTC"));
        foreach (var (finding, place) in report.LeadingFindings.Take(Leading).Select((finding, i) => (finding, i + 1)))
        {
            console.WriteLine();
            console.WriteLine(Terminal.Safe(FormattableString.Invariant($"{place}. [{finding.Rule} {finding.Kind}] {finding.Summary}")));
            foreach (var span in finding.Evidence.Take(SpansEach))
                console.WriteLine(Terminal.Safe(FormattableString.Invariant(
                    $"   {span.Outlet} v{span.Version} {span.PublishedAt.UtcDateTime:HH:mm} {span.Role}{(span.Voice == "outlet" ? "" : $", {span.Voice}")}: “{Short(span.Exact)}”")));
        }
    }

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= WordsShown ? line : line[..WordsShown] + "…";
    }
}
