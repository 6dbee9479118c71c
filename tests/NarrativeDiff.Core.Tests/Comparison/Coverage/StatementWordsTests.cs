using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>A sentence that another article tells in two, and one of which it has only the topic.</summary>
public sealed class StatementWordsTests
{
    private const string Divers = "Divers from the harbour searched the river below the flour mill for a watchman on Tuesday.";

    [Theory]
    [InlineData("Divers from the harbour came at noon on Tuesday.\nThey searched the river below the flour mill and found no watchman.", true)]
    [InlineData("The mayor spoke with reporters at noon and promised help to the guild.\nAll Tuesday the roof was smoking.", false)]
    public void Half_of_a_sentence_s_words_close_together_are_enough(string other, bool has)
    {
        var collation = Collator.Collate(Witness.Of(new Story("mill", [SomeStory.Article("anvil", Divers), SomeStory.Article("beacon", other, hours: 1)])), new LexicalSimilarity(), new AlignmentOptions());
        Assert.Equal(has, StatementWords.Of(collation).Has(1, collation.Sentences.First(unit => unit.Witness == 0)));
    }
}
