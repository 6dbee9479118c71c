using System.Collections.Immutable;
using System.Security.Cryptography;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Embeddings.Int8;
using Onnx;

namespace NarrativeDiff.Benchmarks.Encoder;

/// <summary>Measures how far the activations of the bundled network reach on real news sentences and odd text, and writes the file that
/// int8 is made with.</summary>
internal static class Calibration
{
    /// <summary>More change no range by a tenth.</summary>
    private const int NewsSentences = 400;

    /// <summary>A channel is halved until it reaches no farther than so many times the middle channel; 1, 2 and 2.8 gave mean cosine errors
    /// of .0063, .0053 and .0059 where this gives .0053, and 2 did worse on odd text.</summary>
    private const float MinFar = 1.4f;

    /// <summary>What newsrooms also send; without it a rare token would be cut at the range's end.</summary>
    private static readonly string[] Odd =
    [
        "ALL CAPS HEADLINE: MAYOR RESIGNS AFTER AUDIT",
        "12 | 7.5% | 1–0 | $3,000 | 1,204",
        "日本語とعربىとрусский",
        "!!! ??? ... --- ***",
        "Q1 2023\tQ2 2023\tQ3 2023\t14.2\t15.1\t13.9",
        "<p>&nbsp;</p> {\"id\": 7} https://example.org/a?b=c",
        "x",
        "",
        "é è ü ñ ø ß ł đ",
        "🙂🇫🇷🚒",
    ];

    public static int Run(string data, string output)
    {
        var folder = ModelFolder.Open(BundledModel.Folder());
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder.NetworkFile));
        var names = Quantiser.Activations(model);
        var seen = Measure(model, names, [.. SentencesOf(data), .. Odd], new WordPieces(folder));
        var draft = new ActivationRanges(
            folder.Checksum(),
            "",
            seen.ToImmutableSortedDictionary(tensor => tensor.Key, tensor => RangeOf(tensor.Value), StringComparer.Ordinal)
        );
        var result = Convert.ToHexStringLower(SHA256.HashData(Int8Network.BytesOf(folder.NetworkFile, draft)));
        File.WriteAllLines(
            output,
            [
                "# Activation ranges of all-MiniLM-L6-v2 on ECB+ dev news sentences and odd text, for its int8 form.",
                "# Made by: dotnet run -c Release --project tests/NarrativeDiff.Benchmarks -- calibrate DATA_FOLDER OUT.tsv",
                $"# source\t{draft.Source}",
                $"# result\t{result}",
                .. draft.Of.Select(tensor =>
                    FormattableString.Invariant(
                        $"{tensor.Key}\t{tensor.Value.Low}\t{tensor.Value.High}\t{string.Join(' ', tensor.Value.Halvings.Select(halving => $"{halving.Key}:{halving.Value}"))}"
                    )
                ),
            ]
        );
        Console.WriteLine($"{names.Length} ranges, int8 network sha256 {result}");
        return 0;
    }

    private static IEnumerable<string> SentencesOf(string data)
    {
        var all = GoldStory
            .ReadEcb(Path.Combine(data, "ecbplus_alignment", "dev.jsonl"))
            .SelectMany(gold => gold.Story.Versions)
            .SelectMany(version => version.Body.Split('\n'))
            .ToArray();
        return all.Where((_, i) => i % Math.Max(1, all.Length / NewsSentences) == 0);
    }

    private static ActivationRange RangeOf((float Low, float High)[] channels)
    {
        var reach = channels.Select(channel => Math.Max(-channel.Low, channel.High)).ToArray();
        var far = MinFar * reach.Order().ElementAt(reach.Length / 2);
        var halvings = reach
            .Select((value, channel) => (channel, Times: (int)Math.Max(0, MathF.Ceiling(MathF.Log2(value / far)))))
            .Where(halving => halving.Times > 0)
            .ToImmutableSortedDictionary(halving => halving.channel, halving => halving.Times);
        return new ActivationRange(
            channels.Select((channel, i) => MathF.ScaleB(channel.Low, -halvings.GetValueOrDefault(i))).Min(),
            channels.Select((channel, i) => MathF.ScaleB(channel.High, -halvings.GetValueOrDefault(i))).Max(),
            halvings
        );
    }

    /// <returns>Tensor to the lowest and highest number of each of its channels.</returns>
    private static Dictionary<string, (float Low, float High)[]> Measure(
        ModelProto model,
        string[] names,
        IEnumerable<string> texts,
        WordPieces pieces
    )
    {
        foreach (var name in names)
            model.Graph.Output.Add(
                new ValueInfoProto
                {
                    Name = name,
                    Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float } },
                }
            );
        using var settings = new SessionOptions { IntraOpNumThreads = 1, GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC };
        using var session = new InferenceSession(model.ToByteArray(), settings);
        using var options = new RunOptions();
        var ranges = new Dictionary<string, (float Low, float High)[]>(StringComparer.Ordinal);
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
                var channels = ranges.TryGetValue(names[i], out var known)
                    ? known
                    : ranges[names[i]] = new (float, float)[(int)results[i].GetTensorTypeAndShape().Shape[^1]];
                for (var at = 0; at < values.Length; at++)
                {
                    ref var channel = ref channels[at % channels.Length];
                    channel = (Math.Min(channel.Low, values[at]), Math.Max(channel.High, values[at]));
                }
            }
        }

        return ranges;
    }
}
