using System.CommandLine;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Worker.Cli;

/// <summary>Which sentence encoder a verb uses: the bundled model in int8 or fp32, none (words only), or a model in a folder.</summary>
internal static class EncoderChoice
{
    private const string Bundled = "bundled";
    private const string BundledFp32 = "bundled-fp32";
    private const string Lexical = "lexical";

    public static Option<string> AddTo(Command command)
    {
        var option = new Option<string>("--encoder")
        {
            Description =
                "Sentence encoder: bundled (MiniLM in int8), bundled-fp32 (as published, half as fast), lexical "
                + "(words only: fast, sees no paraphrase), or the folder of a sentence-transformers ONNX model",
            HelpName = "bundled|bundled-fp32|lexical|FOLDER",
            DefaultValueFactory = _ => Bundled,
        };
        option.Validators.Add(given =>
        {
            if (
                given.GetValueOrDefault<string>() is { } choice
                && choice is not (Bundled or BundledFp32 or Lexical)
                && !Directory.Exists(choice)
            )
                given.AddError(
                    $"--encoder '{choice}' is no folder; give bundled, bundled-fp32, lexical or a folder that holds "
                        + "model.onnx and vocab.txt"
                );
        });
        command.Add(option);
        return option;
    }

    /// <exception cref="FileNotFoundException">A file of the model is missing.</exception>
    /// <exception cref="InvalidDataException">The folder holds no model that can be run.</exception>
    public static OpenEncoder Open(string choice) =>
        new(
            choice switch
            {
                Bundled => OnnxSentenceEncoder.Bundled(),
                BundledFp32 => OnnxSentenceEncoder.Bundled(Precision.Fp32),
                Lexical => new LexicalSimilarity(),
                _ => OnnxSentenceEncoder.Load(choice),
            }
        );
}

/// <summary>An encoder for the time of one verb; a model's memory is given back at the end.</summary>
internal sealed class OpenEncoder(ISentenceEncoder encoder) : IDisposable
{
    public ISentenceEncoder Encoder => encoder;

    public void Dispose() => (encoder as IDisposable)?.Dispose();
}
