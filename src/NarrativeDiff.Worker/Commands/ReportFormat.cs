using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Site;

namespace NarrativeDiff.Worker.Commands;

/// <summary>The forms <c>compare</c> writes reports in.</summary>
internal static class ReportFormat
{
    public const string Json = "json";

    public static readonly string[] All = [Json, "jsonl", "html", "md", "csv"];

    public static async Task<string> WriteAsync(Report report, string format) => format switch
    {
        Json => ReportJson.Write(report) + "\n",
        "jsonl" => ReportJson.Write(report, indented: false) + "\n",
        "html" => await HtmlReport.RenderAsync(report).ConfigureAwait(false),
        "md" => MarkdownReport.Write(report),
        "csv" => CsvReport.Write(report),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, $"one of {string.Join(", ", All)}"),
    };
}
