using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>Which phrases of invented articles the label table holds for one thing, drawn as <c>phrase: outlet voice count</c>.</summary>
public class LabelTableTests
{
    [Fact]
    public void Full_name_short_form_title_and_office_are_one_person()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "President Anna Holm visited the mill in Norland on Monday.\nHolm spoke to the owner of the "
                    + "mill.\nThe president left at dawn."
            ),
            SomeStory.Article("beacon", "The Norland leader, Anna Holm, visited the mill on Monday.\nMs. Holm spoke to the owner.")
        );
        Assert.Equal(
            """
            Anna Holm: beacon outlet 1
            Holm: anvil outlet 1
            Ms. Holm: beacon outlet 1
            Norland leader: beacon outlet 1
            president: anvil outlet 1
            President Anna Holm: anvil outlet 1
            """,
            Draw(report, "Holm")
        );
        Assert.Equal("person", ReferentWith(report, "Holm").Kind);
    }

    [Fact]
    public void Two_people_of_one_surname_stay_two_where_their_titles_tell_them_apart()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "President Anna Holm met the millers in the town.\nHer brother Peter Holm owns the mill by the "
                    + "river.\nPresident Holm left soon."
            ),
            SomeStory.Article("beacon", "President Anna Holm met the millers at the mill.\nPeter Holm said the mill by the river was his.")
        );
        Assert.Contains("President Holm: anvil outlet 1", Draw(report, "President Anna Holm"), StringComparison.Ordinal);
        Assert.DoesNotContain("President", Draw(report, "Peter Holm"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_and_its_initials_are_one_and_a_country_its_people_and_government_too()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "The River Mill Guild asked Norland for help with the dam.\nThe R.M.G. owes the Norlandian government a dam."
            ),
            SomeStory.Article(
                "beacon",
                "The RMG asked Norland for help with the dam.\nOfficials in Norland gave no answer to the River Mill Guild."
            )
        );
        Assert.Contains("R.M.G.: anvil outlet 1, beacon outlet 1", Draw(report, "River Mill Guild"), StringComparison.Ordinal);
        Assert.Contains("Norlandian government: anvil outlet 1", Draw(report, "Norland"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nouns_of_one_happening_share_a_referent_and_keep_what_qualifies_them()
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "The alleged arson attack on the mill shook the town.\nThe mayor said the failed bid to kill the owner would be punished."
            ),
            SomeStory.Article(
                "beacon",
                "The incident at the mill shook the town.\nThe strike came at night, and the assassination attempt failed, the mayor said."
            )
        );
        var table = Draw(report, "alleged arson attack");
        Assert.Equal("event", ReferentWith(report, "alleged arson attack").Kind);
        Assert.Contains("incident: beacon outlet 1", table, StringComparison.Ordinal);
        Assert.Contains("failed bid to kill: anvil", table, StringComparison.Ordinal);
        Assert.Contains("assassination attempt: beacon", table, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_outlet_quotes_it_has_not_said()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The mayor called the blast a “terrorist attack” on the mill."),
            SomeStory.Article("beacon", "The terrorist attack on the mill hurt nobody.")
        );
        Assert.Equal(
            "anvil quoted 1, beacon outlet 1",
            Draw(report, "terrorist attack").Split('\n').Single(line => line.StartsWith("terrorist attack", StringComparison.Ordinal))[
                "terrorist attack: ".Length..
            ]
        );
    }

    [Fact]
    public void What_a_text_equates_is_a_label_though_no_list_knows_it()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The owner called the lawsuit a circus on Monday."),
            SomeStory.Article("beacon", "The lawsuit was filed on Monday by the millers.")
        );
        Assert.Contains("circus", Draw(report, "lawsuit"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_of_an_earlier_version_is_kept_with_its_version_and_counts_nothing_now()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The attack on the mill hurt nobody.", version: 1),
            SomeStory.Article("anvil", "The incident at the mill hurt nobody.", hours: 1, version: 2),
            SomeStory.Article("beacon", "The attack on the mill hurt two people.")
        );
        var use = ReferentWith(report, "attack").Labels.Single(label => label.Phrase == "attack").Uses[0];
        Assert.Equal((0, 1), (use.Count, Assert.Single(use.Versions)));
        Assert.Equal(1, use.Evidence[0].Version);
    }

    [Fact]
    public void Every_span_of_the_table_is_where_it_says()
    {
        var report = SomeStory.Compare(SomeStory.ThreeOutlets());
        Assert.NotEmpty(report.Referents);
        foreach (var evidence in report.Referents.SelectMany(r => r.Labels).SelectMany(l => l.Uses).SelectMany(u => u.Evidence))
        {
            var witness = report.Witnesses.Single(w => w.Outlet == evidence.Outlet);
            Assert.Equal(
                evidence.Exact,
                (evidence.Field == "headline" ? witness.Headline : witness.Body).Substring(evidence.Start, evidence.Length)
            );
        }
    }

    [Fact]
    public void A_participle_with_its_object_is_no_part_of_a_label()
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", "The fire was an assassination attempt targeting the mayor of the town."),
            SomeStory.Article("beacon", "The fire was an assassination attempt, the mayor of the town said.")
        );
        var phrases = report.Referents.SelectMany(referent => referent.Labels).Select(label => label.Phrase).ToList();
        Assert.Contains("assassination attempt", phrases);
        Assert.DoesNotContain(phrases, phrase => phrase.Contains("targeting", StringComparison.Ordinal));
    }

    [Fact]
    public void The_order_of_arrival_changes_nothing()
    {
        var articles = SomeStory.ThreeOutlets();
        Assert.Equal(ReportJson.Write(SomeStory.Compare(articles)), ReportJson.Write(SomeStory.Compare([.. articles.Reverse()])));
    }

    [Fact]
    public void White_space_and_the_shape_of_marks_change_no_label()
    {
        const string Body = "The mayor's \"terrorist\" attack on the old mill hurt nobody.\nMr. Holm's guild blamed rivals.";
        var plain = SomeStory.Compare(SomeStory.Article("anvil", Body), SomeStory.Article("beacon", Body));
        var typeset = Body.Replace("'", "’", StringComparison.Ordinal)
            .Replace("\"terrorist\"", "“terrorist”", StringComparison.Ordinal)
            .Replace("old mill", "old\u00a0 mill", StringComparison.Ordinal);
        var mixed = SomeStory.Compare(SomeStory.Article("anvil", Body), SomeStory.Article("beacon", typeset));
        Assert.Equal(plain.Referents.Select(r => r.Labels.Length), mixed.Referents.Select(r => r.Labels.Length));
        Assert.DoesNotContain(mixed.Findings, finding => finding.Rule is "W1" or "O7");
    }

    [Theory]
    [InlineData("attempt on the ", 5_000)]
    [InlineData("a “big ", 5_000)]
    [InlineData("Department of ", 5_000)]
    [InlineData("Mr. A. ", 5_000)]
    [InlineData("x", 60_000)]
    public void Hostile_text_is_read_in_linear_time(string piece, int times)
    {
        var body = string.Concat(Enumerable.Repeat(piece, times));
        var witnesses = Alignment.Witness.Of(
            new Model.Story("hostile", [SomeStory.Article("anvil", body), SomeStory.Article("beacon", body)])
        );
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var groups = new ReferentResolver(
            Mentions.Of([.. witnesses.Select(witness => witness.Versions.Select(version => version.Text).ToImmutableArray())])
        )
            .Groups()
            .ToArray();
        Assert.All(groups, group => Assert.NotEmpty(group.Mentions));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    private static ReportReferent ReferentWith(Report report, string phrase) =>
        report.Referents.First(referent => referent.Labels.Any(label => label.Phrase == phrase));

    private static string Draw(Report report, string phrase) =>
        string.Join(
            '\n',
            ReferentWith(report, phrase)
                .Labels.OrderBy(label => label.Phrase, StringComparer.OrdinalIgnoreCase)
                .Select(label =>
                    $"{label.Phrase}: "
                    + $"{string.Join(", ", label.Uses.Select(use => $"{report.Witnesses.First(w => w.Siglum == use.Siglum).Outlet} {use.Voice} {use.Count}"))}"
                )
        );
}
