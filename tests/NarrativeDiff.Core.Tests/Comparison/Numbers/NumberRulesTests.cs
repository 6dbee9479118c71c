using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Numbers;

public class NumberRulesTests
{
    [Theory]
    [InlineData(
        "The fire at the old mill killed three people and closed the bridge.",
        "The fire at the old mill injured five people and closed the bridge."
    )]
    [InlineData("As of Monday evening 40 firefighters were at the old mill.", "As of Tuesday noon 60 firefighters were at the old mill.")]
    [InlineData("As of 4 March, 40 firefighters were at the old mill.", "As of yesterday, 60 firefighters were at the old mill.", 36)]
    [InlineData("By Monday evening 40 firefighters were at the old mill.", "By Monday noon 60 firefighters were at the old mill.")]
    [InlineData("About 100 people fled the fire at the old mill.", "Some 110 people fled the fire at the old mill.")]
    public void Numbers_of_different_things_or_times_are_no_conflict(string left, string right, double later = 6) =>
        Assert.Empty(Of("N1", Hourly(left, right, later)));

    [Fact]
    public void One_time_in_other_words_is_one_time() => // 5 March 2024 is a Tuesday
        Assert.Single(
            Of("N1", Hourly("As of Monday, 40 firefighters were at the old mill.", "As of 4 March, 60 firefighters were at the old mill."))
        );

