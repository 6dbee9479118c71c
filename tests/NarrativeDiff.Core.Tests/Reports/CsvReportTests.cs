using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>The CSV form can be read back to the last sign, and no spreadsheet finds a formula in it.</summary>
public sealed class CsvReportTests
{
    private static readonly Report Report = SomeReport.Make();

    [Fact]
    public void Writes_a_row_for_each_finding_and_all_rows_equally_wide()
    {
        var rows = Read(CsvReport.Write(Report));

        Assert.Equal(["finding", .. Report.Findings.Select(finding => finding.Id)], rows.Select(row => row[2]));
        Assert.All(rows, row => Assert.Equal(39, row.Count));
    }

    [Fact]
    public void Gives_back_the_exact_words_of_every_piece_of_evidence()
    {
        var rows = Read(CsvReport.Write(Report));

        var read = rows.Skip(1)
            .Select(row =>
                new[] { Exact(rows[0], row, 1), Exact(rows[0], row, 2) }
                    .OfType<string>()
                    .Concat(More(row[rows[0].IndexOf("more_evidence")]))
                    .Order(StringComparer.Ordinal)
            );

        Assert.Equal(
            Report.Findings.Select(finding => finding.Evidence.Select(evidence => evidence.Exact).Order(StringComparer.Ordinal)),
            read
        );
        Assert.Equal(["carrier", "nearest"], new[] { "role_1", "role_2" }.Select(name => rows[1][rows[0].IndexOf(name)]));
    }

    private static string? Exact(List<string> heading, List<string> row, int number)
    {
        var (exact, length) = (row[heading.IndexOf($"exact_{number}")], row[heading.IndexOf($"length_{number}")]);
        return length.Length == 0 ? null
            : exact.Length > int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) ? exact[1..]
            : exact;
    }

    private static IEnumerable<string> More(string json) =>
        json.Length == 0
            ? []
            : System.Text.Json.JsonElement.Parse(json).EnumerateArray().Select(span => span.GetProperty("exact").GetString()!);

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void Puts_an_apostrophe_before_what_a_spreadsheet_would_run(string title)
    {
        var first = Report.Findings[0] with { Summary = title };

        var rows = Read(CsvReport.Write(Report with { Findings = [first] }));

        Assert.Equal("'" + title, rows[1][rows[0].IndexOf("summary")]);
    }

    [Fact]
    public void Writes_times_in_UTC_and_figures_with_a_point()
    {
        var rows = Read(CsvReport.Write(Report));

        Assert.Equal("2031-03-04T11:00:00Z", rows[1][rows[0].IndexOf("published_at_1")]);
        Assert.Equal("0.9", rows[1][rows[0].IndexOf("weight")]);
    }

    /// <summary>RFC 4180, strictly: every line ends with CR LF, a quote inside quotes is doubled.</summary>
    private static List<List<string>> Read(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"')
                cell.Append(csv[at++]);
            else if (csv[at] == '"')
                quoted = !quoted;
            else if (quoted || csv[at] is not (',' or '\r' or '\n'))
                cell.Append(csv[at]);
            else if (csv[at] != '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                rows.Add(row);
                row = [];
            }
        }

        Assert.False(quoted);
        Assert.Empty(row);
        return rows;
    }
}
