using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>The words and marks of a text without its white space, as numbers are read from them.</summary>
internal sealed class NumberTokens(string text)
{
    private readonly (Chunk Chunk, string Word)[] tokens =
        [.. Chunker.Chunk(text).Where(chunk => chunk.Kind != ChunkKind.Space).Select(chunk => (chunk, chunk.Span.Of(text).ToLowerInvariant()))];

    public int Count => tokens.Length;

    public Chunk this[int i] => tokens[i].Chunk;

    /// <summary>Lower-cased; empty beyond either end.</summary>
    public string Word(int i) => Has(i) ? tokens[i].Word : "";

    public bool StandAt(int i, string[] words)
    {
        for (var k = 0; k < words.Length; k++)
            if (Word(i + k) != words[k])
                return false;
        return true;
    }

    public bool IsNumber(int i) => Has(i) && this[i].Kind == ChunkKind.Number;

    public bool IsCapitalised(int i) => Has(i) && char.IsUpper(text[this[i].Span.Start]);

    public TextSpan Cover(int from, int to) => TextSpan.FromBounds(this[from].Span.Start, this[to].Span.End);

    private bool Has(int i) => i >= 0 && i < tokens.Length;
}
