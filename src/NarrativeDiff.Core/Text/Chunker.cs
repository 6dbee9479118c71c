using System.Collections.Immutable;

namespace NarrativeDiff.Core.Text;

public static class Chunker
{
    public static ImmutableArray<Chunk> Chunk(string text)
    {
        var chunks = ImmutableArray.CreateBuilder<Chunk>();
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var c = text[i];
            ChunkKind kind;
            if (char.IsWhiteSpace(c)) { kind = ChunkKind.Space; while (i < text.Length && char.IsWhiteSpace(text[i])) i++; }
            else if (char.IsDigit(c)) { kind = ChunkKind.Number; while (i < text.Length && (char.IsDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsDigit(text[i + 1])))) i++; }
            else if (char.IsLetter(c)) { kind = ChunkKind.Word; while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] is '\'' or '’' or '-' or '.' && i + 1 < text.Length && char.IsLetter(text[i + 1])))) i++; }
            else if (c is '"' or '“' or '”' or '‘' or '’' or '\'' or '«' or '»') { kind = ChunkKind.Quote; i++; }
            else if (c is '—' or '–' or '-') { kind = ChunkKind.Dash; i++; }
            else { kind = ChunkKind.Punctuation; i++; }
            chunks.Add(new Chunk(TextSpan.FromBounds(start, i), kind));
        }
        return chunks.ToImmutable();
    }
}
