using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>A sentence as words and marks, and what part each may play in a clause.</summary>
/// <remarks>There is no tagger: verbs are known by a list of finite forms and by the ending <c>-ed</c> with the right neighbour. A verb
/// missed means a sentence left whole.</remarks>
internal sealed class ClauseWords(string sentence)
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("clauses.tsv");

    private readonly (Chunk Chunk, string Word)[] _words =
    [
        .. Chunker
            .Chunk(sentence)
            .Where(chunk => chunk.Kind != ChunkKind.Space)
            .Select(chunk => (chunk, chunk.Span.Of(sentence).Replace('’', '\''))),
    ];

    public int Count => _words.Length;

    public Chunk this[int i] => _words[i].Chunk;

    /// <summary>The word or mark with straight apostrophes; empty beyond either end.</summary>
    public string Word(int i) => i >= 0 && i < Count ? _words[i].Word : "";

    public bool Is(int i, string kind) => Kinds[kind].Contains(Word(i));

    public bool IsParticiple(int i) =>
        Word(i) is { Length: > 4 } word
        && char.IsLower(word[0])
        && word.EndsWith("ing", StringComparison.Ordinal)
        && !Is(i, "notParticiple");

    /// <summary>A finite form, or a past tense in -ed: one that an object, a preposition or an adverb follows ("arrested two men", not "the
    /// arrested men").</summary>
    public bool IsFinite(int i) => Is(i, "finite") || (IsPast(Word(i)) && !Is(i - 1, "determiners") && TakesComplement(i + 1));

    /// <summary>Any sign of a verb between two places.</summary>
    public bool HasVerb(int from, int to) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Any(i => Is(i, "finite") || IsPast(Word(i)) || IsParticiple(i));

    public int WordCount(int from, int to) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Count(i => this[i].Kind is ChunkKind.Word or ChunkKind.Number);

    /// <summary>", he said," — a speaker put between, or last: it reports nothing by itself.</summary>
    public bool IsSpeaker(int from)
    {
        for (var i = from; i < Math.Min(from + 6, Count); i++)
            if (Is(i, "reporting"))
                return Word(i + 1) is "," or "." or "";
            else if (this[i].Kind != ChunkKind.Word)
                return false;
        return false;
    }

    /// <summary>Places within round or square brackets, or between a pair of dashes.</summary>
    public bool[] Enclosed()
    {
        var enclosed = new bool[Count];
        var depth = 0;
        for (var i = 0; i < Count; i++)
        {
            depth +=
                Word(i) is "(" or "[" ? 1
                : Word(i) is ")" or "]" && depth > 0 ? -1
                : 0;
            enclosed[i] = depth > 0;
        }
        var dashes = Enumerable.Range(0, Count).Where(i => this[i].Kind == ChunkKind.Dash && Word(i) is not "-").ToArray();
        for (var pair = 0; pair + 1 < dashes.Length; pair += 2)
            enclosed.AsSpan(dashes[pair], dashes[pair + 1] - dashes[pair]).Fill(true);
        return enclosed;
    }

    private static bool IsPast(string word) =>
        word.Length > 4
        && char.IsLower(word[0])
        && word.EndsWith("ed", StringComparison.Ordinal)
        && !word.EndsWith("eed", StringComparison.Ordinal);

    private bool TakesComplement(int i) =>
        i >= Count
        || this[i].Kind is ChunkKind.Number or ChunkKind.Quote
        || Word(i) is "$" or "not" or "." or ","
        || char.IsUpper(Word(i)[0])
        || Word(i).EndsWith("ly", StringComparison.Ordinal)
        || IsParticiple(i)
        || NumberLexicon.Is("value", Word(i))
        || NumberLexicon.Is("vague", Word(i))
        || Is(i, "determiners")
        || Is(i, "pronouns")
        || Is(i, "prepositions")
        || Is(i, "subordinates");
}
