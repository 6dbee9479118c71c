using System.Globalization;
using CsCheck;

namespace NarrativeDiff.Core.Text;

/// <summary>Numbers as they are read: value or range, what is counted, and the words that say so.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData("Two men climbed the dome", "2 man [Two]")]
    [InlineData("twenty-one soldiers died", "21 soldier [twenty-one]")]
    [InlineData("two hundred and five passengers", "205 passeng [two hundred and five]")]
    [InlineData("It cost $3.5 million.", "3500000 USD [$3.5 million]")]
    [InlineData("a £2bn fund", "2000000000 GBP [£2bn]")]
    [InlineData("12 percent of voters", "12 percent [12 percent]")]
    [InlineData("It rose 4 per cent", "4 percent [4 per cent]")]
    [InlineData("3,000 people fled", "3000 person [3,000]")]
    [InlineData("a dozen drones", "12 drone [dozen]")]
    [InlineData("one man was held", "1 man [one]")]
    [InlineData("10 to 12 houses burned", "10..12 hous [10 to 12] about")]
    [InlineData("at least 15 civilians", "15..Infinity civilian [at least 15] about")]
    [InlineData("about 100 workers", "80..120 worker [about 100] about")]
    [InlineData("no more than 40 boats", "0..40 boat [no more than 40] about")]
    [InlineData("more than $3 was paid", "3..Infinity USD [more than $3] about")]
    [InlineData("dozens of people", "24..999 person [dozens] about")]
    [InlineData("tens of thousands of marchers", "20000..99000 marcher [tens of thousands] about")]
    [InlineData("several shops", "3..20 shop [several] about")]
    public void Reads_quantities_with_what_they_count(string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                "; ",
                Numbers
                    .Find(text)
                    .Select(number => $"{Value(number)} {number.Unit} [{number.Span.Of(text)}]{(number.IsApproximate ? " about" : "")}")
            )
        );

    [Theory]
    [InlineData("on May 3", NumberKind.Date)]
    [InlineData("on 3 May", NumberKind.Date)]
    [InlineData("on Sept. 11", NumberKind.Date)]
    [InlineData("in 2023", NumberKind.Year)]
    [InlineData("in the 1990s", NumberKind.Year)]
    [InlineData("at 10:30", NumberKind.Time)]
    [InlineData("at 5 p.m.", NumberKind.Time)]
    [InlineData("at 5pm", NumberKind.Time)]
    [InlineData("Anna Berg, 45, said", NumberKind.Age)]
    [InlineData("a 12-year-old girl", NumberKind.Age)]
    [InlineData("he is 30 years old", NumberKind.Age)]
    [InlineData("the 12th day", NumberKind.Ordinal)]
    [InlineData("under Article 5", NumberKind.Ordinal)]
    [InlineData("he is No. 2 there", NumberKind.Ordinal)]
    public void Reports_dates_years_times_ages_and_ranks_from_quantities(string text, NumberKind kind) =>
        Assert.Equal([kind], Numbers.Find(text).Select(number => number.Kind));

    [Theory]
    [InlineData("no one saw it")]
    [InlineData("one of them left")]
    [InlineData("flight MH17 and the F-16")]
    [InlineData("They may leave")]
    public void Finds_no_number_where_nothing_is_counted(string text) => Assert.Empty(Numbers.Find(text));

    [Fact]
    public void A_number_with_no_certain_noun_has_no_unit() => Assert.Null(Assert.Single(Numbers.Find("killed two and left")).Unit);

    [Fact]
    public void A_rough_number_below_zero_keeps_its_bounds_in_order()
    {
        var number = Assert.Single(Numbers.Find("it was ~-7 degrees"));
        Assert.Equal((-8.4, -5.6), (Math.Round(number.Low, 3), Math.Round(number.High, 3)));
    }

    [Fact]
    public void Mentions_are_in_order_and_disjoint() =>
        Some.Text.Sample(text =>
        {
            var at = 0;
            foreach (var number in Numbers.Find(text))
            {
                Assert.True(number.Span.Start >= at && number.Span.Length > 0 && number.Span.End <= text.Length);
                Assert.True(number.Low <= number.High);
                at = number.Span.End;
            }
        });

    private static string Value(NumberMention number) =>
        number.IsExact
            ? number.Low.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{number.Low}..{number.High}");
}
