using DiffPlex;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Cuts a text into words and what stands between them, so that a difference never cuts a word.</summary>
internal sealed class WordPieces : IChunker
{
    public static WordPieces Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && Kind(text[start]) != 0 && Kind(text[end]) == Kind(text[start]))
                end++;
            if (end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]))
                end++;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    public static bool IsWord(string piece) => piece.Length > 0 && Kind(piece[0]) == 1;

    /// <summary>0: a sign of its own; 1: a part of a word; 2: white space.</summary>
    private static int Kind(char sign) => char.IsLetterOrDigit(sign) || sign is '\'' or '’' or '-' || char.IsLowSurrogate(sign) ? 1 : char.IsWhiteSpace(sign) ? 2 : 0;
}
