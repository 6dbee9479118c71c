using System.Text;
using System.Text.Json;

namespace NarrativeDiff.Worker.Cli.Publishing;

/// <summary>Article versions in files, as the bytes they are: the worker judges them, as it would anybody's.</summary>
internal static class RawMessages
{
    /// <param name="Source">File, or file and line.</param>
    internal sealed record Message(string Source, byte[] Body);

    public static IReadOnlyList<Message> Read(IEnumerable<string> inputs, out IReadOnlyList<string> faults)
    {
        var messages = new List<Message>();
        var found = new List<string>();
        foreach (var input in inputs)
        {
            var files = FilesOf(input);
            if (files.Count == 0)
                found.Add($"{input}: no such file or folder, or no .json or .jsonl in it");
            foreach (var file in files)
                messages.AddRange(MessagesOf(file));
        }

        faults = found;
        return messages;
    }

    private static List<string> FilesOf(string input)
    {
        if (File.Exists(input))
            return IsOurs(input) ? [input] : [];
        return Directory.Exists(input)
            ? [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Where(IsOurs).Order(StringComparer.Ordinal)]
            : [];
    }

    private static bool IsOurs(string file) => Path.GetExtension(file) is ".json" or ".jsonl";

    private static IEnumerable<Message> MessagesOf(string file)
    {
        if (Path.GetExtension(file) == ".json")
            return Elements(file, File.ReadAllBytes(file));
        return Lines(File.ReadAllBytes(file)).Select((line, index) => new Message($"{file}:{index + 1}", line)).Where(message => !message.Body.AsSpan().Trim(" \t\r"u8).IsEmpty);
    }

    /// <summary>An array is a message an element; anything else, broken JSON too, is one message as it is.</summary>
    private static IEnumerable<Message> Elements(string file, byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select((element, index) => new Message($"{file}[{index}]", Encoding.UTF8.GetBytes(element.GetRawText())))]
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
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            end = end < 0 ? bytes.Length : end;
            yield return bytes[start..end];
            start = end + 1;
        }
    }
}
