using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Core.Analysis.Frames;

/// <summary>What an encoder knows of frames; where it knows nothing, the word lists alone decide.</summary>
/// <param name="Sentences">Of policy dimensions and generic frames (F1, F2); null: nothing.</param>
/// <param name="Properties">Of properties of targets (F3); null: nothing.</param>
/// <param name="Wording">Makes the vectors that <paramref name="Properties"/> are compared with; null: they are at hand, or there are
/// none.</param>
internal sealed record FrameSense(FrameVectors? Sentences, FrameVectors? Properties, ISentenceEncoder? Wording)
{
    /// <summary>Word lists alone.</summary>
    public static FrameSense None { get; } = new(null, null, null);

    /// <returns>Nothing where the shipped vectors were made with another encoder.</returns>
    public static FrameSense For(ISentenceEncoder? encoder) =>
        encoder is null
            ? None
            : new(
                FrameVectors.Shipped.AreOf(encoder.Model) ? FrameVectors.Shipped : null,
                FrameVectors.ShippedProperties.AreOf(encoder.Wording.Model) ? FrameVectors.ShippedProperties : null,
                encoder.Wording
            );

    public bool UsesVectors => Sentences is not null || Properties is not null;

    /// <summary>Part of a report's method: the lists and vectors that find frames, with their versions.</summary>
    public string Method =>
        (Sentences, Properties) switch
        {
            (null, null) => FrameCues.Version,
            (_, null) => $"{FrameCues.Version}; {FrameVectors.Version}",
            _ => $"{FrameCues.Version}; {FrameVectors.Version} with {Wording!.Model}",
        };
}
