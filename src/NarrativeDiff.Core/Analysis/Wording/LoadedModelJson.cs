using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace NarrativeDiff.Core.Analysis.Wording;

/// <summary>Reads and writes a loaded-wording model as JSON, <c>narrativediff.loaded-model/2</c>; the long weight rows are little-endian
/// floats in base64.</summary>
public static class LoadedModelJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    private sealed record Wire(
        string? Schema,
        string? Name,
        string? Encoder,
        string? Lexicon,
        double Bias,
        double Prior,
        SortedDictionary<string, double>? Evidence,
        string? Vector,
        string? Words,
        SortedDictionary<string, double>? Figures
    );

    /// <exception cref="FormatException">It is no such model; the message names the field.</exception>
    public static LoadedModel Read(ReadOnlySpan<byte> file)
    {
        var wire = Parse(file);
        if (wire.Schema != LoadedModel.SchemaId)
            throw new FormatException(
                $"schema: expected {LoadedModel.SchemaId}, found '{wire.Schema}'; a model of an earlier version must be trained again"
            );
        var unknown = (wire.Evidence ?? []).Keys.FirstOrDefault(name => !SentenceWording.EvidenceNames.Contains(name));
        if (unknown is not null)
            throw new FormatException($"evidence.{unknown}: this version of the program knows no such evidence; train the model again");
        var words = Floats(wire.Words, "words");
        if (words.Length > 0 && (words.Length & (words.Length - 1)) != 0)
            throw new FormatException($"words: {words.Length} weights; their number must be a power of two");
        return new LoadedModel(
            wire.Name ?? throw new FormatException("name: missing"),
            wire.Encoder ?? "",
            wire.Lexicon ?? "",
            wire.Bias,
            wire.Prior,
            [.. SentenceWording.EvidenceNames.Select(name => (wire.Evidence ?? []).GetValueOrDefault(name))],
            Floats(wire.Vector, "vector"),
            words,
            (wire.Figures ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            ChecksumOf(file)
        );
    }

    public static string Write(LoadedModel model) =>
        JsonSerializer.Serialize(
            new Wire(
                LoadedModel.SchemaId,
                model.Name,
                model.Encoder,
                model.Lexicon,
                model.Bias,
                model.Prior,
                new SortedDictionary<string, double>(
                    SentenceWording
                        .EvidenceNames.Zip(model.Evidence)
                        .Where(pair => pair.Second != 0)
                        .ToDictionary(pair => pair.First, pair => pair.Second),
                    StringComparer.Ordinal
                ),
                Text(model.Vector),
                Text(model.Words),
                new SortedDictionary<string, double>(model.Figures, StringComparer.Ordinal)
            ),
            Json
        ) + "\n";

    public static string ChecksumOf(ReadOnlySpan<byte> file) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file));

    private static Wire Parse(ReadOnlySpan<byte> file)
    {
        try
        {
            return JsonSerializer.Deserialize<Wire>(file, Json) ?? throw new FormatException("the file holds null");
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{fault.Path ?? "$"}: {fault.Message}", fault);
        }
    }

    private static string Text(ImmutableArray<float> weights) => Convert.ToBase64String(MemoryMarshal.AsBytes(weights.AsSpan()));

    private static ImmutableArray<float> Floats(string? base64, string field)
    {
        var bytes = new byte[(base64?.Length ?? 0) * 3 / 4 + 3];
        if (!Convert.TryFromBase64String(base64 ?? "", bytes, out var length) || length % 4 != 0)
            throw new FormatException($"{field}: not floats in base64");
        return [.. MemoryMarshal.Cast<byte, float>(bytes.AsSpan(0, length))];
    }
}
