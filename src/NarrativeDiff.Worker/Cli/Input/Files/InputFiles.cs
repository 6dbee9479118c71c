using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input.Files;

/// <summary>Reads article versions from files and folders; what is broken is reported and the rest still read.</summary>
/// <remarks>
/// Every article is parsed as a message is: what the worker would refuse, the command line refuses.
/// <c>-</c> is JSON lines on standard input.
/// </remarks>
internal static class InputFiles
{
    public const string StandardInput = "-";

    public static ArticleInput Read(
        IEnumerable<string> paths,
        InputOptions options,
        Action<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        var articles = ImmutableArray.CreateBuilder<ArticleVersion>();
        var faults = ImmutableArray.CreateBuilder<InputFault>();
        var notes = new FileNotes();
        var saved = new SavedVersions();
        foreach (var file in InputPaths.Files(paths, options, faults, notes))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var found in Articles(file, options, notes))
            {
                saved.Add(articles.Count, found.Article is null ? null : found.Modified);
                if (found.Article is { } article)
                    articles.Add(article);
                else
                    faults.Add(found.Fault!);
            }
            progress?.Invoke(articles.Count);
        }
        saved.Time(articles);
        return new ArticleInput(articles.ToImmutable(), faults.ToImmutable(), notes.Sentences());
    }

    private static IReadOnlyList<FoundArticle> Articles(string file, InputOptions options, FileNotes notes)
    {
        try
        {
            return [.. Reader(file, options, notes)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return [FoundArticle.Refused(file, null, null, $"cannot be read: {unreadable.Message}")];
        }
    }

    private static IEnumerable<FoundArticle> Reader(string file, InputOptions options, FileNotes notes) =>
        file == StandardInput ? JsonLinesFile.Read(file, options, notes)
        : PageFile.IsPage(file) ? PageFile.Read(file, options, notes)
        : Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".jsonl" => JsonLinesFile.Read(file, options, notes),
            ".json" => JsonFile.Read(file, options, notes),
            ".txt" => TextFile.Read(file, options, notes),
            ".csv" or ".tsv" => CsvFile.Read(file, options, notes),
            ".xml" or ".rss" or ".rdf" or ".atom" => FeedFile.Read(file, options, notes),
            ".warc" or ".gz" => WarcFile.Read(file, options, notes),
            ".wacz" => WaczFile.Read(file, options, notes),
            ".docx" => NexisFile.Read(file, options, notes),
            _ => PageFile.Read(file, options, notes),
        };
}

/// <summary>Reads a file of JSON lines: one article version a line, blank lines between them allowed.</summary>
internal static class JsonLinesFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        using var stream = file == InputFiles.StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
        foreach (var line in BoundedLines.Of(stream, options.Limits.MaxMessageBytes))
        {
            if (line.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
                continue;
            if (line.Bytes.Length > options.Limits.MaxMessageBytes || JsonExport.IsOwn(line.Bytes.Span, options))
                yield return FoundArticle.Parse(file, line.Number, null, line.Bytes, options.Limits);
            else
                foreach (var found in JsonExport.Read(file, line.Number, line.Bytes, options, notes))
                    yield return found;
        }
    }
}

/// <summary>Reads a plain text file: the first line that is not blank is the headline, the rest the body.</summary>
internal static class TextFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var (text, refusal) = FileUtf8.Read(file, options.Limits.MaxMessageBytes);
        if (text is null)
            return [FoundArticle.Refused(file, null, null, refusal!)];
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n");
        if (start < 0)
            return [FoundArticle.Refused(file, null, null, "the file is empty; write the headline on the first line and the body below")];
        var end = text.IndexOf('\n', start);
        if (end < 0)
            return [FoundArticle.Refused(file, 1, null, "there is a headline and no body; write the body below the first line")];
        return
        [
            TextMessage.Read(file, new FileText(text[start..end].Trim(), text[(end + 1)..].Trim('\r', '\n'), "text/plain"), options, notes),
        ];
    }
}

/// <summary>Reads a whole file as UTF-8 text, or says why it cannot.</summary>
internal static class FileUtf8
{
    /// <returns>Text or refusal, never both.</returns>
    public static (string? Text, string? Refusal) Read(string file, long maxBytes)
    {
        var size = new FileInfo(file).Length;
        if (size > maxBytes)
            return (null, $"the file has {size} bytes, the limit is {maxBytes}; cut out what is not the article");
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        if (!Utf8.IsValid(bytes))
            return (null, "the file is not valid UTF-8; save it as UTF-8");
        return (Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes), null);
    }
}
