using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Each rule on a story made to have its difference, and on one made to look like it.</summary>
public class RulesTests
{
    [Fact]
    public void An_omission_shows_carriers_nearest_sentence_score_and_threshold()
    {
        var finding = Only("O1", SomeStory.ThreeOutlets());
        Assert.Equal(["courier"], finding.Outlets);
        Assert.StartsWith(
            "By 5 Mar 2024 11:00 UTC, courier does not mention what anvil and beacon report: “",
            finding.Summary,
            StringComparison.Ordinal
        );
        Assert.Equal(["carrier", "carrier", "nearest"], finding.Evidence.Select(span => span.Role));
        Assert.True(finding.Score < finding.Threshold);
    }

    [Fact]
    public void An_omission_is_reported_in_words_that_its_carriers_share_and_names_those_alone()
    {
        var finding = Of(
                "O1",
                SomeStory.Article(
                    "anvil",
                    "A fire destroyed the old flour mill on the river on Monday night.\nIn a letter to the harbour guild "
                        + "the owner of the mill denied that the alarm had been switched off.\nThe fire service sent twelve "
                        + "engines to the mill."
                ),
                SomeStory.Article(
                    "beacon",
                    "The old flour mill on the river was destroyed by a fire on Monday night.\nThe mill's owner denied "
                        + "the alarm had been switched off.\nFire crews with ten engines came to the mill.",
                    hours: 2
                ),
                SomeStory.Article(
                    "dispatch",
                    "On Monday night the river's old flour mill was lost to a fire.\nTo reporters at the gate the mill's "
                        + "owner denied having switched off the alarm.\nTen fire engines stood by the river.",
                    hours: 2
                ),
                SomeStory.Article(
                    "courier",
                    "A fire on Monday night destroyed the old flour mill by the river.\nHorses from the stable next door "
                        + "were led to a school yard.\nDivers looked at the wheels on Tuesday.\nNobody was hurt.",
                    hours: 3
                )
            )
            .Single(finding => finding.Summary.Contains("alarm", StringComparison.Ordinal));
        Assert.EndsWith(
            "courier does not mention what anvil, beacon and dispatch report: “The mill's owner denied the alarm had been switched off”.",
            finding.Summary,
            StringComparison.Ordinal
        );
    }

