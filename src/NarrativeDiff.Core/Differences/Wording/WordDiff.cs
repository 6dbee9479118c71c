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

/// <summary>Compares two texts word by word: quotation marks, dashes and numbers are words of their own; white space, mark shapes and British or American spelling do not count.</summary>
internal sealed record WordDiff(ImmutableArray<Replacement> Replacements, double Likeness)
{
    private sealed class ChunkTexts(IReadOnlyList<Chunk> chunks, IReadOnlyList<Chunk> others, string left) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) =>
            [.. (text == left ? chunks : others).Select(chunk => Spelling.Fold(Normalise.ForMatching(chunk.Span.Of(text)).ToLowerInvariant()))];
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
        var blocks = new Differ().CreateDiffs(left, right, false, false, new ChunkTexts(a, b, left)).DiffBlocks;
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

    private static Chunk[] Meaningful(string text) => [.. Chunker.Chunk(text).Where(chunk => chunk.Kind != ChunkKind.Space)];

    /// <summary>The replaced run has an equal neighbour on each side.</summary>
    private static bool IsAnchored(int length, int start, int count) => start > 0 && start + count < length;

    /// <summary>What follows a replaced run is equal on both sides; here it is a word, not the full stop.</summary>
    private static bool IsBeforeWord(Chunk[] chunks, int next) => next < chunks.Length && chunks[next].Kind is (ChunkKind.Word or ChunkKind.Number);

    private static TextSpan Cover(Chunk[] chunks, int start, int count, int length) =>
        count > 0 ? TextSpan.FromBounds(chunks[start].Span.Start, chunks[start + count - 1].Span.End)
        : new TextSpan(start < chunks.Length ? chunks[start].Span.Start : length, 0);
}
