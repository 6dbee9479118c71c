using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace NarrativeDiff.Core.Reports;

/// <summary>Rows as CSV (RFC 4180) that no spreadsheet runs as a formula.</summary>
/// <remarks>A text that a spreadsheet would run gets an apostrophe in front; numbers and times stay as they are.</remarks>
public static class CsvTable
{
    /// <summary>Spreadsheets run a cell that begins so (OWASP, CSV injection; some take the full-width signs too).</summary>
    private const string FormulaStarts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = cell => cell.Field.AsSpan().IndexOfAny("\",\r\n") >= 0,
    };

    public static string Write(IEnumerable<IEnumerable<object?>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Form))
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(Cell(cell));
                csv.NextRecord();
            }

        return text.ToString();
    }

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Guarded(value.ToString() ?? ""),
        };

    private static string Guarded(string text) =>
        text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
