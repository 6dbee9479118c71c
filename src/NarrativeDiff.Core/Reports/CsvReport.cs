using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the findings of a report as CSV (RFC 4180), a finding a row.</summary>
/// <remarks>A cell that a spreadsheet would run as a formula gets an apostrophe in front; <c>exact_1</c> is then one longer than <c>length_1</c>.</remarks>
public static class CsvReport
{
    /// <summary>Spreadsheets run a cell that begins so (OWASP, CSV injection; some take the full-width signs too).</summary>
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        foreach (var row in CsvReportRows.Of(report))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(object? value) => Quoted(value switch
    {
        null => "",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Harmless(value.ToString() ?? ""),
    });

    private static string Harmless(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
