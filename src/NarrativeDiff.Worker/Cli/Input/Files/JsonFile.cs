using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input.Exports;

namespace NarrativeDiff.Worker.Cli.Input.Files;

/// <summary>Reads a JSON file: one article version, an array of them, or an export of a known shape.</summary>
internal static class JsonFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var size = new FileInfo(file).Length;
        if (size > options.MaxJsonBytes)
            return
            [
                FoundArticle.Refused(
                    file,
                    null,
                    null,
                    $"the file has {size} bytes, the limit is {options.MaxJsonBytes}; write it as .jsonl, one article a line"
                ),
            ];
        ReadOnlyMemory<byte> json = File.ReadAllBytes(file);
        json = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var start = json.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (!JsonExport.IsOwn(json.Span, options))
            return json.Length <= options.MaxExportBytes
                ? JsonExport.Read(file, null, json, options, notes)
                :
                [
                    FoundArticle.Refused(
                        file,
                        null,
                        null,
                        $"the export has {json.Length} bytes, the limit is {options.MaxExportBytes}; split it, or write it as "
                            + ".jsonl, one article a line"
                    ),
                ];
        return start >= 0 && json.Span[start] == (byte)'['
            ? Elements(file, json, options)
            : [FoundArticle.Parse(file, start < 0 ? null : LineAt(json.Span, start), null, json, options.Limits)];
    }

    /// <summary>Slices the array before parsing, so that one broken article leaves the others whole.</summary>
    private static List<FoundArticle> Elements(string file, ReadOnlyMemory<byte> json, InputOptions options)
    {
        var found = new List<FoundArticle>();
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 64 });
        var (line, counted) = (1, 0);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                line += json.Span[counted..start].Count((byte)'\n');
                counted = start;
                found.Add(FoundArticle.Parse(file, line, $"$[{found.Count}]", json[start..(int)reader.BytesConsumed], options.Limits));
            }
            if (reader.Read())
                found.Add(FoundArticle.Refused(file, null, null, "something follows the array; remove it"));
        }
        catch (JsonException broken)
        {
            found.Add(
                FoundArticle.Refused(
                    file,
                    (int?)broken.LineNumber + 1,
                    $"$[{found.Count}]",
                    $"the JSON is malformed here; nothing after it was read ({broken.Message})"
                )
            );
        }
        if (found.Count == 0)
            found.Add(FoundArticle.Refused(file, null, null, "the array is empty; nothing to read"));
        return found;
    }

    private static int LineAt(ReadOnlySpan<byte> json, int start) => 1 + json[..start].Count((byte)'\n');
}
