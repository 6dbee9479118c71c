namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Figures, names and plain words in the slots of like readings.</summary>
public sealed class SubstitutionRuleTests
{
    [Theory]
    [InlineData(
        "The old flour mill on the river was sold in 2013 to the guild.",
        "The old flour mill on the river was sold in 2014 to the guild.",
        "2013 2014"
    )]
    [InlineData(
        "The old flour mill on the river was sold in spring to the guild.",
        "The old flour mill on the river was sold in autumn to the guild.",
        "spring autumn"
    )]
    [InlineData(
        "The old flour mill on the river was sold in 2013 to the guild.",
        "The old flour mill on the river was sold in autumn to the guild.",
        ""
    )]
    [InlineData(
        "The mill on the river was built in the 1950s by the guild.",
        "The mill on the river was built in the '50s by the guild.",
        ""
    )]
    [InlineData(
        "The guild was held after a Norwegian raid on the old flour mill.",
        "The guild was held after a nightly raid on the old flour mill.",
        ""
    )]
    [InlineData(
        "The guild was held after a daring raid on the old flour mill.",
        "The guild was held after a nightly raid on the old flour mill.",
        "daring nightly"
    )]
    [InlineData(
        "The council sent eight experts to the old flour mill by the river.",
        "The council sent only three observers to the old flour mill by the river.",
        ""
    )]
    [InlineData("The council for mills and ferries by the river met on Monday.", "The mills council by the river met on Monday.", "")]
    [InlineData(
        "The fair at the old flour mill on the river began at seven on Monday.",
        "The fair at the old flour mill on the river began at 6:40 on Monday.",
        ""
    )]
    [InlineData("The guild won the first final on the old river on Monday.", "The guild won the final on the old river on Monday.", "")]
    [InlineData(
        "It was the mill-and a picture of its old wheels-that drew the guild.",
        "It was the mill — and a picture of its old wheels — that drew the guild.",
        ""
    )]
    [InlineData("Anna Holm of the Norland Guild was bold.", "Anna Holm of the Norland Guild left.", "")]
    public void Like_fills_the_slot_of_like(string left, string right, string reported) =>
        Assert.Equal(
            reported,
            string.Join(
                ' ',
                SomeStory
                    .Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
                    .Findings.Where(finding => finding.Kind == "substitution")
                    .SelectMany(finding => finding.Evidence.Take(2))
                    .Select(span => span.Exact)
            )
        );

    [Fact]
    public void All_outlets_of_the_pairs_are_named_on_their_side() =>
        Assert.Equal(
            "Anvil writes “daring” where beacon and courier write “nightly”.",
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The guild was held after a daring raid on the old flour mill."),
                    SomeStory.Article("beacon", "The guild was held after a nightly raid on the old flour mill."),
                    SomeStory.Article("courier", "The guild was held after a nightly raid on the old flour mill by the river.")
                )
                .Findings.Single(finding => finding.Kind == "substitution")
                .Summary
        );
}
