namespace NarrativeDiff.Worker.Hosting;

/// <summary>Which sentence encoder the comparison uses.</summary>
internal sealed class EncoderOptions
{
    public const string Section = "Encoder";

    /// <summary>Folder of a sentence-transformers ONNX model; null: the bundled one.</summary>
    public string? ModelFolder { get; set; }
}