    [Fact]
    public void A_count_that_stood_days_ago_may_have_grown_though_it_is_published_last() =>
        Assert.Contains(
            "may have grown",
            Assert
                .Single(
                    Of(
                        "N1",
                        Hourly(
                            "Police said 60 firefighters were at the old mill.",
                            "Police said that as of Sunday 40 firefighters were at the old mill."
                        )
                    )
                )
                .Summary,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_higher_number_given_later_is_reported_as_one_that_may_have_grown()
    {
        var finding = Assert.Single(
            Of("N1", Hourly("The fire at the old mill killed three people.", "The fire at the old mill killed five people."))
        );
        Assert.Contains("may have grown", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["three people", "five people"], finding.Evidence.Select(span => span.Exact));
    }

    [Fact]
    public void A_lower_number_given_later_has_not_grown() =>
        Assert.DoesNotContain(
            "grown",
            Assert
                .Single(Of("N1", Hourly("The fire at the old mill killed five people.", "The fire at the old mill killed three people.")))
                .Summary,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("Police found six rifles in the old mill on Monday.", 1)]
    [InlineData("Police found six rifles in the old mill on Monday.\nIn all five raids they found fourteen rifles.", 0)]
    [InlineData("Police found six rifles in the old mill on Monday.\nIn all five raids they found fourteen knives.", 1)]
    public void An_article_that_gives_the_other_number_as_well_is_in_no_conflict_with_it(string body, int findings) =>
        Assert.Equal(findings, Of("N1", Hourly(body, "Police said they found 14 rifles on Monday in the old mill.")).Length);

    [Theory]
    [InlineData("The first 17 wagons of flour left the old mill on time.", "The first 12 wagons of flour left the old mill on time.")]
    [InlineData(
        "Police found six rifles in the old mill and two rifles in its yard.",
        "Police found nine rifles in the old mill and two rifles in its yard."
    )]
    [InlineData(
        "The fire at the old mill killed three people and hurt five people.",
        "The fire at the old mill killed three people and hurt seven people."
    )]
    [InlineData(
        "Five of the eight owners of the mill met 20 buyers from three towns.",
        "Five of the eight owners of the mill met 50 buyers from three towns."
    )]
    [InlineData("A night in the old mill costs 40 euros with breakfast.", "A night in the old mill costs 90 euros with breakfast.")]
    [InlineData("In March 2008, three men bought the old mill from the city.", "In March 2008, 13 men bought the old mill from the city.")]
    [InlineData(
        "The owner of the old mill, who left the city on Monday, said five buyers had written to him.",
        "The owner of the old mill, who left the city on Monday, said 19 buyers had written to him."
    )]
    [InlineData(
        "Police found six rifles in the old mill on Monday.\nIn all five raids they found 14 rifles.",
        "Police found 14 rifles in the old mill on Monday.\nIn all five raids they found 14 rifles."
    )]
    public void In_the_very_same_words_another_number_is_always_a_conflict(string left, string right) =>
        Assert.Single(Of("N1", Hourly(left, right, 0)));

    [Theory]
    [InlineData(
        "Police found six rifles in the old mill on Monday.\nA first report had said: Police found 14 rifles in the old mill on Monday.",
        "Police found 14 rifles in the old mill on Monday."
    )]
    [InlineData("On 1 March police found six rifles in the old mill.", "On 4 March police found 14 rifles in the old mill.")]
    [InlineData("As of 3 March 40 firefighters were at the old mill.", "As of 4 March 60 firefighters were at the old mill.")]
    [InlineData("In 2019 police found six rifles in the old mill.", "In 2021 police found 14 rifles in the old mill.")]
    [InlineData("Police found at least six rifles in the old mill on Monday.", "Police found 14 rifles in the old mill on Monday.")]
    [InlineData(
        "Of the rifles in the old mill police took 12 and left three behind.",
        "Of the rifles in the old mill police took 14 and left one behind."
    )]
    public void The_same_words_for_another_day_or_with_numbers_that_can_both_be_true_are_none(string left, string right) =>
        Assert.Empty(Of("N1", Hourly(left, right, 0)));

    [Theory]
    [InlineData("The old mill was sold for €3. 9 million in 1998.", "The old mill was sold for €3. 2 million in 1998.")]
    [InlineData("The old mill made 1, 101 barrels of flour last year.", "The old mill made 1, 201 barrels of flour last year.")]
    public void The_end_of_a_figure_that_was_taken_apart_counts_nothing(string left, string right) =>
        Assert.Empty(Of("N1", Hourly(left, right, 0)));

    [Theory]
    [InlineData(
        "The watchman of the old mill was killed in a riot of five days.",
        "The watchman of the old mill was killed in a riot of eight days.",
        1
    )]
    [InlineData(
        "The watchman of the old mill was killed in a riot of five days.",
        "The watchman of the old mill was killed in a riot eight days ago.",
        0
    )]
    [InlineData(
        "The watchman of the old mill was warned five years ago of a riot.",
        "The watchman of the old mill was warned eight years ago of a riot.",
        1
    )]
    public void How_long_ago_something_was_is_not_how_long_it_took(string left, string right, int findings) =>
        Assert.Equal(findings, Of("N1", Hourly(left, right, 0)).Length);

    [Theory]
    [InlineData(
        "Two wagons were burned by the fire at the old mill before help came, the press office of the owner said in a note.",
        "Three wagons were burned by the fire at the old mill as help was on its way, the press people of the owner said.",
        1
    )]
    [InlineData(
        "Two wagons were burned by the fire at the old mill before help came, the press office of the owner said in a note.",
        "Three wagons of flour that the fire spared left the old mill with help, according to the owner's press people.",
        0
    )]
    public void Numbers_that_say_the_same_of_the_same_noun_are_compared_in_other_words_too(string left, string right, int findings) =>
        Assert.Equal(findings, Of("N1", Hourly(left, right, 0)).Length);

    [Fact]
    public void Numbers_of_readings_that_do_not_surely_report_the_same_are_none() =>
        Assert.Empty(
            Of(
                "N1",
                Hourly(
                    "The harbour office estimated the damage in 12 villages along the lower river.",
                    "The governor said that seven villages along the coast were without water."
                )
            )
        );

    [Theory]
    [InlineData(
        "Police called 12 engines to the old mill.",
        "Police called a dozen engines to the old mill.",
        "12 engines",
        "dozen engines"
    )]
    [InlineData(
        "Some 120 people fled the fire at the old mill.",
        "The fire at the old mill drove 120 people out.",
        "120 people",
        "Some 120 people"
    )]
    [InlineData("Police held seven men at the old mill.", "Police held several men at the old mill.", "seven men", "several men")]
    [InlineData(
        "The fire at the old mill drove 100 people out.",
        "More than a hundred people fled the fire at the old mill.",
        "100 people",
        "More than a hundred people"
    )]
    public void One_exact_and_one_vague_number_are_a_drift_of_precision(string left, string right, string exact, string vague)
    {
        var finding = Assert.Single(Of("N2", Hourly(left, right)));
        Assert.Equal([exact, vague], finding.Evidence.Select(span => span.Exact));
    }

    [Theory]
    [InlineData("Some 120 people fled the fire at the old mill.", "The fire at the old mill drove 130 people out: 130 people fled.")]
    [InlineData("More than 100 people fled the fire at the old mill.", "About the fire at the old mill: 120 people fled.")]
    [InlineData("Up to 120 people fled the fire at the old mill.", "About the fire at the old mill: 110 people fled.")]
    [InlineData("Nearly 150 people fled the fire at the old mill.", "About the fire at the old mill: 145 people fled.")]
    public void The_exact_number_has_as_many_digits_as_the_vague_one(string vague, string exact) =>
        Assert.Single(Of("N2", Hourly(vague, exact)));

    [Theory]
    [InlineData("Some 2.44 million people read of the fire at the old mill.", "Of the fire at the old mill 2.5 million people read.")]
    [InlineData("More than 125 people fled the fire at the old mill.", "About the fire at the old mill: 200 people fled.")]
    public void A_vague_number_of_more_digits_counts_something_else(string vague, string exact) =>
        Assert.Empty(Of("N2", Hourly(vague, exact)));

    [Fact]
    public void A_lower_bound_far_below_is_another_count() =>
        Assert.Empty(Of("N2", Hourly("At least three people fled the fire at the old mill.", "Ten people fled the fire at the old mill.")));

    [Theory]
    [InlineData("Police held one man at the old mill.", 1)]
    [InlineData("Police held not one man at the old mill.", 0)]
    [InlineData("Police needed one man at the old mill.", 0)]
    public void A_number_of_what_did_not_happen_is_in_no_conflict(string other, int findings) =>
        Assert.Equal(findings, Of("N1", Hourly("Police held seven men at the old mill.", other)).Length);

    [Fact]
    public void Two_ways_to_write_a_number_are_none() =>
        Assert.Empty(Of("N2", Hourly("Police called 12 engines to the old mill.", "Police called twelve engines to the old mill.")));

    [Fact]
    public void The_table_of_numbers_has_each_reading_s_number_with_its_bounds()
    {
        var report = SomeStory.Compare(
            Hourly("Police called twelve engines to the old mill.", "Police called at least 12 engines to the old mill.")
        );
        Assert.Equal(
            [("A", "engin", 12, 12), ("B", "engin", 12, (double?)null)],
            report.Numbers.Select(number => (number.Siglum, number.Unit!, number.Low, number.High))
        );
        Assert.Equal(["twelve engines", "at least 12 engines"], report.Numbers.Select(number => number.Evidence.Exact));
    }

    private static ArticleVersion[] Hourly(string left, string right, double later = 6) =>
        [SomeStory.Article("anvil", left), SomeStory.Article("beacon", right, hours: later)];

    private static Finding[] Of(string rule, params ArticleVersion[] versions) =>
        [.. SomeStory.Compare(versions).Findings.Where(finding => finding.Rule == rule)];
}
