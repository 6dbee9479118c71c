namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>A sentence that another article says in two, and one of which it has only the topic.</summary>
public sealed class StatementWordsTests
{
    private const string Divers = "Divers from the harbour searched the river below the flour mill for a watchman on Tuesday.";

    [Theory]
    [InlineData("The mayor spoke with divers at noon and said they came from the harbour.\nAll Tuesday a watchman had been missing and the river was cold.", 0)]
    [InlineData("The mayor spoke with reporters at noon and promised help to the guild.\nAll Tuesday the roof was smoking.", 1)]
    public void Half_of_a_sentence_s_words_close_together_are_enough_not_to_call_it_unique(string other, int unique) =>
        Assert.Equal(unique, SomeStory.Compare(SomeStory.Article("anvil", Divers), SomeStory.Article("beacon", other, hours: 1), SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn.", hours: 2))
            .Findings.Count(finding => finding.Rule == "O6" && finding.Summary.Contains("Divers from", StringComparison.Ordinal)));
}