    /// <summary>Two outlets say a denial and, hanging on it, what the manager reported reporters; a third says neither, or the denial
    /// alone.</summary>
    [Theory]
    [InlineData(
        "Horses from the stable next door were led to a school yard.",
        "The owner of the mill denied that the alarm had been switched off"
    )]
    [InlineData(
        "The owner of the mill denied that the alarm had been switched off.\nHorses from the stable next door were led to a school yard.",
        null
    )]
    public void The_remnant_of_a_sentence_is_no_omission_of_its_own(string third, string? reported)
    {
        var report = SomeStory.Compare(
            SomeStory.Article(
                "anvil",
                "A fire destroyed the old flour mill on the river on Monday night.\nThe owner of the mill denied "
                    + "that the alarm had been switched off, with manager Peter Holm telling reporters at the gate that "
                    + "his guards were busy watching the stable.\nThe fire service sent twelve engines to the mill."
            ),
            SomeStory.Article(
                "beacon",
                "The old flour mill on the river was destroyed by a fire on Monday night.\nThe mill's owner denied "
                    + "the alarm had been switched off, with manager Peter Holm telling reporters that guards were "
                    + "watching the stable beside the gate.\nFire crews with ten engines came to the mill.",
                hours: 2
            ),
            SomeStory.Article("courier", $"A fire on Monday night destroyed the old flour mill by the river.\n{third}", hours: 3)
        );
        Assert.Contains(
            report.Statements,
            statement =>
                statement.Label.StartsWith("with manager Peter Holm", StringComparison.Ordinal)
                && statement.Coverage[2].State == CoverageState.NotMatched
        );
        Assert.Equal(
            reported,
            report
                .Findings.SingleOrDefault(finding =>
                    finding is { Rule: "O1", Outlets: ["courier"] } && finding.Summary.Contains("alarm", StringComparison.Ordinal)
                )
                ?.Evidence[0]
                .Exact
        );
        Assert.DoesNotContain(
            report.Findings,
            finding => finding.Rule == "O1" && finding.Summary.Contains("Holm", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Where_no_other_clause_of_the_sentence_is_reported_the_remnant_is_reported_as_the_whole_sentence()
    {
        const string Anvil =
            "The owner said no, with manager Peter Holm telling reporters at the gate that his guards were busy watching the stable.";
        const string Beacon =
            "The owner said no, with manager Peter Holm telling reporters that guards were watching the stable beside the gate.";
        var finding = Only(
            "O1",
            SomeStory.Article(
                "anvil",
                $"A fire destroyed the old flour mill on the river on Monday night.\n{Anvil}\nThe fire service sent "
                    + "twelve engines to the mill."
            ),
            SomeStory.Article(
                "beacon",
                $"The old flour mill on the river was destroyed by a fire on Monday night.\n{Beacon}\nFire crews with "
                    + "ten engines came to the mill.",
                hours: 2
            ),
            SomeStory.Article(
                "courier",
                "A fire on Monday night destroyed the old flour mill by the river.\nHorses from the stable next door "
                    + "were led to a school yard.\nTen fire engines came to the mill.",
                hours: 3
            )
        );
        Assert.Equal([Anvil, Beacon], finding.Evidence.Where(span => span.Role == "carrier").Select(span => span.Exact));
        Assert.Contains("“The owner said no, with manager Peter Holm", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Clauses_of_one_sentence_that_came_late_together_are_one_finding_and_keep_its_id()
    {
        const string Fire = "A fire on Monday night destroyed the old flour mill by the river.";
        const string Denial =
            "The owner of the mill denied that the alarm had been switched off, and the guards of manager Peter "
            + "Holm were busy watching the stable beside the gate.";
        var versions = new[]
        {
            SomeStory.Article("anvil", $"{Denial}\nThe fire service sent twelve engines to the mill."),
            SomeStory.Article(
                "beacon",
                "The mill's owner denied the alarm had been switched off, but guards of manager Peter Holm were "
                    + "watching the stable beside the gate only.\nFire crews with ten engines came to the mill.",
                hours: 1
            ),
            SomeStory.Article("courier", Fire, hours: 2, version: 1),
            SomeStory.Article("courier", $"{Fire}\n{Denial}", hours: 6, version: 2),
        };
        var late = Only("O2", versions);
        Assert.Equal("late statement", late.Kind);
        Assert.StartsWith("Courier first reports this ", late.Summary, StringComparison.Ordinal);
        Assert.Equal(
            late.Id,
            Only("O2", [.. versions, SomeStory.Article("courier", $"{Fire}\n{Denial}\nThe mayor promised help.", hours: 8, version: 3)]).Id
        );
    }

    [Fact]
    public void One_independent_carrier_makes_no_omission() =>
        Assert.Empty(
            Of(
                "O1",
                SomeStory.Article("anvil", "The owner denied that the alarm had been switched off."),
                SomeStory.Article("beacon", "Horses were led to a school yard.", hours: 1)
            )
        );

    [Fact]
    public void Different_numbers_of_the_same_thing_are_a_conflict()
    {
        var finding = Only(
            "N1",
            SomeStory.Article("anvil", "Police detained two men at the mill on Monday night."),
            SomeStory.Article("beacon", "Police detained three men at the mill on Monday night.")
        );
        Assert.Equal(["two men", "three men"], finding.Evidence.Select(span => span.Exact));
    }

    [Theory]
    [InlineData("Police detained at least two men at the mill on Monday night.", "Police detained three men at the mill on Monday night.")]
    [InlineData("Police detained two men at the mill on Monday night.", "Police detained 2 men at the mill on Monday night.")]
    [InlineData("The mill was built in 1904 and burned on Monday night.", "The mill was built in 1905 and burned on Monday night.")]
    public void Numbers_that_can_both_be_true_are_none(string left, string right) =>
        Assert.Empty(Of("N1", SomeStory.Article("anvil", left), SomeStory.Article("beacon", right)));

    [Fact]
    public void Other_words_in_the_same_slot_are_a_substitution()
    {
        var finding = Of(
                "W3",
                SomeStory.Article("anvil", "Police called the fire at the old mill an accident on Monday."),
                SomeStory.Article("beacon", "Police called the fire at the old mill an attack on Monday.")
            )
            .First(f => f.Kind == "substitution");
        Assert.Equal(["accident", "attack"], finding.Evidence.Select(span => span.Exact));
    }

    [Fact]
    public void White_space_and_the_shape_of_quotation_marks_make_no_wording_finding() =>
        Assert.DoesNotContain(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The owner said \"no one knew\" about the\u00a0alarm in the old mill."),
                    SomeStory.Article("beacon", "The owner said  “no one knew” about the alarm in the old mill.")
                )
                .Findings,
            finding => finding.Rule is "W3" or "W5" or "N1"
        );

    [Fact]
    public void Words_quoted_here_and_taken_over_there_are_reported()
    {
        var finding = Only(
            "W5",
            SomeStory.Article("anvil", "The mayor blamed the “terrorist attack” on the old mill on rivals."),
            SomeStory.Article("beacon", "The mayor blamed the terrorist attack on the old mill on rivals.")
        );
        Assert.Equal([("anvil", "quoted"), ("beacon", "attributed")], finding.Evidence.Select(span => (span.Outlet, span.Voice)));
    }

    [Fact]
    public void A_negation_in_one_of_two_like_readings_is_reported() =>
        Assert.Contains(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The alarm in the old flour mill was switched off on Monday night."),
                    SomeStory.Article("beacon", "The alarm in the old flour mill was not switched off on Monday night.")
                )
                .Findings,
            finding => finding.Kind == "negation"
        );

    [Fact]
    public void A_headline_that_asks_is_reported_beside_those_that_state()
    {
        var finding = SomeStory
            .Compare(
                SomeStory.Article("anvil", "A fire destroyed the old mill.", "Fire destroys mill"),
                SomeStory.Article("beacon", "A fire destroyed the old mill.", "Arson at the mill?")
            )
            .Findings.Single(f => f.Kind == "question mark in a headline");
        Assert.Equal("Arson at the mill?", finding.Evidence[0].Exact);
    }

    [Fact]
    public void A_changed_number_without_a_notice_is_reported_and_one_with_a_notice_is_not()
    {
        var before = SomeStory.Article("anvil", "Police detained two men at the mill.\nThe mill burned on Monday.", version: 1);
        var after = SomeStory.Article("anvil", "Police detained three men at the mill.\nThe mill burned on Monday.", hours: 1, version: 2);
        var noted = after with { Body = after.Body + "\nCorrection: three men were detained, not two." };
        Assert.Contains("two” to “three", Only("V3", before, after).Summary, StringComparison.Ordinal);
        Assert.Empty(Of("V3", before, noted));
    }

    [Fact]
    public void A_version_cut_short_is_a_suspect_and_no_deletion_is_reported_from_it()
    {
        var lines = Enumerable
            .Range(1, 8)
            .Select(i => $"Sentence number {i} tells something about topic {(char)('a' + i)} and nothing else.")
            .ToArray();
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", string.Join('\n', lines), version: 1),
            SomeStory.Article("anvil", lines[0], hours: 1, version: 2)
        );
        Assert.Contains(report.Findings, finding => finding.Rule == "V4");
        Assert.DoesNotContain(report.Findings, finding => finding.Rule is "V1" or "O2");
    }

    [Fact]
    public void What_a_cut_short_version_lacks_is_uncertain_and_neither_dropped_nor_left_out()
    {
        var lines = Enumerable
            .Range(1, 8)
            .Select(i => $"Witness number {i} told the inquiry about cellar {(char)('a' + i)} of the old flour mill.")
            .ToArray();
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", string.Join('\n', lines), version: 1),
            SomeStory.Article("anvil", lines[0], hours: 1, version: 2),
            SomeStory.Article("beacon", string.Join('\n', lines)),
            SomeStory.Article(
                "courier",
                string.Join('\n', lines.Select(line => line.Replace("told", "informed", StringComparison.Ordinal)))
            )
        );
        Assert.DoesNotContain(report.Findings, finding => finding.Rule is "O1" or "O2");
        Assert.Empty(report.Edits);
        Assert.DoesNotContain(report.Statements.SelectMany(statement => statement.Coverage), cell => cell.State is CoverageState.Dropped);
    }

