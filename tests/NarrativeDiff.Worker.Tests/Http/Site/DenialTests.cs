using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Which rows the page lists as denied: sigla with what each writes and on which level.</summary>
public sealed class DenialTests
{
    [Fact]
    public void One_article_that_denies_beside_others_that_do_not_makes_no_denial() =>
        Assert.Null(
            Of(
                "this could mean that the dam will break",
                ("this could mean that the dam will break", "hedged"),
                ("The mayor denied the charge and said the dam could break", "denied"),
                ("The dam will break, he said", "attributed")
            )
        );

    [Fact]
    public void It_is_reported_in_the_words_of_an_article_that_denies()
    {
        var denial = Of(
            "The mayor is accused of fraud",
            ("The mayor is accused of fraud", "distanced"),
            ("The mayor denied the charge,", "denied")
        );
        Assert.Equal(("The mayor denied the charge", 1), (denial?.Words, denial?.By.Length));
    }

    [Fact]
    public void And_in_those_of_the_label_where_it_is_one() =>
        Assert.Equal(
            "The mayor denied all",
            Of("The mayor denied all", ("He denied it", "denied"), ("The mayor denied all", "denied"))?.Words
        );

    private static Denial? Of(string label, params (string Words, string Rung)[] readings)
    {
        var statement = new ReportStatement
        {
            Id = "s1",
            Label = label,
            Carriers = readings.Length,
            IndependentCarriers = readings.Length,
            FirstReportedAt = Some.Noon,
            Readings =
            [
                .. readings.Select(
                    (reading, i) => new ReportReading($"{(char)('A' + i)}", [0], [new ReportSegment(0, 0, reading.Words.Length)])
                ),
            ],
            Coverage =
            [
                .. readings.Select(
                    (reading, i) =>
                        new CoverageCell($"{(char)('A' + i)}", CoverageState.Carried, 0.9, 0, MinutesAfterFirst: i, Certainty: reading.Rung)
                ),
                new CoverageCell("Z", CoverageState.NotMatched, 0.1, 0),
            ],
        };
        return Denial.Of(
            Some.Report("dam") with
            {
                Witnesses = [.. readings.Select((reading, i) => Witness($"{(char)('A' + i)}", reading.Words))],
                Statements = [statement],
            },
            statement
        );
    }

    private static ReportWitness Witness(string siglum, string body) =>
        new()
        {
            Siglum = siglum,
            Outlet = siglum,
            ArticleId = siglum,
            Version = 1,
            PublishedAt = Some.Noon,
            Headline = "Dam",
            Body = body,
            ContentSha256 = "",
            Sentences = [new ReportSentence(0, "body", 0, body.Length, null)],
        };
}
