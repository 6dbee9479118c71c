using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A report as large as the page has to bear: every sentence in a statement that four articles carry, an omission for every other
/// cell.</summary>
internal static class LargeReport
{
    private const int Carriers = 4;

    /// <param name="findings">At most so many: of hundreds of articles there would be hundreds of thousands.</param>
    public static Report Make(int witnesses, int sentences, int findings = int.MaxValue)
    {
        var articles = Enumerable.Range(0, witnesses).Select(place => Article(place, sentences)).ToImmutableArray();
        var groups = Enumerable.Range(0, witnesses / Carriers);
        var statements = groups
            .SelectMany(group => Enumerable.Range(0, sentences).Select(sentence => Statement(articles, group, sentence)))
            .ToImmutableArray();
        var small = SomeReport.Make();
        return small with
        {
            Witnesses = [.. articles.Select(article => article.Witness(null))],
            Statements = statements,
            Links = [],
            Edits = [],
            Findings = [.. statements.SelectMany(statement => Omissions(articles, statement)).Take(findings)],
        };
    }

    private static string Siglum(int place) =>
        place < 26 ? ((char)('A' + place)).ToString() : Siglum((place / 26) - 1) + (char)('A' + (place % 26));

    private static SomeArticle Article(int place, int sentences) =>
        new(
            Siglum(place),
            $"outlet-{place}",
            1,
            "2031-03-04T08:00:00Z",
            $"The crane in the words of outlet {place}",
            [
                .. Enumerable
                    .Range(0, sentences)
                    .Select(sentence =>
                        $"Outlet {place} reports as number {sentence} that the crane at the dock fell on {sentence * 7} "
                        + "boxes, and that the harbour office would look into what had happened there since May."
                    ),
            ]
        );

    private static ReportStatement Statement(ImmutableArray<SomeArticle> articles, int group, int sentence)
    {
        var carriers = articles.Skip(group * Carriers).Take(Carriers).ToList();
        return SomeReport.Make().Statements[0] with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"s{group * 100 + sentence}"),
            Label = carriers[0].Sentences[sentence],
            Carriers = Carriers,
            IndependentCarriers = Carriers,
            Readings = [.. carriers.Select(article => new ReportReading(article.Siglum, [sentence], [article.Segment(sentence)]))],
            Coverage =
            [
                .. articles.Select(article =>
                    carriers.Contains(article)
                        ? new CoverageCell(article.Siglum, CoverageState.Carried, 0.9, sentence, "body", sentence + 1, 0)
                        : new CoverageCell(article.Siglum, CoverageState.NotMatched, 0.2, sentence)
                ),
            ],
        };
    }

    private static IEnumerable<Finding> Omissions(ImmutableArray<SomeArticle> articles, ReportStatement statement) =>
        articles
            .Where(article => statement.Readings.All(reading => reading.Siglum != article.Siglum))
            .Select(article =>
                SomeReport.Make().Findings[0] with
                {
                    Id = $"f-{statement.Id}-{article.Siglum}",
                    Statement = statement.Id,
                    Outlets = [article.Outlet],
                    Summary = $"Not matched in {article.Outlet}; carried by four others: “{statement.Label}”",
                    Evidence =
                    [
                        .. statement
                            .Readings.Select(reading => articles.First(other => other.Siglum == reading.Siglum))
                            .Select(other => other.Evidence(other.Sentences[statement.Readings[0].Sentences[0]], "carrier")),
                        article.Evidence(article.Sentences[0], "nearest"),
                    ],
                }
            );
}
