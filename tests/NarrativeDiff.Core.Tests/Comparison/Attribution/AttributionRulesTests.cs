using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Attribution;

/// <summary>Each attribution rule on a story made to have its difference, and on one made to look like it.</summary>
public sealed class AttributionRulesTests
{
    [Fact]
    public void Said_here_and_claimed_there_is_a_difference_of_stance() =>
        Assert.Equal(
            ["said", "claimed"],
            Of(
                    "T1",
                    "Berg said the old flour mill was empty on Monday night.",
                    "Berg claimed the old flour mill was empty on Monday night."
                )
                .Single()
                .Evidence.Select(span => span.Exact)
        );

    [Fact]
    public void To_accuse_is_no_neutral_verb() =>
        Assert.Equal(
            ["accused", "said"],
            Of(
                    "T1",
                    "Berg accused the guild of setting the old flour mill on fire on Monday night.",
                    "Berg said the guild set the old flour mill on fire on Monday night."
                )
                .Single()
                .Evidence.Select(span => span.Exact)
        );

    [Theory]
    [InlineData("Berg confirmed that the old flour mill was empty on Monday night.", 1)]
    [InlineData("Berg did not confirm that the old flour mill was empty on Monday night.", 0)]
    public void Said_and_not_confirmed_are_two_statements(string other, int findings) =>
        Assert.Equal(findings, Of("T1", "Berg said that the old flour mill was empty on Monday night.", other).Length);

    [Fact]
    public void Two_neutral_verbs_are_none() =>
        Assert.Empty(
            Of("T1", "Berg said the old flour mill was empty on Monday night.", "Berg stated the old flour mill was empty on Monday night.")
        );

    [Fact]
    public void A_named_source_here_and_officials_there_are_reported() =>
        Assert.Equal(
            ["Ann Berg", "Two officials"],
            Of(
                    "T2",
                    "Ann Berg said the old flour mill was empty on Monday night.",
                    "Two officials said the old flour mill was empty on Monday night."
                )
                .Single()
                .Evidence.Select(span => span.Exact)
        );

    [Fact]
    public void A_statement_attributed_there_and_bare_here_is_reported() =>
        Assert.Equal(
            ["beacon"],
            Of("O5", "The old flour mill was empty on Monday night, police said.", "The old flour mill was empty on Monday night.")
                .Single()
                .Outlets
        );

    [Fact]
    public void What_a_sentence_reports_beside_what_it_attributes_is_not_attributed() =>
        Assert.Empty(
            Of(
                "O5",
                "Berg, who won the rowing cup on the old river at the harbour fair, arrived on Monday and declared he was in top shape.",
                "Berg won the rowing cup on the old river at the harbour fair."
            )
        );

    [Fact]
    public void A_sentence_with_quotation_marks_is_not_bare() =>
        Assert.Empty(
            Of(
                "O5",
                "The old flour mill was “quite empty” on Monday night, police said.",
                "The old flour mill was “quite empty” on Monday night."
            )
        );

    [Fact]
    public void A_statement_that_all_attribute_is_not_bare() =>
        Assert.Empty(
            Of(
                "O5",
                "The old flour mill was empty on Monday night, police said.",
                "Police said the old flour mill was empty on Monday night."
            )
        );

    [Theory]
    [InlineData(
        "“We had no warning at all before the fire,” Berg said.",
        "“We had no warning whatsoever before the fire,” Berg said.",
        "altered quotation"
    )]
    [InlineData(
        "“We had no warning at all before the fire and the owner of the mill had sold every pump in the yard last spring,” Berg said.",
        "“We had no warning at all before the fire,” Berg said.",
        "cut quotation"
    )]
    public void One_utterance_in_other_words_is_reported(string left, string right, string kind) =>
        Assert.Equal(kind, Of("T4", left, right).Single().Kind);

    [Fact]
    public void A_quotation_divided_by_its_speaker_is_not_trimmed() =>
        Assert.Empty(
            Of(
                "T4",
                "“We had no warning at all before the fire and the owner of the mill had sold every pump in the yard,” Berg said.",
                "“We had no warning at all before the fire,” Berg said, “and the owner of the mill had sold every pump in the yard.”"
            )
        );

    [Theory]
    [InlineData("“She ’ s in the mill right now,” Berg said.")]
    [InlineData("“She's in the mill (the flour mill) right now,” Berg said.")]
    public void An_apostrophe_between_spaces_and_words_in_brackets_alter_nothing(string quoted) =>
        Assert.Empty(Of("T4", "“She's in the mill right now,” Berg said.", quoted));

    [Fact]
    public void One_source_claims_and_the_other_says()
    {
        const string body =
            "Berg claimed the gate was shut.\nBerg claimed the alarm was on.\nBerg alleged that a lamp "
            + "fell.\nHolm said the gate was open.\nHolm said the alarm was off.\nHolm said that no lamp fell.";
        var finding = Of("T5", body, "Horses were led to a yard.").Single();
        Assert.Equal("Anvil reports “Berg” with verbs of doubt in 3 of 3 statements, “Holm” in 0 of 3.", finding.Summary);
        Assert.Empty(
            Of("T5", body.Replace("Berg alleged that a lamp fell.\n", "", StringComparison.Ordinal), "Horses were led to a yard.")
        );
        Assert.Empty(
            Of(
                "T5",
                body.Replace("Berg claimed the", "Berg accused the guild over the", StringComparison.Ordinal),
                "Horses were led to a yard."
            )
        );
    }

    [Fact]
    public void The_attribution_table_counts_stances_words_and_share()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "Berg said the mill was empty.\nBerg claimed “it was dark” inside.\nPolice denied that.")
        );
        var berg = report.Sources.Single(source => source.Name == "Berg");
        Assert.Equal((2, 1, 1), (berg.Attributions, berg.Stances["neutral"], berg.Stances["distancing"]));
        Assert.Equal(3, berg.QuotedWords);
        Assert.True(berg.Share > 0.5);
    }

    private static Finding[] Of(string rule, string left, string right) =>
        [
            .. SomeStory
                .Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
                .Findings.Where(finding => finding.Rule == rule),
        ];
}
