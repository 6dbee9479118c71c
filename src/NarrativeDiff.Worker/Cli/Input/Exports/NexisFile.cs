using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads the documents of a Nexis Uni download: one or many articles in a Word file, each under title, publication and date, with
/// its text below "Body".</summary>
internal static partial class NexisFile
{
    private const int MaxParagraphs = 500_000;

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var (paragraphs, refusal) = Paragraphs(file, options);
        if (refusal is not null)
            return [FoundArticle.Refused(file, null, null, refusal)];
        var records = Records(paragraphs, Path.GetFileNameWithoutExtension(file)).ToArray();
        if (records.Length == 0)
            return
            [
                FoundArticle.Refused(
                    file,
                    null,
                    null,
                    "the Word file is no Nexis Uni download: no line in it says only 'Body'; save other documents as text"
                ),
            ];
        notes.Shape(file, "a Nexis Uni download");
        return records.Select(record => record.ToArticle(file, options, notes));
    }

    private static (IReadOnlyList<string> Paragraphs, string? Refusal) Paragraphs(string file, InputOptions options)
    {
        try
        {
            using var document = WordprocessingDocument.Open(
                file,
                isEditable: false,
                new OpenSettings { MaxCharactersInPart = options.MaxTableBytes }
            );
            if (document.MainDocumentPart is not { } main)
                return ([], "the Word file has no text");
            var paragraphs = new List<string>();
            using var xml = OpenXmlReader.Create(main);
            while (xml.Read())
                if (xml.IsStartElement && xml.ElementType == typeof(Paragraph))
                {
                    if (paragraphs.Count == MaxParagraphs)
                        return ([], $"the Word file has more than {MaxParagraphs} paragraphs; download fewer documents at once");
                    paragraphs.Add(TextOf((Paragraph)xml.LoadCurrentElement()!));
                }
            return (paragraphs, null);
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or FileFormatException
                        or InvalidDataException
                        or System.Xml.XmlException
                        or FormatException
            )
        {
            return ([], $"the Word file cannot be read, or unpacks to more than {options.MaxTableBytes} characters: {broken.Message}");
        }
    }

    private static string TextOf(Paragraph paragraph) =>
        string.Concat(
                paragraph
                    .Descendants()
                    .Select(part =>
                        part switch
                        {
                            Text text => text.Text,
                            TabChar => " ",
                            Break or CarriageReturn => "\n",
                            _ => "",
                        }
                    )
            )
            .Trim();

    /// <summary>Each document from the end of the one before to its own.</summary>
    private static IEnumerable<ExportRecord> Records(IReadOnlyList<string> lines, string name)
    {
        var start = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] != "Body")
                continue;
            var end = i + 1;
            while (end < lines.Count && !EndsBody(lines[end]))
                end++;
            var last = end;
            while (last < lines.Count && lines[last] != "End of Document" && lines[last] != "Body")
                last++;
            if (
                Record(
                    [.. lines.Skip(start).Take(i - start)],
                    lines.Skip(i + 1).Take(end - i - 1),
                    [.. lines.Skip(end).Take(last - end)],
                    name
                ) is
                { } record
            )
                yield return record;
            (start, i) = (last + 1, last);
        }
    }

    private static bool EndsBody(string line) =>
        line is "Classification" or "End of Document" or "Body" || line.StartsWith("Load-Date:", StringComparison.Ordinal);

    /// <param name="head">Title, publication, date, copyright and what Nexis notes, behind the cover page in the first document.</param>
    private static ExportRecord? Record(string[] head, IEnumerable<string> body, string[] tail, string name)
    {
        string[] lines = [.. head.Where(line => line.Length > 0)];
        var date = Array.FindLastIndex(lines, line => Date().IsMatch(line));
        if (date < 2)
            return null;
        var written = Date().Match(lines[date]);
        var clock = Clock().Match(lines[date][(written.Index + written.Length)..]);
        return new ExportRecord
        {
            Headline = lines[date - 2],
            Outlet = OutletId(lines[date - 1]),
            OutletName = lines[date - 1],
            PublishedAt = clock.Success ? $"{written.Value} {clock.Value}" : written.Value,
            Body = string.Join("\n\n", body.Where(line => line.Length > 0)),
            IsHtml = false,
            ArticleId = $"{name}: {lines[date - 2]} ({written.Value})",
            Authors = Labelled(lines, "Byline:") is { } byline ? [byline] : null,
            Section = Labelled(lines, "Section:"),
            Language = Labelled(tail, "Language:")?.Split(';')[0].Trim(),
            Path = lines[date - 2],
        };
    }

    private static string? Labelled(string[] lines, string label) =>
        lines.FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal)) is { } line
        && line[label.Length..].Trim() is { Length: > 0 } value
            ? value
            : null;

    /// <summary>"The Harbour Post (Northport)" is harbour-post of no place: the name in lower case, words joined.</summary>
    private static string OutletId(string publication) =>
        string.Join(
            '-',
            publication.Split('(')[0].ToLower(CultureInfo.InvariantCulture).Split([.. " ,.;:'’\"/&"], StringSplitOptions.RemoveEmptyEntries)
        )
            is { Length: > 0 } id
            ? id
            : publication;

    [GeneratedRegex(
        @"^(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}|"
            + @"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\b",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Date();

    [GeneratedRegex(@"\d{1,2}:\d{2} [AP]M(?: (?:GMT|UTC|[ECMP][SD]T))?", RegexOptions.NonBacktracking)]
    private static partial Regex Clock();
}
