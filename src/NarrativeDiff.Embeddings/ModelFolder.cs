using System.Security.Cryptography;

namespace NarrativeDiff.Embeddings;

/// <summary>A folder in the layout of sentence-transformers: the network, its vocabulary, and how its states become one vector.</summary>
internal sealed record ModelFolder(string Path, string NetworkFile, string VocabularyFile, Pooling Pooling, bool LowerCase, int MaxTokens)
{
    /// <summary>Where <c>sentence_bert_config.json</c> sets no limit; the bundled model's own.</summary>
    private const int DefaultMaxTokens = 256;

    /// <summary>BERT has no positions beyond this.</summary>
    public const int BertPositions = 512;

    /// <summary>Whether the network numbers the pieces of its SentencePiece model as XLM-R does.</summary>
    public bool IsXlmRoberta { get; init; }

    /// <summary>BERT's word pieces first, as they were the first that were known; a model of SentencePiece before the copy of it in
    /// tokenizer.json.</summary>
    private static readonly string[] Vocabularies =
    [
        "vocab.txt",
        "onnx/vocab.txt",
        "sentencepiece.bpe.model",
        "sentencepiece.model",
        "spiece.model",
        "tokenizer.model",
        "tokenizer.json",
        "onnx/tokenizer.json",
    ];

    /// <exception cref="InvalidDataException">The vocabulary cannot be read.</exception>
    public ITokenizer Tokenizer() =>
        System.IO.Path.GetExtension(VocabularyFile) == ".txt" ? new WordPieces(this) : new SentencePieces(this);

    /// <summary>What was made of the published network, e.g. <c>int8</c>; null where it runs as published.</summary>
    public string? Form { get; init; }

    public string Name => System.IO.Path.GetFileName(Path) + (Form is null ? "" : $" {Form}");

    /// <summary>True where the vector is not simply the pooled states.</summary>
    public bool NeedsDenseLayer => ModelSettings.HasDenseLayer(System.IO.Path.Combine(Path, "modules.json"));

    public static ModelFolder Open(string folder)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        if (!Directory.Exists(path))
            throw new FileNotFoundException(
                $"The model folder does not exist: {path}. Name a folder that holds model.onnx and vocab.txt.",
                path
            );
        return new ModelFolder(
            path,
            Needed(path, "model.onnx", "onnx/model.onnx"),
            Needed(path, Vocabularies),
            PoolingOf(System.IO.Path.Combine(path, "1_Pooling", "config.json")),
            ModelSettings.Flag(System.IO.Path.Combine(path, "tokenizer_config.json"), "do_lower_case") ?? true,
            Math.Clamp(
                ModelSettings.Number(System.IO.Path.Combine(path, "sentence_bert_config.json"), "max_seq_length") ?? DefaultMaxTokens,
                8,
                BertPositions
            )
        )
        {
            IsXlmRoberta =
                ModelSettings
                    .Text(System.IO.Path.Combine(path, "tokenizer_config.json"), "tokenizer_class")
                    ?.StartsWith("XLMRoberta", StringComparison.Ordinal)
                ?? ModelSettings.Text(System.IO.Path.Combine(path, "config.json"), "model_type") == "xlm-roberta",
        };
    }

    /// <summary>SHA-256 of the network's file, 64 lower-case hex digits.</summary>
    public string Checksum()
    {
        using var file = File.OpenRead(NetworkFile);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static string Needed(string folder, params string[] places) =>
        places.Select(place => System.IO.Path.Combine(folder, place)).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException(
            $"The model folder {folder} holds neither {string.Join(" nor ", places)}. Export the model to ONNX "
                + "with its vocabulary, or name another folder.",
            System.IO.Path.Combine(folder, places[0])
        );

    private static Pooling PoolingOf(string file)
    {
        bool IsOn(string mode) => ModelSettings.Flag(file, mode) ?? false;
        if (IsOn("pooling_mode_weightedmean_tokens") || IsOn("pooling_mode_lasttoken"))
            throw new InvalidDataException(
                $"{file} asks for a pooling other than mean, max or first token; this encoder knows these three."
            );
        return IsOn("pooling_mode_cls_token") ? Pooling.FirstToken
            : IsOn("pooling_mode_max_tokens") ? Pooling.Maximum
            : Pooling.Mean;
    }
}
