using NarrativeDiff.Core.Model;
using SpreadCheetah;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>A report as an Excel workbook: findings, their quotations, the coverage table and the articles, a sheet each.</summary>
/// <remarks>Every text is a text cell, so none is run as a formula. The same report gives the same bytes.</remarks>
internal static class Workbook
{
    /// <summary>More a cell cannot hold.</summary>
    private const int LongestCell = 32_767;

    public static async Task<byte[]> WriteAsync(Report report, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var book = await Spreadsheet
            .CreateNewAsync(bytes, new SpreadCheetahOptions { DocumentProperties = null }, cancel)
            .ConfigureAwait(false);
        await using (book.ConfigureAwait(false))
        {
            await AddAsync(
                    book,
                    "Findings",
                    ["finding", "rule", "kind", "subject_type", "subject", "summary", "outlets", "weight", "quotations"],
                    report.Findings.Select(finding =>
                        new object?[]
                        {
                            finding.Id,
                            finding.Rule,
                            finding.Kind,
                            finding.Subject?.Type.ToString(),
                            finding.Subject?.Label,
                            finding.Summary,
                            string.Join(' ', finding.Outlets),
                            finding.Weight,
                            finding.Evidence.Length,
                        }
                    ),
                    cancel
                )
                .ConfigureAwait(false);
            await AddAsync(book, "Evidence", EvidenceTable.Heading, EvidenceTable.Rows(report), cancel).ConfigureAwait(false);
            await AddAsync(
                    book,
                    "Coverage",
                    [
                        "statement",
                        "label",
                        "carriers",
                        "independent_carriers",
                        "first_reported_at",
                        .. report.Witnesses.Select(witness => $"{witness.Siglum} {witness.OutletName ?? witness.Outlet}"),
                    ],
                    report.Statements.Select(row =>
                        (object?[])
                            [
                                row.Id,
                                row.Label,
                                row.Carriers,
                                row.IndependentCarriers,
                                row.FirstReportedAt,
                                .. report.Witnesses.Select(witness =>
                                    row.Coverage.FirstOrDefault(cell => cell.Siglum == witness.Siglum)?.State.ToString()
                                ),
                            ]
                    ),
                    cancel
                )
                .ConfigureAwait(false);
            await AddAsync(
                    book,
                    "Articles",
                    ["siglum", "outlet", "outlet_name", "article", "version", "published_at", "url", "headline", "sha256"],
                    report.Witnesses.Select(witness =>
                        new object?[]
                        {
                            witness.Siglum,
                            witness.Outlet,
                            witness.OutletName,
                            witness.ArticleId,
                            witness.Version,
                            witness.PublishedAt,
                            witness.Url,
                            witness.Headline,
                            witness.ContentSha256,
                        }
                    ),
                    cancel
                )
                .ConfigureAwait(false);
            await book.FinishAsync(cancel).ConfigureAwait(false);
        }

        return await FixedZip.NormalizeAsync(bytes.ToArray()).ConfigureAwait(false);
    }

    /// <summary>One table alone.</summary>
    public static async Task<byte[]> WriteAsync(
        string name,
        IReadOnlyList<string> heading,
        IEnumerable<object?[]> rows,
        CancellationToken cancel
    )
    {
        using var bytes = new MemoryStream();
        var book = await Spreadsheet
            .CreateNewAsync(bytes, new SpreadCheetahOptions { DocumentProperties = null }, cancel)
            .ConfigureAwait(false);
        await using (book.ConfigureAwait(false))
        {
            await AddAsync(book, name, heading, rows, cancel).ConfigureAwait(false);
            await book.FinishAsync(cancel).ConfigureAwait(false);
        }

        return await FixedZip.NormalizeAsync(bytes.ToArray()).ConfigureAwait(false);
    }

    private static async Task AddAsync(
        Spreadsheet book,
        string name,
        IReadOnlyList<string> heading,
        IEnumerable<object?[]> rows,
        CancellationToken cancel
    )
    {
        await book.StartWorksheetAsync(name, token: cancel).ConfigureAwait(false);
        await book.AddRowAsync(heading.Select(title => Of(title)).ToArray(), cancel).ConfigureAwait(false);
        foreach (var row in rows)
            await book.AddRowAsync(row.Select(Of).ToArray(), cancel).ConfigureAwait(false);
    }

    private static DataCell Of(object? value) =>
        value switch
        {
            int number => new DataCell(number),
            double number => new DataCell(number),
            DateTimeOffset time => new DataCell(
                time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
            ),
            _ => new DataCell(Short(CleanText.Of(value?.ToString() ?? ""))),
        };

    private static string Short(string text) => text.Length <= LongestCell ? text : text[..LongestCell];
}
