using System.Collections.Immutable;
using DiffPlex;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Differences.Wording;

/// <summary>Words of one text that stand where other words stand in the other.</summary>
/// <param name="Left">Span into the left text; length 0 where it has nothing there.</param>
/// <param name="Right">Span into the right text; length 0 where it has nothing there.</param>
/// <param name="Anchored">Equal words stand on both sides, so both fill the same slot.</param>
/// <param name="BeforeEqualWords">Equal words follow.</param>
internal sealed record Replacement(TextSpan Left, TextSpan Right, bool Anchored, bool BeforeEqualWords);

/// <summary>Compares two texts word by word: quotation marks, dashes and numbers are words of their own; white space, mark shapes, contractions and British or American spelling do not count.</summary>
internal sealed record WordDiff(ImmutableArray<Replacement> Replacements, double Likeness)
{
    /// <summary>A word as it is compared, and the chunk it stands in: "aren't" is two.</summary>
    private sealed record Word(Chunk Chunk, string Text);

    private sealed class WordTexts(Word[] words, Word[] others, string left) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => [.. (text == left ? words : others).Select(word => word.Text)];
    }

    /// <summary>The words of two units beside each other; made once however many rules ask.</summary>
    public static WordDiff Between(Collation collation, Unit left, Unit right) => collation.WitnessOf(left).Text.Notes.Beside(
        collation.WordsOf(left), left.Field, left.Span, collation.WitnessOf(right).Text.Notes, collation.WordsOf(right), right.Field, right.Span, Between);

    /// <summary>Likeness is the share of chunks in common, 0–1 (Dice).</summary>
    public static WordDiff Between(string left, string right)
    {
        var a = Meaningful(left);
        var b = Meaningful(right);
        if (left == right || a.Length == 0 || b.Length == 0)
            return new WordDiff([], left == right ? 1 : 0);
        var blocks = new Differ().CreateDiffs(left, right, false, false, new WordTexts(a, b, left)).DiffBlocks;
        var deleted = blocks.Sum(block => block.DeleteCountA);
        return new WordDiff(
            [.. blocks.Select(block => new Replacement(
                Cover(a, block.DeleteStartA, block.DeleteCountA, left.Length), Cover(b, block.InsertStartB, block.InsertCountB, right.Length),
                IsAnchored(a.Length, block.DeleteStartA, block.DeleteCountA) && IsAnchored(b.Length, block.InsertStartB, block.InsertCountB),
                IsBeforeWord(a, block.DeleteStartA + block.DeleteCountA) && IsBeforeWord(b, block.InsertStartB + block.InsertCountB)))],
            2.0 * (a.Length - deleted) / (a.Length + b.Length));
    }

    /// <summary>Negating words that the right text has where the left has none, less those the other way round; a sentence that denied something before can deny one thing more.</summary>
    public int NegationsAdded(string left, string right) =>
        Replacements.Sum(slot => (Negation.In(slot.Right.Of(right)) ? 1 : 0) - (Negation.In(slot.Left.Of(left)) ? 1 : 0));

    private static Word[] Meaningful(string text) =>
        [.. Chunker.Chunk(text).Where(chunk => chunk.Kind != ChunkKind.Space)
            .SelectMany(chunk => Spelling.Plain(Normalise.ForMatching(chunk.Span.Of(text)).ToLowerInvariant()).Select(word => new Word(chunk, word)))];

    /// <summary>The replaced run has an equal neighbour on each side.</summary>
    private static bool IsAnchored(int length, int start, int count) => start > 0 && start + count < length;

    /// <summary>What follows a replaced run is equal on both sides; here it is a word, not the full stop.</summary>
    private static bool IsBeforeWord(Word[] words, int next) => next < words.Length && words[next].Chunk.Kind is (ChunkKind.Word or ChunkKind.Number);

    private static TextSpan Cover(Word[] words, int start, int count, int length) =>
        count > 0 ? TextSpan.FromBounds(words[start].Chunk.Span.Start, words[start + count - 1].Chunk.Span.End)
        : new TextSpan(start < words.Length ? words[start].Chunk.Span.Start : length, 0);
}
