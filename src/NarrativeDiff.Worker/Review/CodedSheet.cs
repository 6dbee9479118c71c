using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace NarrativeDiff.Worker.Review;

/// <summary>A line of a sample that a coder has filled in.</summary>
/// <param name="Line">1-based, as the spreadsheet counts.</param>
/// <param name="Code">Empty: the coder left the unit out.</param>
internal sealed record CodedLine(int Line, string Unit, string Coder, string Code, string Note);

/// <summary>Reads a coders' sheet back: CSV as any spreadsheet saves it, or the first sheet of an Excel workbook.</summary>
/// <remarks>Columns are found by their headings, in any order; other columns may have been added.</remarks>
internal static class CodedSheet
{
    /// <summary>As the file is sent.</summary>
    public const int MaxBytes = 6_000_000;

    private const int MaxLines = 5_000;

    /// <summary>What a part of a workbook may unpack to.</summary>
    private const long MaxCharacters = 60_000_000;

    /// <exception cref="FormatException">It is no such sheet; the message says why.</exception>
    public static ImmutableArray<CodedLine> Read(byte[] file)
    {
        try
        {
            return Lines(file.AsSpan().StartsWith("PK"u8) ? WorkbookRows(file) : CsvRows(file));
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or InvalidDataException
                        or FileFormatException
                        or System.Xml.XmlException
                        or CsvHelperException
                        or DecoderFallbackException
                        or ArgumentException
            )
        {
            throw new FormatException($"the sheet cannot be read: {broken.Message.Split('\n')[0]}", broken);
        }
    }

    private static ImmutableArray<CodedLine> Lines(IEnumerable<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        var lines = ImmutableArray.CreateBuilder<CodedLine>();
        Dictionary<string, int>? columns = null;
        foreach (var (line, cells) in rows)
        {
            if (lines.Count > MaxLines)
                throw new FormatException($"the sheet has more than {MaxLines} lines; send it in parts");
            if (columns is null)
            {
                columns = cells
                    .Index()
                    .DistinctBy(cell => cell.Item.Trim(), StringComparer.OrdinalIgnoreCase)
                    .ToDictionary(cell => cell.Item.Trim(), cell => cell.Index, StringComparer.OrdinalIgnoreCase);
                foreach (var wanted in new[] { "unit", "code" })
                    if (!columns.ContainsKey(wanted))
                        throw new FormatException($"the sheet has no column '{wanted}' in its first line");
            }
            else if (Cell(cells, "unit") is { Length: > 0 } unit)
                lines.Add(new CodedLine(line, unit, Cell(cells, "coder"), Cell(cells, "code"), Cell(cells, "note")));
        }

        return lines.ToImmutable();

        string Cell(IReadOnlyList<string> cells, string name) =>
            columns!.TryGetValue(name, out var at) && at < cells.Count ? cells[at].Trim() : "";
    }

    /// <summary>Spreadsheets of other countries save with semicolons, others with tabs.</summary>
    private static IEnumerable<(int, IReadOnlyList<string>)> CsvRows(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        var heading = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOfAny('\r', '\n')));
        var sign =
            heading.Contains(';') ? ";"
            : heading.Contains('\t') ? "\t"
            : ",";
        using var reader = new StringReader(text);
        using var csv = new CsvReader(
            reader,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = sign,
                BadDataFound = null,
                HasHeaderRecord = false,
            }
        );
        while (csv.Read())
            yield return (csv.Context.Parser!.Row, csv.Context.Parser.Record ?? []);
    }

    private static IEnumerable<(int, IReadOnlyList<string>)> WorkbookRows(byte[] file)
    {
        using var bytes = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(bytes, false, new OpenSettings { MaxCharactersInPart = MaxCharacters });
        if (book.WorkbookPart is not { } parts || parts.WorksheetParts.FirstOrDefault() is not { } sheet)
            throw new FormatException("the workbook has no sheet");
        var shared = parts.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToArray();
        using var xml = OpenXmlReader.Create(sheet);
        var line = 0;
        while (xml.Read())
            if (xml.IsStartElement && xml.ElementType == typeof(Row) && xml.LoadCurrentElement() is Row row)
                yield return (row.RowIndex is { } given ? (int)given.Value : ++line, CellsOf(row, shared ?? []));
    }

    private static List<string> CellsOf(Row row, string[] shared)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var at = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
            if (at >= MaxColumns)
                continue;
            while (cells.Count <= at)
                cells.Add("");
            cells[at] =
                cell.DataType?.Value == CellValues.SharedString
                && int.TryParse(cell.CellValue?.Text, CultureInfo.InvariantCulture, out var index)
                && index >= 0
                && index < shared.Length
                    ? shared[index]
                    : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
        }

        return cells;
    }

    private const int MaxColumns = 100;

    /// <summary>0 for A1, 27 for AB3.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null)
            return null;
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(3))
            column = column * 26 + (letter - 'A' + 1);
        return column - 1;
    }
}
