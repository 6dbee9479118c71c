using System.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>The CSV form can be read back to the last sign, and no spreadsheet finds a formula in it.</summary>
public sealed class CsvReportTests
{
    private static readonly Report Report = SomeReport.Make();

    [Fact]
    public void Writes_a_row_for_each_piece_of_evidence_and_all_rows_equally_wide()
    {
        var rows = Read(CsvReport.Write(Report));

        Assert.Equal(1 + 8, rows.Count);
        Assert.All(rows, row => Assert.Equal(25, row.Count));
    }

    [Fact]
    public void Gives_back_the_exact_words_of_every_piece_of_evidence()
    {
        var rows = Read(CsvReport.Write(Report));
        var (exact, length) = (rows[0].IndexOf("exact"), rows[0].IndexOf("length"));

        var read = rows.Skip(1).Select(row => row[exact].Length > int.Parse(row[length], System.Globalization.CultureInfo.InvariantCulture) ? row[exact][1..] : row[exact]);

        Assert.Equal(Report.Findings.SelectMany(finding => finding.Evidence).Select(evidence => evidence.Exact), read);
    }

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

        Assert.Equal("2031-03-04T11:00:00Z", rows[1][rows[0].IndexOf("published_at")]);
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
