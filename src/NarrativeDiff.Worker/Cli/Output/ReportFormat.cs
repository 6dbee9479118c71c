using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Http.Site;
using NarrativeDiff.Worker.Http.Site.Pages;

namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>A form in which reports are written; its name is also the extension of its files.</summary>
/// <param name="Several">How several reports make one text; null: they do not, and each needs a file of its own.</param>
internal sealed record ReportFormat(string Name, Func<Report, Task<string>> WriteAsync, Joint? Several)
{
    public static ReportFormat Json { get; } = new("json", report => Task.FromResult(ReportJson.Write(report)), new("[\n", ",\n", "\n]"));

    public static ReportFormat Html { get; } = new("html", HtmlReport.RenderAsync, null);

    public static ReportFormat Markdown { get; } = new("md", report => Task.FromResult(MarkdownReport.Write(report)), null);

    public static ImmutableArray<ReportFormat> All { get; } =
    [
        Json,
        new("jsonl", report => Task.FromResult(ReportJson.Write(report, indented: false)), new("", "\n", "")),
        Html,
        Markdown,
        new("csv", report => Task.FromResult(CsvReport.Write(report)), null),
    ];

    public static ReportFormat Named(string name) => All.Single(format => format.Name == name);

    /// <summary>What the extension of a file asks for; null where it asks for none of them.</summary>
    public static ReportFormat? OfFile(string? path) =>
        All.FirstOrDefault(format => string.Equals(Path.GetExtension(path), "." + format.Name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What stands before, between and after several reports in one text.</summary>
internal sealed record Joint(string Before, string Between, string After);
