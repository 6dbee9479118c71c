namespace NarrativeDiff.Core.Text;

/// <summary>The words and marks of a text without its white space, as numbers are read from them.</summary>
internal sealed class NumberTokens(string text)
{
    private readonly Chunk[] chunks = [.. Chunker.Chunk(text).Where(chunk => chunk.Kind != ChunkKind.Space)];

    public int Count => chunks.Length;

    public Chunk this[int i] => chunks[i];

    /// <summary>Lower-cased; empty beyond either end.</summary>
    public string Word(int i) => Raw(i).ToLowerInvariant();

    public string Raw(int i) => i >= 0 && i < chunks.Length ? chunks[i].Span.Of(text) : "";

    public bool IsNumber(int i) => i >= 0 && i < chunks.Length && chunks[i].Kind == ChunkKind.Number;

    public bool IsCapitalised(int i) => Raw(i) is { Length: > 0 } word && char.IsUpper(word[0]);

    /// <summary>No white space stands before the token.</summary>
    public bool Touches(int i) => i > 0 && i < chunks.Length && chunks[i - 1].Span.End == chunks[i].Span.Start;

    public TextSpan Cover(int from, int to) => TextSpan.FromBounds(chunks[from].Span.Start, chunks[to].Span.End);
}
