namespace NarrativeDiff.Embeddings;

/// <summary>In which numbers the bundled network multiplies.</summary>
public enum Precision
{
    /// <summary>8-bit integers with fixed scales: about twice as fast, vectors within a hair of fp32 (figures in the README).</summary>
    Int8,

    /// <summary>32-bit floating point, the network as published.</summary>
    Fp32,
}
