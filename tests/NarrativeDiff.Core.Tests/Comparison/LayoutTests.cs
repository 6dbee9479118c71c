using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Layout is no difference, and a change of one mark, word or number is exactly the difference it is.</summary>
public class LayoutTests
{
    private static readonly Gen<int> Story = Gen.Int[0, InventedStories.All.Length - 1];

    private static readonly Gen<int> Outlet = Gen.Int[0, 2];

    [Fact]
    public void A_new_version_with_other_layout_gives_no_finding() =>
        Gen.Select(Story, Outlet, Gen.UInt)
            .Sample(
                (story, outlet, seed) =>
                {
                    var before = InventedStories.All[story];
                    Assert.Equal(Kinds([.. before]), Kinds([.. before, Relaid(before[outlet], seed, hours: 1)]));
                },
                iter: 60
            );

    [Fact]
    public void Other_layout_in_one_outlet_changes_no_finding() =>
        Gen.Select(Story, Outlet, Gen.UInt)
            .Sample(
                (story, outlet, seed) =>
                {
                    var before = InventedStories.All[story];
                    Assert.Equal(Kinds([.. before]), Kinds([.. before.SetItem(outlet, Relaid(before[outlet], seed, hours: 0))]));
                },
                iter: 60
            );

    [Theory]
    [InlineData(0, "The ferry Aster ran", "The \"ferry\" Aster ran", "V1 edit, V2 quotation marks added, W5 quotation marks")]
    [InlineData(
        0,
        "Ferry runs aground off Lunholm",
        "Ferry runs aground off Lunholm?",
        "V1 headline edit, V2 question mark added, V3 no notice detected, W3 question mark in a headline"
    )]
    [InlineData(0, "shop stayed open all night", "shop never stayed open all night", "V1 edit, V2 negation added, V3 no notice detected")]
    [InlineData(
        2,
        "would be ready within six weeks",
        "would be ready within nine weeks",
        "N1 number conflict, V1 edit, V2 number changed, V3 no notice detected"
    )]
    public void One_change_in_a_new_version_gives_the_findings_due(int story, string old, string changed, string due)
    {
        var before = InventedStories.All[story];
        var after = Later(before[0]) with
        {
            Headline = Replaced(before[0].Headline, old, changed),
            Body = Replaced(before[0].Body, old, changed),
        };
        Assert.NotEqual((before[0].Headline, before[0].Body), (after.Headline, after.Body));
        Assert.Equal(due, Added([.. before], [.. before, after]));
    }

    [Theory]
    [InlineData(
        "Fog drove the ferry Aster onto the rocks off Lunholm on Sunday night.",
        "Fog drove the “ferry” Aster onto the rocks off Lunholm on Sunday night.",
        "W5 quotation marks"
    )]
    [InlineData(
        "The captain of the ferry kept to the marked channel in the fog.",
        "The captain of the ferry never kept to the marked channel in the fog.",
        "W3 negation"
    )]
    [InlineData(
        "Ines Corvo, a spokeswoman for the harbour office, said the pilots had played no part and blamed the fog.",
        "Ines Corvo, a spokeswoman for the harbour office, said the pilots had not played no part and blamed the fog.",
        "W3 negation"
    )]
    [InlineData(
        "Harbour officers were unable to establish who had moored the barge.",
        "Harbour officers were not unable to establish who had moored the barge.",
        "W3 negation"
    )]
    [InlineData(
        "Lifeboats took 140 passengers of the ferry to the shore.",
        "Lifeboats took 150 passengers of the ferry to the shore.",
        "N1 number conflict"
    )]
    public void One_change_between_outlets_gives_exactly_the_finding_due(string one, string other, string due) =>
        Assert.Equal(
            due,
            Added(
                [SomeStory.Article("anvil", one), SomeStory.Article("beacon", one)],
                [SomeStory.Article("anvil", one), SomeStory.Article("beacon", other)]
            )
        );

    private static string Replaced(string text, string old, string changed) => text.Replace(old, changed, StringComparison.Ordinal);

    private static ArticleVersion Later(ArticleVersion version) =>
        version with
        {
            Version = 2,
            PublishedAt = version.PublishedAt.AddMinutes(30),
        };

    private static ArticleVersion Relaid(ArticleVersion version, uint seed, int hours) =>
        hours > 0 ? Later(TextChanges.Relaid(version, seed)) : TextChanges.Relaid(version, seed);

    private static string[] KindsOf(ArticleVersion[] versions) =>
        [
            .. SomeStory
                .Compare(versions)
                .Findings.Select(finding => $"{finding.Rule} {finding.Kind}|{string.Join(',', finding.Outlets)}")
                .Order(StringComparer.Ordinal),
        ];

    private static string Kinds(ArticleVersion[] versions) => string.Join('\n', KindsOf(versions));

    private static string Added(ArticleVersion[] before, ArticleVersion[] after)
    {
        var left = KindsOf(before).ToList();
        return string.Join(
            ", ",
            KindsOf(after).Where(kind => !left.Remove(kind)).Select(kind => kind[..kind.IndexOf('|', StringComparison.Ordinal)]).Distinct()
        );
    }
}
