using CsCheck;

namespace NarrativeDiff.Core.Text;

public sealed class WordDiffTests
{
    [Fact]
    public void Words_in_order_are_never_more_alike_than_in_any_order()
    {
        string[] pieces = ["fire", "a", "the", "aren't", "“", "-", ",", "two"];
        var text = Gen.Int[0, pieces.Length - 1].Array[0, 12].Select(words => string.Join(' ', words.Select(word => pieces[word])));
        Gen.Select(text, text)
            .Sample(
                (left, right) =>
                    Assert.InRange(WordDiff.Between(left, right).Similarity, 0, new DiffWords(left).MaxSimilarity(new DiffWords(right)))
            );
    }
}
