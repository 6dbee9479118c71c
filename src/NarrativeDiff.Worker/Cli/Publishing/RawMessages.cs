using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Cli.Input.Files;

namespace NarrativeDiff.Worker.Cli.Publishing;

/// <summary>Article versions in files: messages as the bytes they are, for the worker judges them as it would anybody's; files of other
/// shapes as what is read of them.</summary>
internal static class RawMessages
{
    /// <param name="Source">File, or file and line.</param>
    internal sealed record Message(string Source, byte[] Body);

    /// <param name="notes">What was read as what, a sentence each.</param>
    public static IReadOnlyList<Message> Read(
        IEnumerable<string> inputs,
        InputOptions options,
        out IReadOnlyList<string> faults,
        out IReadOnlyList<string> notes
    )
    {
        var messages = new List<Message>();
        var (found, noted) = (new List<string>(), new List<string>());
        var unread = ImmutableArray.CreateBuilder<InputFault>();
        var skipped = new FileNotes();
        foreach (var file in InputPaths.Files(inputs, options, unread, skipped))
            if (IsRead(file, options))
                messages.AddRange(Read(file, options, found, noted));
            else
                messages.AddRange(MessagesOf(file));
        faults = [.. unread.Select(fault => fault.ToString()), .. found];
        notes = [.. noted, .. skipped.Sentences()];
        return messages;
    }

    /// <summary>Whether a file must be read first because it holds no messages.</summary>
    private static bool IsRead(string file, InputOptions options)
    {
        switch (Path.GetExtension(file).ToLowerInvariant())
        {
            case ".json":
                return new FileInfo(file).Length <= options.MaxExportBytes && JsonExport.IsExport(File.ReadAllBytes(file), options);
            case ".jsonl":
                using (var stream = File.OpenRead(file))
                    return BoundedLines
                            .Of(stream, options.Limits.MaxMessageBytes)
                            .FirstOrDefault(line => line.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
                            is { Number: > 0 } first
                        && JsonExport.IsExport(first.Bytes, options);
            default:
                return true;
        }
    }

    private static IEnumerable<Message> Read(string file, InputOptions options, List<string> faults, List<string> notes)
    {
        var read = InputFiles.Read([file], options);
        faults.AddRange(read.Faults.Select(fault => fault.ToString()));
        notes.AddRange(read.Notes);
        return read.Articles.Select(
            (article, index) => new Message(string.Create(CultureInfo.InvariantCulture, $"{file}[{index}]"), ArticleMessage.Bytes(article))
        );
    }

    private static IEnumerable<Message> MessagesOf(string file)
    {
        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase))
            return Elements(file, File.ReadAllBytes(file));
        return Lines(File.ReadAllBytes(file))
            .Select((line, index) => new Message($"{file}:{index + 1}", line))
            .Where(message => !message.Body.AsSpan().Trim(" \t\r"u8).IsEmpty);
    }

    /// <summary>An array is a message an element; anything else, broken JSON too, is one message as it is.</summary>
    private static IEnumerable<Message> Elements(string file, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ?
                [
                    .. json
                        .RootElement.EnumerateArray()
                        .Select((element, index) => new Message($"{file}[{index}]", Encoding.UTF8.GetBytes(element.GetRawText()))),
                ]
                : [new(file, bytes)];
        }
        catch (JsonException)
        {
            return [new(file, bytes)];
        }
    }

    /// <summary>Cut as bytes: a line that is no valid UTF-8 must arrive as it is.</summary>
    private static IEnumerable<byte[]> Lines(byte[] bytes)
    {
        for (var start = 0; start < bytes.Length; )
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            end = end < 0 ? bytes.Length : end;
            yield return bytes[start..end];
            start = end + 1;
        }
    }
}
