namespace NarrativeDiff.Core.Comparison.Coverage;

/// <summary>A sentence that another article says in two, and one of which it has only the topic.</summary>
public sealed class StatementWordsTests
{
    private const string Divers = "Divers from the harbour searched the river below the flour mill for a watchman on Tuesday.";

    /// <summary>Enough sentences to be searched: shorter articles are too short to be silent.</summary>
    private const string Horses =
        "Horses were led from a stable to a school yard at dawn.\nThe school yard is fenced and has a "
        + "well.\nChildren brought hay before lessons.\nA teacher counted nine foals.";

    [Theory]
    [InlineData(
        "The mayor spoke with divers at noon and said they came from the harbour.\nAll Tuesday a watchman "
            + "had been missing and the river was cold.",
        0
    )]
    [InlineData("The mayor spoke with reporters at noon and promised help to the guild.\nAll Tuesday the roof was smoking.", 1)]
    public void Half_of_a_sentence_s_words_close_together_are_enough_not_to_call_it_unique(string other, int unique) =>
        Assert.Equal(
            unique,
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", Divers),
                    SomeStory.Article("beacon", $"{other}\n{Horses}", hours: 1),
                    SomeStory.Article("courier", Horses, hours: 2)
                )
                .Findings.Count(finding =>
                    finding.Rule == "O6" && finding.Evidence.Any(span => span.Exact.StartsWith("Divers from", StringComparison.Ordinal))
                )
        );
}
