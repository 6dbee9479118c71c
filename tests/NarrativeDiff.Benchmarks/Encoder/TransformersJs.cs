using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>transformers.js with onnxruntime-node on the bundled fp32 network, run by node beside this process.</summary>
internal sealed class TransformersJs : IDisposable
{
    private readonly Process _node;
    private readonly DirectoryInfo _model = Directory.CreateTempSubdirectory("narrativediff-transformers-");

    /// <param name="modules">A node_modules folder that holds @huggingface/transformers and onnxruntime-node.</param>
    public TransformersJs(string modules, string[] texts)
    {
        Lay(ModelFolder.Open(BundledModel.Folder()), _model.FullName);
        _node =
            Process.Start(
                new ProcessStartInfo(
                    "node",
                    [
                        Path.Combine(AppContext.BaseDirectory, "Encoder", "transformers.mjs"),
                        modules,
                        _model.FullName,
                        $"{Environment.ProcessorCount}",
                    ]
                )
                {
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("node did not start");
        Answer(JsonSerializer.Serialize(texts));
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _node.Refresh();
            return _node.TotalProcessorTime;
        }
    }

    /// <returns>The first text's vector.</returns>
    public float[] Encode(int textsACall) =>
        JsonSerializer.Deserialize<float[]>(Answer(textsACall.ToString(CultureInfo.InvariantCulture)))!;

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
        _model.Delete(recursive: true);
    }

    private string Answer(string line)
    {
        _node.StandardInput.WriteLine(line);
        _node.StandardInput.Flush();
        return _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended; its error stream says why");
    }

    /// <summary>Lays the network and a tokenizer of the same vocabulary out as transformers.js looks for them.</summary>
    private static void Lay(ModelFolder from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "onnx"));
        File.CreateSymbolicLink(Path.Combine(to, "onnx", "model.onnx"), from.NetworkFile);
        File.WriteAllText(
            Path.Combine(to, "config.json"),
            """{"model_type": "bert", "architectures": ["BertModel"], "hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12}"""
        );
        File.WriteAllText(
            Path.Combine(to, "tokenizer_config.json"),
            """{"tokenizer_class": "BertTokenizer", "do_lower_case": true, "model_max_length": 256, "cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]", "mask_token": "[MASK]"}"""
        );
        var words = File.ReadAllText(from.VocabularyFile).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        File.WriteAllText(Path.Combine(to, "tokenizer.json"), JsonSerializer.Serialize(Tokenizer(words)));
    }

    private static object Tokenizer(string[] words)
    {
        string[] special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
        int Id(string word) => Array.IndexOf(words, word);
        return new
        {
            version = "1.0",
            added_tokens = special.Select(word => new
            {
                id = Id(word),
                content = word,
                single_word = false,
                lstrip = false,
                rstrip = false,
                normalized = false,
                special = true,
            }),
            normalizer = new
            {
                type = "BertNormalizer",
                clean_text = true,
                handle_chinese_chars = true,
                strip_accents = (bool?)null,
                lowercase = true,
            },
            pre_tokenizer = new { type = "BertPreTokenizer" },
            post_processor = new
            {
                type = "TemplateProcessing",
                single = new object[] { Token("[CLS]"), new { Sequence = new { id = "A", type_id = 0 } }, Token("[SEP]") },
                pair = Array.Empty<object>(),
                special_tokens = new Dictionary<string, object> { ["[CLS]"] = Known("[CLS]"), ["[SEP]"] = Known("[SEP]") },
            },
            decoder = new
            {
                type = "WordPiece",
                prefix = "##",
                cleanup = true,
            },
            model = new
            {
                type = "WordPiece",
                unk_token = "[UNK]",
                continuing_subword_prefix = "##",
                max_input_chars_per_word = 100,
                vocab = words.Select((word, id) => (word, id)).ToDictionary(pair => pair.word, pair => pair.id),
            },
        };
        static object Token(string word) => new { SpecialToken = new { id = word, type_id = 0 } };
        object Known(string word) =>
            new
            {
                id = word,
                ids = new[] { Id(word) },
                tokens = new[] { word },
            };
    }
}
