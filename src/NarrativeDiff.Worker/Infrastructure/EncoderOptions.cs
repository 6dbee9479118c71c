using System.ComponentModel.DataAnnotations;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which sentence encoder the comparison uses.</summary>
internal sealed class EncoderOptions
{
    public const string Section = "Encoder";

    /// <summary>Lexical needs no model and sees no paraphrase.</summary>
    [EnumDataType(typeof(EncoderKind))]
    public EncoderKind Kind { get; set; } = EncoderKind.Model;

    /// <summary>Folder of a sentence-transformers ONNX model; null: the bundled one.</summary>
    public string? ModelFolder { get; set; }

    /// <summary>Of the bundled model: <c>Int8</c>, or <c>Fp32</c> as published. A model of its own folder runs as it is.</summary>
    public Precision Precision { get; set; } = Precision.Int8;
}

internal enum EncoderKind
{
    Model,
    Lexical,
}
