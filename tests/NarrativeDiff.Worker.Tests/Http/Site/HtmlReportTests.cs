using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Http.Site.Pages;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The page as text: complete, encoded, the same every time, and small.</summary>
public sealed partial class HtmlReportTests(Sample.SampleReport sample) : IClassFixture<Sample.SampleReport>
{
    /// <summary>Five articles, eight versions.</summary>
    [Fact]
    public async Task The_page_of_the_sample_weighs_at_most_six_hundred_kilobytes() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(await HtmlReport.RenderAsync(sample.Report)), 100_000, 600_000);

    private static readonly Report Report = SomeReport.Make();

    [Fact]
    public async Task Shows_every_quotation_encoded()
    {
        var page = await HtmlReport.RenderAsync(Report);

        Assert.All(
            Report.Findings.SelectMany(finding => finding.Evidence),
            evidence => Assert.Contains(">" + HtmlEncoder.Default.Encode(evidence.Exact) + "<", Encoded(page), StringComparison.Ordinal)
        );
        Assert.DoesNotContain(SomeReport.Script, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Writes_the_same_report_in_the_same_bytes() =>
        Assert.Equal(await HtmlReport.RenderAsync(Report), await HtmlReport.RenderAsync(SomeReport.Make()));

    [Fact]
    public async Task Says_first_which_articles_have_no_column()
    {
        var witness = Report.Witnesses[0];
        var page = await HtmlReport.RenderAsync(
            Report with
            {
                Copies =
                [
                    new ReportCopy("Z", witness.Siglum, "echo", "The Echo", "e-1", 1, witness.PublishedAt, null, witness.ContentSha256),
                ],
                SetAside = [new ReportSetAside("bomb", "b-1", 2, SetAsideArticle.TimeLimit, "comparing it takes too long")],
            }
        );

        Assert.Contains("1 more article has exactly the text of", page, StringComparison.Ordinal);
        Assert.Contains("The Echo.</li>", page, StringComparison.Ordinal);
        Assert.Contains("takes no part in this report: comparing it takes too long.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_its_sections_in_reading_order()
    {
        var page = await HtmlReport.RenderAsync(Report);

        Assert.Equal(
            ["findings", "coverage", "statements", "side-by-side", "versions", "articles", "limits", "appendix"],
            Sections().Matches(page).Select(match => match.Groups[1].Value)
        );
    }

    [Fact]
    public async Task Links_web_addresses_only_and_gives_nothing_away_to_them()
    {
        var page = await HtmlReport.RenderAsync(Report);

        var outside = Links().Matches(page).Select(match => match.Groups[1].Value).Where(link => link[0] != '#' && link != "data:,");
        Assert.Equal(["https://post.example/crane?a=1&amp;b=2"], outside);
        Assert.Contains("rel=\"noopener noreferrer nofollow\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_of_an_unmatched_cell_in_a_plain_line_by_when_and_folds_its_figures()
    {
        var page = await HtmlReport.RenderAsync(Report);

        Assert.Contains("Not matched in guard by 4 Mar 10:00 UTC; nearest sentence:</p>", page, StringComparison.Ordinal);
        Assert.Matches(@"<summary>Figures</summary>.*score 0\.31 \(threshold 0\.45\)", page);
    }

    [Fact]
    public async Task Stays_under_three_megabytes_for_twenty_articles_of_forty_sentences()
    {
        var page = await HtmlReport.RenderAsync(LargeReport.Make(witnesses: 20, sentences: 40));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 100_000, 3_000_000);
    }

    [Fact]
    public async Task A_saved_page_of_two_hundred_articles_stays_under_two_megabytes_and_says_what_it_leaves_out()
    {
        var page = await HtmlReport.RenderAsync(LargeReport.Make(witnesses: 200, sentences: 30, findings: 400));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_000_000, 2_000_000);
        Assert.Contains("196 articles: ", page, StringComparison.Ordinal);
        Assert.Contains("1380 more shared statements, as a list", page, StringComparison.Ordinal);
        Assert.Contains("980 more statements of few articles left out of this saved page", page, StringComparison.Ordinal);
        Assert.Contains("The text is left out: a saved page of 200 articles would be too large", page, StringComparison.Ordinal);
        var places = PlaceIds().Matches(page).Select(id => id.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(PlaceLinks().Matches(page).Select(link => link.Groups[1].Value).Where(link => !places.Contains(link)).Distinct());
    }

    [Fact]
    public async Task The_live_page_of_two_hundred_articles_leaves_nothing_out()
    {
        var desk = new ReviewContext(null, [], 0, Review.Agreement.Of(Array.Empty<Review.Judgement>()), Blind: false, NewestRevision: 1);
        var page = await HtmlReport.RenderAsync(LargeReport.Make(witnesses: 200, sentences: 30, findings: 400), desk);

        Assert.DoesNotContain("left out", page, StringComparison.Ordinal);
        Assert.Contains("1470 more shared statements, as a list", page, StringComparison.Ordinal);
    }

    /// <summary>The live site sends pages compressed; this is the fastest level, as it uses.</summary>
    [Fact]
    public async Task Of_two_hundred_articles_it_is_at_most_two_megabytes_on_the_wire()
    {
        var page = Encoding.UTF8.GetBytes(await HtmlReport.RenderAsync(LargeReport.Make(witnesses: 200, sentences: 30, findings: 400)));
        using var sent = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(sent, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            await zip.WriteAsync(page, TestContext.Current.CancellationToken);

        Assert.InRange(sent.Length, 50_000, 2_000_000);
    }

    [Fact]
    public async Task A_report_of_one_article_without_findings_is_a_page_too()
    {
        var page = await HtmlReport.RenderAsync(
            Report with
            {
                Witnesses = Report.Witnesses[1..2],
                Statements = [],
                Links = [],
                Edits = [],
                Findings = [],
            }
        );

        Assert.Contains("No rule found a difference", page, StringComparison.Ordinal);
        Assert.Contains("There is only one article.", page, StringComparison.Ordinal);
    }

    /// <summary>The page encodes no more than it must or as much as the strict encoder; both are fine, one form is compared.</summary>
    private static string Encoded(string page) =>
        string.Concat(
            Pieces()
                .Split(page)
                .Select(piece =>
                    piece.Length > 0 && piece[0] == '<' ? piece : HtmlEncoder.Default.Encode(System.Net.WebUtility.HtmlDecode(piece))
                )
        );

    [GeneratedRegex("(<[^>]*>)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Pieces();

    [GeneratedRegex("<section id=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sections();

    [GeneratedRegex("href=\"([^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex PlaceIds();

    [GeneratedRegex(" href=\"#([^\"]+)\"")]
    private static partial Regex PlaceLinks();
}
