namespace NarrativeDiff.Core.Text;

public enum ChunkKind { Word, Number, Quote, Dash, Punctuation, Space }

public readonly record struct Chunk(TextSpan Span, ChunkKind Kind);