    [Fact]
    public void Two_articles_of_one_outlet_are_one_independent_carrier()
    {
        const string Denial = "The owner of the mill denied that the alarm had been switched off.";
        var second = SomeStory.Article("anvil", Denial);
        Assert.Empty(
            Of(
                "O1",
                SomeStory.Article("anvil", Denial),
                second with
                {
                    Key = second.Key with { ArticleId = "mill-owner" },
                },
                SomeStory.Article("courier", "Horses were led from a stable to a school yard at dawn.", hours: 3)
            )
        );
    }

    [Fact]
    public void What_another_outlet_once_carried_is_not_reported_as_only_here()
    {
        const string Divers = "Divers searched the river below the old flour mill on Tuesday.";
        const string Horses = "Horses were led from a stable to a school yard at dawn.";
        Assert.DoesNotContain(
            Of(
                "O6",
                SomeStory.Article("anvil", Divers + "\n" + Horses, version: 1),
                SomeStory.Article("anvil", Horses, hours: 1, version: 2),
                SomeStory.Article("beacon", Divers, hours: 2),
                SomeStory.Article("courier", "The mayor promised help to the stable owner.", hours: 3)
            ),
            finding => finding.Summary.Contains("Divers", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_negation_is_reported_once_though_the_other_outlet_has_the_sentence_twice() =>
        Assert.Single(
            SomeStory
                .Compare(
                    SomeStory.Article(
                        "anvil",
                        "The owner has postponed the sale of the old flour mill until June.\nRivals of the mill were "
                            + "pleased.\nThe owner has postponed the sale of the old flour mill until June, he wrote."
                    ),
                    SomeStory.Article("beacon", "The owner has not postponed the sale of the old flour mill until June.")
                )
                .Findings,
            finding => finding.Kind == "negation"
        );

    [Theory]
    [InlineData(
        "The fire was a warning that mills not only burn but close.",
        "The fire was not a warning that mills not only burn but close.",
        1
    )]
    [InlineData(
        "The fire in the old mill was only a warning to the owner.",
        "The fire in the old mill was not only a warning to the owner.",
        0
    )]
    [InlineData(
        "The fire in the old mill was the work of several men.",
        "The fire in the old mill was not one man's but the work of several men.",
        0
    )]
    [InlineData(
        "The letters of the mill were deleted but recovered from its owner's desk.",
        "The letters of the mill were not deleted but recovered from its owner's desk.",
        1
    )]
    public void A_turn_of_phrase_denies_nothing_where_it_stands(string left, string right, int findings) =>
        Assert.Equal(
            findings,
            SomeStory
                .Compare(SomeStory.Article("anvil", left), SomeStory.Article("beacon", right))
                .Findings.Count(finding => finding.Kind == "negation")
        );

    [Fact]
    public void A_negation_that_only_adds_something_at_the_end_is_none() =>
        Assert.DoesNotContain(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The owner blamed rivals for the fire in the old flour mill on Monday."),
                    SomeStory.Article("beacon", "The owner blamed rivals for the fire in the old flour mill on Monday, offering no proof.")
                )
                .Findings,
            finding => finding.Kind == "negation"
        );

    [Fact]
    public void One_number_in_conflict_is_one_finding_however_many_give_it()
    {
        var finding = Only(
            "N1",
            SomeStory.Article("anvil", "Police detained two men at the mill on Monday night."),
            SomeStory.Article("beacon", "Police detained two men at the old mill on Monday night."),
            SomeStory.Article("courier", "Police detained three men at the mill on Monday night.")
        );
        Assert.Equal(
            ["anvil two men", "courier three men", "beacon two men"],
            finding.Evidence.Select(span => $"{span.Outlet} {span.Exact}")
        );
    }

    [Fact]
    public void A_detail_that_the_others_give_with_a_statement_is_reported_where_it_is_missing()
    {
        var finding = Only(
            "O3",
            SomeStory.Article("anvil", "A fire destroyed the old flour mill on the river on Monday night because a heater fell over."),
            SomeStory.Article(
                "beacon",
                "The old flour mill on the river was destroyed on Monday night by a fire because a heater fell over."
            ),
            SomeStory.Article("courier", "Fire on Monday night destroyed the old flour mill by the river.")
        );
        Assert.Equal(["courier"], finding.Outlets);
        Assert.Contains("cause", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accusation_without_the_denial_that_others_carry_is_reported_and_with_any_denial_is_not()
    {
        const string Accused = "The council accused Brandt of setting fire to the old flour mill.";
        const string Denied = "Brandt denied setting fire to the old flour mill.";
        var others = new[]
        {
            SomeStory.Article("anvil", Accused + "\n" + Denied),
            SomeStory.Article("beacon", "Brandt denied that he set fire to the old flour mill."),
        };
        var late = SomeStory.Article(
            "courier",
            "The council accused Brandt at a hearing on Tuesday.\nHorses were led to a school yard.",
            hours: 3
        );
        Assert.Equal(["courier"], Only("O4", [.. others, late]).Outlets);
        Assert.Empty(Of("O4", [.. others, late with { Body = late.Body + "\nA spokesman for his family rejected the charge." }]));
    }

    [Fact]
    public void A_event_reported_without_its_doer_is_reported_where_an_aligned_reading_names_him()
    {
        Assert.Equal(
            "G1",
            Only(
                "G1",
                SomeStory.Article("anvil", "Late on Monday two men were shot on the old bridge of the town."),
                SomeStory.Article("beacon", "Guards shot two men on the old bridge on Monday night.")
            ).Rule
        );
        Assert.Empty(
            Of(
                "G1",
                SomeStory.Article("anvil", "Late on Monday two men were shot on the old bridge of the town."),
                SomeStory.Article("beacon", "On the old bridge two men were shot on Monday.")
            )
        );
    }

    [Fact]
    public void A_doer_whom_two_outlets_name_is_named_by_peers() =>
        Assert.Equal(
            [("A", FindingStance.States), ("B", FindingStance.States), ("C", FindingStance.Differs)],
            Only(
                "G3",
                SomeStory.Article("anvil", "Guards shot two men on the old bridge on Monday night."),
                SomeStory.Article("beacon", "On Monday night guards shot two men on the old bridge."),
                SomeStory.Article("courier", "Late on Monday two men were shot on the old bridge of the town.")
            )
                .Positions.Select(position => (position.Siglum, position.Stance))
        );

    [Fact]
    public void Certainty_two_rungs_apart_is_reported_and_attribution_alone_is_not()
    {
        const string Sure = "The owner set the old flour mill on fire on Monday night.";
        Assert.Contains(
            "hedged",
            Only(
                "C2",
                SomeStory.Article("anvil", Sure),
                SomeStory.Article("beacon", "On Monday the owner may have set fire to the old flour mill.")
            ).Kind,
            StringComparison.Ordinal
        );
        Assert.Empty(
            Of(
                "C2",
                SomeStory.Article("anvil", Sure),
                SomeStory.Article("beacon", "On Monday the owner set fire to the old flour mill, police said.")
            )
        );
    }

    [Theory]
    [InlineData("The mill burned down on Monday, the agency Norpress reported.", "The mill burned down on Monday.", "source removed")]
    [InlineData("The mill burned down on Monday.", "The mill burned down on Monday, the agency Norpress reported.", "source added")]
    [InlineData("The owner may have set the mill on fire.", "The owner set the mill on fire.", "hedged to asserted")]
    [InlineData("Police detained two men at the mill.", "Police detained three men at the mill.", "number changed")]
    public void An_edit_is_reported_with_its_direction(string before, string after, string direction) =>
        Assert.Contains(
            direction,
            Of("V2", SomeStory.Article("anvil", before, version: 1), SomeStory.Article("anvil", after, hours: 1, version: 2))
                .Select(finding => finding.Kind)
        );

    /// <summary>A palace and its capital may speak for one government; whoever accuses the other does not.</summary>
    [Theory]
    [InlineData("Lindenhof says bridge was hit by rockets", "In Norhaven the guards of the Lindenhof gave no details.", true)]
    [InlineData(
        "Lindenhof says bridge was hit by rockets",
        "In Norhaven crowds cheered after the capital accused the Lindenhof of lies.\nOn Monday Norhaven accused Lindenhof of the attack.",
        false
    )]
    [InlineData("Lindenhof denies bridge was hit by rockets", "In Norhaven the guards of the Lindenhof gave no details.", false)]
    [InlineData("Mayor Anna Holm says bridge was hit by rockets", "In Norhaven the guards of the Lindenhof gave no details.", false)]
    public void Another_name_of_perhaps_the_same_side_is_a_small_change(string after, string elsewhere, bool small)
    {
        const string Body = "The bridge in Norhaven was hit at night.\nNobody at the Lindenhof was hurt.\nMayor Anna Holm was away.";
        var finding = Assert.Single(
            Of(
                "V2",
                SomeStory.Article("anvil", Body, "Bridge hit by rockets, Norhaven says", version: 1),
                SomeStory.Article("anvil", Body, after, 1, 2),
                SomeStory.Article("beacon", elsewhere, hours: 2)
            ),
            finding => finding.Kind == "source changed"
        );
        Assert.Equal(small, finding.Summary.EndsWith("; both may stand for one side.", StringComparison.Ordinal));
        Assert.Equal(small ? 0.4 : 0.8, finding.Reasons.Single(part => part.Name == "certainty").Value);
    }

    [Fact]
    public void Additions_of_one_version_are_one_finding_with_its_cases()
    {
        var finding = Only(
            "V1",
            SomeStory.Article("anvil", "The mill burned on Monday.", version: 1),
            SomeStory.Article(
                "anvil",
                "The mill burned on Monday.\nHorses were led to a school yard.\nTwelve engines came from the harbour.",
                hours: 1,
                version: 2
            )
        );
        Assert.EndsWith("The version has 1 further change of this kind.", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence.Length);
    }

    [Fact]
    public void Counts_for_two_different_days_are_no_conflict() =>
        Assert.Empty(
            Of(
                "N1",
                SomeStory.Article("anvil", "Police detained two men at the old flour mill on Monday."),
                SomeStory.Article("beacon", "Police detained three men at the old flour mill in January.")
            )
        );

    [Fact]
    public void Every_rule_has_its_codebook_entry_and_every_entry_its_rule() =>
        Assert.Equal(Codebook.Entries.Select(entry => entry.Id).Order(), Rules.All.SelectMany(rule => rule.Ids).Distinct().Order());

    [Fact]
    public void A_finding_keeps_its_id_when_another_article_joins_the_story()
    {
        var before = SomeStory.Compare([.. SomeStory.ThreeOutlets().Take(2)]);
        var after = SomeStory.Compare([.. SomeStory.ThreeOutlets()]);
        var delta = ReportDelta.Between(before, after);
        Assert.DoesNotContain(delta.Withdrawn, finding => finding.Rule == "N1");
        Assert.Contains(delta.Added, finding => finding.Rule == "O1");
    }

    [Fact]
    public void What_is_read_of_a_stored_report_reports_the_same_changes_as_the_whole()
    {
        var before = SomeStory.Compare([.. SomeStory.ThreeOutlets().Take(2)]);
        var after = SomeStory.Compare([.. SomeStory.ThreeOutlets()]);
        var delta = ReportDelta.Between(before, after);
        var ids = DeltaIds.Between(ReportDigest.Read(ReportJson.WriteUtf8(before)), after);
        Assert.Equal([.. delta.Added.Select(finding => finding.Id)], ids.Added);
        Assert.Equal([.. delta.Changed.Select(finding => finding.Id)], ids.Changed);
        Assert.Equal([.. delta.Withdrawn.Select(finding => finding.Id)], ids.Withdrawn);
    }

    private static Finding[] Of(string rule, params NarrativeDiff.Core.Model.ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == rule)];

    private static Finding Only(string rule, params NarrativeDiff.Core.Model.ArticleVersion[] versions) =>
        Assert.Single(Of(rule, versions));
}
