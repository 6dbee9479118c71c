using System.Collections.Immutable;

namespace NarrativeDiff.Core.Encoding;

/// <summary>Turns texts into vectors whose dot product is their similarity in meaning.</summary>
/// <remarks>Thread-safe. The vector of a text depends on that text and the model alone, not on what is encoded beside it.</remarks>
public interface ISentenceEncoder
{
    /// <summary>Names the model and the checksum of its file, e.g. <c>all-MiniLM-L6-v2 sha256:4a64cee3…</c>; part of a report's
    /// method.</summary>
    string Model { get; }

    int Dimensions { get; }

    /// <summary>An encoder whose vectors show how a text is worded rather than what it is about; this one where there is no
    /// better.</summary>
    ISentenceEncoder Wording => this;

    /// <returns>One vector of length 1 a text, in the order given.</returns>
    IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts);

    /// <summary>Sentences and their clauses; an encoder that can reads the clauses' vectors off the run of their sentence.</summary>
    /// <returns>By sentence, in the order given: its own vector, then one a clause; each of length 1.</returns>
    IReadOnlyList<ImmutableArray<float[]>> EncodeSplit(IReadOnlyList<SplitSentence> sentences) =>
        SplitSentence.EncodedApart(this, sentences);

    /// <summary>What <see cref="Encode"/> and <see cref="Wording"/> give; an encoder that can makes both in one pass.</summary>
    (IReadOnlyList<float[]> Meanings, IReadOnlyList<float[]> Wordings) EncodeBoth(IReadOnlyList<string> texts) =>
        (Encode(texts), Wording.Encode(texts));
}
