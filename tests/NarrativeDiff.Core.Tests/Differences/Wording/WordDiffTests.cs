using CsCheck;
using NarrativeDiff.Core.Differences.Wording;

namespace NarrativeDiff.Core.Tests.Differences.Wording;

public class WordDiffTests
{
    [Fact]
    public void Words_in_order_are_never_more_alike_than_in_any_order()
    {
        var text = Gen.OneOfConst("fire", "a", "the", "aren't", "“", "-", ",", "two").List[0, 12].Select(words => string.Join(' ', words));
        Gen.Select(text, text).Sample((left, right) =>
            Assert.InRange(WordDiff.Between(left, right).Likeness, 0, new DiffWords(left).MostLikeness(new DiffWords(right))));
    }
}
