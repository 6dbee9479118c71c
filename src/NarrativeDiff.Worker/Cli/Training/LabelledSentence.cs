using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Training;

/// <summary>A sentence that somebody judged: loaded or not.</summary>
/// <param name="Article">What it comes from; sentences of one article are never on both sides of a cross-validation. Its own text where the
/// data names none.</param>
internal sealed record LabelledSentence(string Text, bool IsLoaded, string Article)
{
    /// <summary>A sentence, not an article; bytes of its line.</summary>
    private const int MaxLineBytes = 65_536;

    /// <summary>Every fault of the file is reported; a training set is taken whole or not at all.</summary>
    public static (IReadOnlyList<LabelledSentence> Sentences, IReadOnlyList<InputFault> Faults) Read(string file)
    {
        var sentences = new List<LabelledSentence>();
        var faults = new List<InputFault>();
        using var stream = File.OpenRead(file);
        foreach (var line in BoundedLines.Of(stream, MaxLineBytes))
            if (line.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
                Add(sentences, faults, file, line);
        return (sentences, faults);
    }

    private static void Add(List<LabelledSentence> sentences, List<InputFault> faults, string file, ByteLine line)
    {
        try
        {
            if (line.Bytes.Length > MaxLineBytes)
                throw new FieldFault(null, $"the line is over {MaxLineBytes:N0} bytes; give one sentence a line");
            using var json = JsonDocument.Parse(line.Bytes);
            sentences.Add(Of(json.RootElement));
        }
        catch (JsonException fault)
        {
            faults.Add(new InputFault(file, line.Number, null, $"not JSON: {fault.Message}"));
        }
        catch (FieldFault fault)
        {
            faults.Add(new InputFault(file, line.Number, fault.Field, fault.Message));
        }
    }

    private static LabelledSentence Of(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
            throw new FieldFault("$", "an object {\"text\": …, \"label\": 0 or 1} belongs here");
        if (
            !line.TryGetProperty("text", out var text)
            || text.ValueKind != JsonValueKind.String
            || string.IsNullOrWhiteSpace(text.GetString())
        )
            throw new FieldFault("$.text", "text is missing or blank; give the sentence as a string");
        if (
            !line.TryGetProperty("label", out var label)
            || label.ValueKind != JsonValueKind.Number
            || !label.TryGetInt32(out var value)
            || value is not (0 or 1)
        )
            throw new FieldFault("$.label", "label is missing or neither 0 (plain) nor 1 (loaded)");
        var article =
            line.TryGetProperty("article", out var named) && named.ValueKind == JsonValueKind.String
                ? named.GetString()!
                : text.GetString()!;
        return new LabelledSentence(text.GetString()!, value == 1, article);
    }

    private sealed class FieldFault(string? path, string message) : Exception(message)
    {
        public string? Field { get; } = path;
    }
}
