using System.Collections.Immutable;
using DiffPlex;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Words of one text that stand where other words stand in the other.</summary>
/// <param name="Left">Span into the left text; length 0 where it has nothing there.</param>
/// <param name="Right">Span into the right text; length 0 where it has nothing there.</param>
/// <param name="Anchored">Equal words stand on both sides, so both fill the same slot.</param>
/// <param name="BeforeEqualWords">Equal words follow.</param>
internal sealed record Replacement(TextSpan Left, TextSpan Right, bool Anchored, bool BeforeEqualWords);

/// <summary>Compares two texts word by word.</summary>
internal sealed record WordDiff(ImmutableArray<Replacement> Replacements, double Similarity)
{
    private sealed class WordTexts(DiffWords words, DiffWords others) : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => (text == words.Text ? words : others).Texts;
    }

    public static WordDiff Between(string left, string right) => Between(new DiffWords(left), new DiffWords(right));

    /// <summary>Likeness is the share of chunks in common, 0–1 (Dice).</summary>
    public static WordDiff Between(DiffWords left, DiffWords right)
    {
        var (a, b) = (left.All, right.All);
        if (left.Text == right.Text || a.Length == 0 || b.Length == 0)
            return new WordDiff([], left.Text == right.Text ? 1 : 0);
        var blocks = new Differ().CreateDiffs(left.Text, right.Text, false, false, new WordTexts(left, right)).DiffBlocks;
        var deleted = blocks.Sum(block => block.DeleteCountA);
        return new WordDiff(
            [
                .. blocks.Select(block => new Replacement(
                    Cover(a, block.DeleteStartA, block.DeleteCountA, left.Text.Length),
                    Cover(b, block.InsertStartB, block.InsertCountB, right.Text.Length),
                    IsAnchored(a.Length, block.DeleteStartA, block.DeleteCountA)
                        && IsAnchored(b.Length, block.InsertStartB, block.InsertCountB),
                    IsBeforeWord(a, block.DeleteStartA + block.DeleteCountA) && IsBeforeWord(b, block.InsertStartB + block.InsertCountB)
                )),
            ],
            2.0 * (a.Length - deleted) / (a.Length + b.Length)
        );
    }

    /// <summary>Negating words that the right text has where the left has none, less those the other way round; a sentence that denied
    /// something before can deny one thing more.</summary>
    public int NegationsAdded(string left, string right) =>
        Replacements.Sum(slot => (Negation.In(slot.Right.Of(right)) ? 1 : 0) - (Negation.In(slot.Left.Of(left)) ? 1 : 0));

    /// <summary>The replaced run has an equal neighbour on each side.</summary>
    private static bool IsAnchored(int length, int start, int count) => start > 0 && start + count < length;

    /// <summary>What follows a replaced run is equal on both sides; here it is a word, not the full stop.</summary>
    private static bool IsBeforeWord(ImmutableArray<DiffWord> words, int next) =>
        next < words.Length && words[next].Chunk.Kind is (ChunkKind.Word or ChunkKind.Number);

    private static TextSpan Cover(ImmutableArray<DiffWord> words, int start, int count, int length) =>
        count > 0
            ? TextSpan.FromBounds(words[start].Chunk.Span.Start, words[start + count - 1].Chunk.Span.End)
            : new TextSpan(start < words.Length ? words[start].Chunk.Span.Start : length, 0);
}
