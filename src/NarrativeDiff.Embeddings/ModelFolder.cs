using System.Security.Cryptography;
using System.Text.Json;

namespace NarrativeDiff.Embeddings;

/// <summary>A folder in the layout of sentence-transformers: the network, its vocabulary, and how its states become one vector.</summary>
internal sealed record ModelFolder(string Name, string NetworkFile, string VocabularyFile, Pooling Pooling, bool LowerCase, int MaxTokens)
{
    /// <summary>Where <c>sentence_bert_config.json</c> sets no limit; that of the bundled model's own.</summary>
    public const int DefaultMaxTokens = 256;

    /// <summary>BERT has no positions beyond this.</summary>
    private const int BertPositions = 512;

    public static ModelFolder Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"The model folder does not exist: {path}. Name a folder that holds model.onnx and vocab.txt.", path);
        return new ModelFolder(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(path)),
            Needed(path, "model.onnx", Path.Combine("onnx", "model.onnx")),
            Needed(path, "vocab.txt", Path.Combine("onnx", "vocab.txt")),
            PoolingOf(Path.Combine(path, "1_Pooling", "config.json")),
            Setting(Path.Combine(path, "tokenizer_config.json"), "do_lower_case")?.GetBoolean() ?? true,
            Math.Clamp(Setting(Path.Combine(path, "sentence_bert_config.json"), "max_seq_length")?.GetInt32() ?? DefaultMaxTokens, 8, BertPositions));
    }

    /// <summary>SHA-256 of the network's file, 64 lower-case hex digits.</summary>
    public string Checksum()
    {
        using var file = File.OpenRead(NetworkFile);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Needed(string folder, params string[] places) =>
        places.Select(place => Path.Combine(folder, place)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"The model folder {folder} holds neither {string.Join(" nor ", places)}. Export the model to ONNX with its BERT vocabulary, or name another folder.",
            Path.Combine(folder, places[0]));

    private static Pooling PoolingOf(string file) =>
        IsOn(file, "pooling_mode_cls_token") ? Pooling.FirstToken
        : IsOn(file, "pooling_mode_max_tokens") ? Pooling.Maximum
        : IsOn(file, "pooling_mode_weightedmean_tokens") || IsOn(file, "pooling_mode_lasttoken")
            ? throw new InvalidDataException($"{file} asks for a pooling other than mean, max or first token; this encoder knows these three.")
        : Pooling.Mean;

    private static bool IsOn(string file, string mode) => Setting(file, mode)?.GetBoolean() ?? false;

    private static JsonElement? Setting(string file, string name)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.Clone() : null;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} is not JSON: {broken.Message}", broken);
        }
    }
}
