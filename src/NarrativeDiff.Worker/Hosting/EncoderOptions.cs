using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Hosting;

/// <summary>Which sentence encoder the comparison uses.</summary>
internal sealed class EncoderOptions
{
    public const string Section = "Encoder";

    /// <summary>Lexical needs no model and sees no paraphrase.</summary>
    [EnumDataType(typeof(EncoderKind))]
    public EncoderKind Kind { get; set; } = EncoderKind.Model;

    /// <summary>Folder of a sentence-transformers ONNX model; null: the bundled one.</summary>
    public string? ModelFolder { get; set; }
}

internal enum EncoderKind
{
    Model,
    Lexical,
}
