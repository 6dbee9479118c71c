using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>A scare quote, a question, a negation, another number, put anywhere into an article, makes exactly the finding that is due;
/// what layout does is in <see cref="LayoutTests"/>.</summary>
public class ChangeLawsTests
{
    private static readonly ArticleVersion[] Articles = [.. InventedStories.All.SelectMany(story => story), .. SampleArticles.Newest];

    private static readonly Gen<ArticleVersion> Article = Gen.Int[0, Articles.Length - 1].Select(i => Articles[i]);

    [Theory]
    [InlineData(TextChanges.QuotationMarks)]
    [InlineData(TextChanges.QuestionMark)]
    [InlineData(TextChanges.Negation)]
    [InlineData(TextChanges.Number)]
    public void A_change_in_a_new_version_makes_the_one_finding_due(string due) =>
        Changed(due)
            .Sample(
                pair =>
                {
                    var after = pair.After with { Version = 2, PublishedAt = pair.Before.PublishedAt.AddHours(1) };
                    Assert.Equal(
                        [due],
                        SomeStory
                            .Compare(pair.Before, after)
                            .Findings.Where(finding => finding.Rule == "V2")
                            .Select(finding => finding.Kind)
                    );
                },
                iter: 30
            );

    [Theory]
    [InlineData(TextChanges.QuotationMarks, "W5 quotation marks")]
    [InlineData(TextChanges.QuestionMark, "W3 question mark in a headline")]
    [InlineData(TextChanges.Negation, "W3 negation")]
    [InlineData(TextChanges.Number, "N1 number conflict")]
    public void A_change_in_another_outlet_makes_the_one_finding_due(string change, string due) =>
        Changed(change)
            .Sample(
                pair =>
                {
                    var unchanged = Kinds(pair.Before, pair.Before).ToList();
                    Assert.Equal(
                        due,
                        string.Join(
                            ", ",
                            Kinds(pair.Before, pair.After).Where(kind => !unchanged.Remove(kind)).Order(StringComparer.Ordinal)
                        )
                    );
                },
                iter: 30
            );

    /// <summary>What is found between an article and another outlet's.</summary>
    private static IEnumerable<string> Kinds(ArticleVersion article, ArticleVersion other) =>
        SomeStory
            .Compare(article, other with { Key = new ArticleKey(new OutletId("zz-other"), other.Key.ArticleId) })
            .Findings.Select(finding => $"{finding.Rule} {finding.Kind}");

    private static Gen<(ArticleVersion Before, ArticleVersion After)> Changed(string change) =>
        from article in Article
        from at in Gen.Int[0, 100]
        let after = TextChanges.Of(article, change, at)
        where after is not null
        select (article, after);
}
