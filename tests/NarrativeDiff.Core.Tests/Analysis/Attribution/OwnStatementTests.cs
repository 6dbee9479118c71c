using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>A party's own statement that is published as an article is the party's voice and not an outlet's.</summary>
public sealed class OwnStatementTests
{
    private const string Statement =
        "Last night the river gang set fire to the old flour mill.\nTwo men were seen at the gate.\nWe "
        + "regard this as a terrorist attack on the guild.";

    [Theory]
    [InlineData("Statement by the Millers' Guild", Statement, true)]
    [InlineData("Mill burns", Statement, false)]
    [InlineData("Mill burns", Statement + "\nOur patience is at an end.", true)]
    [InlineData(
        "Statement by the Millers' Guild",
        "Last night the river gang set fire to the mill.\nTwo men were seen at the gate.\nThe guild was shocked.",
        false
    )]
    [InlineData(
        "Statement by the Millers' Guild",
        "Last night the river gang set fire to the mill.\nTwo men were seen at the gate.\n“We regard this as an attack on us all.”",
        false
    )]
    [InlineData("Statement by the Millers' Guild", Statement + "\nThe mayor said the gate had been locked.", false)]
    [InlineData("Statement by the Millers' Guild", "We regard this as an attack.", false)]
    public void It_is_reported_by_the_first_person_where_nobody_else_is_reported_to_speak(string headline, string body, bool own) =>
        Assert.Equal(own, OwnStatement.Is(ArticleReader.Read(SomeStory.Article("anvil", body, headline))));

    [Fact]
    public void Its_words_are_attributed_and_no_outlet_has_reported_them_bare()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("guild", Statement, "Statement by the Millers' Guild"),
            SomeStory.Article(
                "beacon",
                "Last night the river gang allegedly set fire to the old flour mill, the Millers' Guild said.\nThe "
                    + "guild said it regards this as a “terrorist attack” on the guild."
            )
        );
        Assert.DoesNotContain(report.Findings, finding => finding.Rule is "O5" or "C2" or "W6");
        Assert.All(
            report.Findings.SelectMany(finding => finding.Evidence).Where(span => span.Outlet == "guild" && span.Field == "body"),
            span => Assert.Equal("attributed", span.Voice)
        );
    }

    [Fact]
    public void The_same_words_of_an_outlet_are_reported()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Statement.Replace("We regard", "They regard", StringComparison.Ordinal)),
            SomeStory.Article(
                "beacon",
                "Last night the river gang set fire to the old flour mill, the Millers' Guild said.\nThe guild said "
                    + "it regards this as a “terrorist attack” on the guild."
            )
        );
        Assert.Contains(report.Findings, finding => finding.Rule == "O5" && finding.Outlets.SequenceEqual(["anvil"]));
    }
}
