using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads a table of articles: comma, semicolon or tab between the columns, their names in the first row.</summary>
internal static class CsvFile
{
    private const int MaxColumns = 500;

    private const int MaxNamesShown = 30;

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var size = new FileInfo(file).Length;
        if (size > options.MaxTableBytes)
            return [FoundArticle.Refused(file, null, null, $"the file has {size} bytes, the limit is {options.MaxTableBytes}; split it")];
        return Rows(file, options, notes);
    }

    private static IEnumerable<FoundArticle> Rows(string file, InputOptions options, FileNotes notes)
    {
        using var text = new RowLimit(file);
        using var csv = new CsvReader(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = Delimiter(file),
                BadDataFound = null,
                MissingFieldFound = null,
                // One field of a row of the table is at most one message.
                MaxFieldSize = options.Limits.MaxMessageBytes,
            }
        );
        var fault = Header(file, csv, options);
        if (fault is not null)
        {
            yield return fault;
            yield break;
        }
        var places = csv.HeaderRecord!.Index()
            .GroupBy(column => FieldMap.Plain(column.Item))
            .ToDictionary(column => column.Key, column => column.First().Index, StringComparer.Ordinal);
        var fields = FieldMap.Usual.With(options.Map);
        var name = Path.GetFileNameWithoutExtension(file);
        for (var row = 1; ; row++)
        {
            if (Next(file, csv) is { } broken)
            {
                yield return broken;
                yield break;
            }
            if (csv.Parser.Record is not { } record)
                yield break;
            string? Text(string column) =>
                places.TryGetValue(FieldMap.Plain(column), out var place) && place < record.Length ? record[place] : null;
            notes.Shape(file, "a table" + fields.Found(Text));
            var read = ExportRecord.Of(fields, Text) with { Line = csv.Parser.RawRow };
            yield return (
                read.ArticleId is null && read.Url is null
                    ? read with
                    {
                        ArticleId = string.Create(CultureInfo.InvariantCulture, $"{name}-{row}"),
                    }
                    : read
            ).ToArticle(file, options, notes);
        }
    }

    /// <summary>Says everything that the header lacks, at once.</summary>
    private static FoundArticle? Header(string file, CsvReader csv, InputOptions options)
    {
        if (Next(file, csv) is { } broken)
            return broken;
        if (csv.Parser.Record is not { Length: > 0 } header)
            return FoundArticle.Refused(file, null, null, "the file is empty; write the names of the columns in its first row");
        if (header.Length > MaxColumns)
            return FoundArticle.Refused(file, 1, null, $"the table has {header.Length} columns, the limit is {MaxColumns}");
        csv.ReadHeader();
        var has = header.Select(FieldMap.Plain).ToHashSet(StringComparer.Ordinal);
        var fields = FieldMap.Usual.With(options.Map);
        var lacks = new[] { "headline", "body", "outlet" }
            .Where(target => !fields[target].Any(name => has.Contains(FieldMap.Plain(name))))
            .Where(target =>
                target != "outlet" || (options.Outlet is null && !fields["url"].Any(name => has.Contains(FieldMap.Plain(name))))
            )
            .ToArray();
        return lacks.Length == 0
            ? null
            : FoundArticle.Refused(
                file,
                1,
                null,
                $"the table has no column for {string.Join(", ", lacks)}; its columns are "
                    + $"{string.Join(", ", header.Take(MaxNamesShown))}; say with --map FIELD=COLUMN which of them holds "
                    + "what"
            );
    }

    /// <summary>Reads the next row; null where it can be read or there is none.</summary>
    private static FoundArticle? Next(string file, CsvReader csv)
    {
        try
        {
            csv.Read();
            return null;
        }
        catch (Exception broken) when (broken is CsvHelperException or DecoderFallbackException or InvalidDataException)
        {
            return FoundArticle.Refused(
                file,
                csv.Parser.RawRow,
                null,
                broken is DecoderFallbackException ? "the table is not valid UTF-8; save it as UTF-8"
                    : broken is InvalidDataException ? broken.Message
                    : "the row cannot be read, or one of its fields is over the limit of a message; nothing after it was read"
            );
        }
    }

    /// <summary>Ends reading where one line holds more separators than any article's row.</summary>
    private sealed class RowLimit(string file)
        : StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true)
    {
        private const int MaxSeparators = 200_000;

        private int _separators;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = base.Read(buffer, index, count);
            foreach (var c in buffer.AsSpan(index, read))
                _separators = c == '\n' ? 0 : _separators + (c is ',' or ';' or '\t' ? 1 : 0);
            return _separators <= MaxSeparators
                ? read
                : throw new InvalidDataException($"a row has more than {MaxSeparators} separators; nothing after it was read");
        }
    }

    /// <summary>Whichever of the three the first row has most.</summary>
    private static string Delimiter(string file)
    {
        using var text = new StreamReader(file);
        var first = new char[4_096];
        var row = first.AsSpan(0, text.ReadBlock(first));
        row = row.IndexOf('\n') is >= 0 and var end ? row[..end] : row;
        var (tabs, semicolons, commas) = (row.Count('\t'), row.Count(';'), row.Count(','));
        return tabs > commas && tabs >= semicolons ? "\t"
            : semicolons > commas ? ";"
            : ",";
    }
}
