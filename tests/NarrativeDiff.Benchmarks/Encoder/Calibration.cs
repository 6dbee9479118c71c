using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Embeddings.Int8;
using Onnx;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>Measures how far the activations of the bundled network reach on real news sentences and odd text, and writes the file that int8 is made with.</summary>
internal static class Calibration
{
    /// <summary>More change no range by a tenth.</summary>
    private const int NewsSentences = 400;

    /// <summary>What newsrooms also send; without it a rare token would be cut at the range's end.</summary>
    private static readonly string[] Odd =
    [
        "ALL CAPS HEADLINE: MAYOR RESIGNS AFTER AUDIT", "12 | 7.5% | 1–0 | $3,000 | 1,204", "日本語とعربىとрусский", "!!! ??? ... --- ***",
        "Q1 2023\tQ2 2023\tQ3 2023\t14.2\t15.1\t13.9", "<p>&nbsp;</p> {\"id\": 7} https://example.org/a?b=c", "x", "", "é è ü ñ ø ß ł đ", "🙂🇫🇷🚒",
    ];

    public static int Run(string data, string output)
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.NetworkFile));
        var names = Quantiser.Activations(model);
        var seen = Measure(model, names, [.. SentencesOf(data), .. Odd], new WordPieces(folder));
        var draft = new ActivationRanges(folder.Checksum(), "", seen);
        var result = Convert.ToHexStringLower(SHA256.HashData(Int8Network.BytesOf(folder.NetworkFile, draft)));
        File.WriteAllLines(output,
        [
            "# Activation ranges of all-MiniLM-L6-v2 on ECB+ dev news sentences and odd text, for its int8 form.",
            "# Made by: dotnet run -c Release --project tests/NarrativeDiff.Benchmarks -- calibrate DATA_FOLDER OUT.tsv",
            $"# source\t{draft.Source}",
            $"# result\t{result}",
            .. seen.Select(range => FormattableString.Invariant($"{range.Key}\t{range.Value.Low}\t{range.Value.High}")),
        ]);
        Console.WriteLine($"{names.Length} ranges, int8 network sha256 {result}");
        return 0;
    }

    private static IEnumerable<string> SentencesOf(string data)
    {
        var all = GoldStory.ReadEcb(Path.Combine(data, "ecbplus_alignment", "dev.jsonl"))
            .SelectMany(gold => gold.Story.Versions).SelectMany(version => version.Body.Split('\n')).ToArray();
        return all.Where((_, i) => i % Math.Max(1, all.Length / NewsSentences) == 0);
    }

    private static ImmutableSortedDictionary<string, (float Low, float High)> Measure(
        ModelProto model, string[] names, IEnumerable<string> texts, WordPieces pieces)
    {
        foreach (var name in names)
            model.Graph.Output.Add(new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float } } });
        using var settings = new SessionOptions { IntraOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC };
        using var session = new InferenceSession(model.ToByteArray(), settings);
        using var options = new RunOptions();
        var ranges = names.ToDictionary(name => name, _ => (Low: 0f, High: 0f), StringComparer.Ordinal);
        foreach (var ids in texts.Select(pieces.Of))
        {
            long[] shape = [1, ids.Length];
            using var id = OrtValue.CreateTensorValueFromMemory(ids, shape);
            using var mask = OrtValue.CreateTensorValueFromMemory(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
            using var type = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
            using var results = session.Run(options, ["input_ids", "attention_mask", "token_type_ids"], [id, mask, type], names);
            for (var i = 0; i < names.Length; i++)
            {
                var values = results[i].GetTensorDataAsSpan<float>();
                var (low, high) = ranges[names[i]];
                ranges[names[i]] = (Math.Min(low, TensorPrimitives.Min(values)), Math.Max(high, TensorPrimitives.Max(values)));
            }
        }

        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, ranges.Select(range => KeyValuePair.Create(range.Key, range.Value)));
    }
}
