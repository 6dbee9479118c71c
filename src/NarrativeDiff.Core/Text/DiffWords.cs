using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Text;

/// <summary>A word as it is compared, and the chunk it stands in: "aren't" is two.</summary>
internal sealed record DiffWord(Chunk Chunk, string Text);

/// <summary>The words of a text as <see cref="WordDiff"/> compares them: quotation marks, dashes and numbers are words of their own; white
/// space, mark shapes, contractions and British or American spelling do not count.</summary>
internal sealed class DiffWords
{
    private readonly string[] _texts;
    private readonly string[] _sorted;

    public DiffWords(string text)
    {
        Text = text;
        All =
        [
            .. Chunker
                .Chunk(text)
                .Where(chunk => chunk.Kind != ChunkKind.Space)
                .SelectMany(chunk =>
                    Spelling
                        .Plain(Normalise.Plain(Normalise.ForMatching(chunk.Span.Of(text))).ToLowerInvariant())
                        .Select(word => new DiffWord(chunk, word))
                ),
        ];
        _texts = [.. All.Select(word => word.Text)];
        _sorted = [.. _texts.Order(StringComparer.Ordinal)];
    }

    public string Text { get; }

    /// <summary>In reading order.</summary>
    public ImmutableArray<DiffWord> All { get; }

    /// <summary>What is compared of <see cref="All"/>.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The words in common whatever their order (Dice, 0–1): a comparison in order finds no more alike.</summary>
    public double MaxSimilarity(DiffWords other) =>
        Text == other.Text ? 1 : 2.0 * SortedWords.Shared(_sorted, other._sorted) / Math.Max(1, _sorted.Length + other._sorted.Length);
}
