using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>What a chunk of text is.</summary>
internal enum ChunkKind
{
    Word,
    Number,
    Quote,
    Dash,
    Punctuation,
    Space,
}

/// <summary>The smallest piece of text that is compared as one: a word, a number, a mark, a stretch of white space.</summary>
internal readonly record struct Chunk(TextSpan Span, ChunkKind Kind);
