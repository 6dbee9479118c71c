using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Http.Exports;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Reports in the forms of other programs say what the report says, word for word, and run nothing.</summary>
public sealed class ExportTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Qde = "urn:QDA-XML:project:1.0";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_is_a_row_a_quotation_with_a_byte_order_mark_and_a_file_name()
    {
        await using var worker = await StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        var report = (await worker.Store.ReportAsync("mill", null, Cancel))!;

        using var answer = await http.GetAsync(Address("evidence.csv"), Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        using var csv = new CsvHelper.CsvReader(
            new StringReader(Encoding.UTF8.GetString(bytes[3..])),
            System.Globalization.CultureInfo.InvariantCulture
        );
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToList();

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal($"mill-r{report.Revision}-evidence.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal(report.Findings.Sum(finding => finding.Evidence.Length), rows.Count);
        foreach (var row in rows)
        {
            var witness = report.Witnesses.Single(witness => witness.Outlet == (string)row["outlet"]);
            var text = (string)row["field"] == "headline" ? witness.Headline : witness.Body;
            Assert.Equal(text.Substring(Number(row["start"]), Number(row["length"])), ((string)row["exact"]).TrimStart('\''));
        }
    }

    [Fact]
    public async Task The_workbook_holds_findings_evidence_coverage_and_articles_as_text_and_is_the_same_each_time()
    {
        var report = Some.Report("mill", "x") with { Findings = [Finding("=HYPERLINK(\"http://evil.example\") \u0001 & <b>")] };

        var first = await Workbook.WriteAsync(report, Cancel);
        await Task.Delay(1_100, Cancel);
        var second = await Workbook.WriteAsync(report, Cancel);

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        var names = XDocument
            .Load(zip.GetEntry("xl/workbook.xml")!.Open())
            .Descendants(Sheet + "sheet")
            .Select(sheet => (string)sheet.Attribute("name")!);
        var cells = XDocument.Load(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()).Descendants(Sheet + "c").ToList();
        Assert.Equal(["Findings", "Evidence", "Coverage", "Articles"], names);
        Assert.Contains(cells, cell => cell.Value == "=HYPERLINK(\"http://evil.example\") \uFFFD & <b>");
        Assert.DoesNotContain(cells, cell => cell.Element(Sheet + "f") is not null);
    }

    [Fact]
    public async Task A_coded_project_marks_the_very_words_in_code_points()
    {
        var report = WithEvidence("🔥 The mill “burnt” 🔥 down.", "burnt");

        using var zip = new ZipArchive(new MemoryStream(await CodedProject.WriteAsync(report)));
        var project = XDocument.Load(zip.GetEntry("project.qde")!.Open());
        var source = project.Descendants(Qde + "TextSource").Single();
        var selection = source.Elements(Qde + "PlainTextSelection").Single();
        using var reader = new StreamReader(zip.GetEntry($"sources/{(string)source.Attribute("guid")!}.txt")!.Open());
        var runes = (await reader.ReadToEndAsync(Cancel)).EnumerateRunes().ToArray();

        Assert.Equal("burnt", string.Concat(runes[(int)selection.Attribute("startPosition")!..(int)selection.Attribute("endPosition")!]));
        Assert.Equal(
            (string)project.Descendants(Qde + "Code").Single().Attribute("guid")!,
            (string)selection.Descendants(Qde + "CodeRef").Single().Attribute("targetGUID")!
        );
        Assert.Equal(await CodedProject.WriteAsync(report), await CodedProject.WriteAsync(report));
    }

    [Fact]
    public void Annotations_quote_and_place_the_words_in_code_points_and_judgements_assess_their_finding()
    {
        var report = WithEvidence("🔥 The mill “burnt” 🔥 down.", "burnt");
        Review.Judgement[] judgements =
        [
            new()
            {
                Number = 1,
                Reviewer = "Ann",
                Verdict = Review.Verdict.Reject,
                Target = "finding:f-1",
                Finding = "f-1",
                Note = "no",
            },
        ];

        var page = JsonElement.Parse(WebAnnotations.Write(report, judgements, "https://news.example"));

        var (finding, judged) = (page.GetProperty("items")[0], page.GetProperty("items")[1]);
        var selectors = finding.GetProperty("target")[0].GetProperty("selector");
        Assert.Equal(
            ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage"),
            (page.GetProperty("@context").GetString(), page.GetProperty("type").GetString())
        );
        Assert.Equal(
            ("TextQuoteSelector", "burnt"),
            (selectors[0].GetProperty("type").GetString(), selectors[0].GetProperty("exact").GetString())
        );
        Assert.Equal((12, 17), (selectors[1].GetProperty("start").GetInt32(), selectors[1].GetProperty("end").GetInt32()));
        Assert.Equal(
            ("assessing", "Ann", finding.GetProperty("id").GetString()),
            (
                judged.GetProperty("motivation").GetString(),
                judged.GetProperty("creator").GetProperty("name").GetString(),
                judged.GetProperty("target").GetString()
            )
        );
    }

    [Fact]
    public void A_citation_names_outlet_title_address_time_version_and_hash_and_holds_no_command()
    {
        var report = WithEvidence("The mill burnt.", "burnt");
        report = report with
        {
            Witnesses = [report.Witnesses[0] with { Headline = "50 % of {mills} \\input{x} & more", Url = "https://harbour.example/mill" }],
        };
        var references = Citations.Of(report, "https://news.example", null, "A")!;

        var (bib, ris, csl) = (
            Citations.BibTeX(references),
            Citations.Ris(references),
            JsonElement.Parse(Citations.CslJson(references))[0]
        );

        Assert.Contains("title = {{50 \\% of \\{mills\\} \\textbackslash{}input\\{x\\} \\& more}}", bib, StringComparison.Ordinal);
        Assert.Contains("url = {https://harbour.example/mill}", bib, StringComparison.Ordinal);
        Assert.Contains("SHA-256 0123", bib, StringComparison.Ordinal);
        Assert.Contains("TY  - NEWS\r\n", ris, StringComparison.Ordinal);
        Assert.Contains("UR  - https://harbour.example/mill\r\n", ris, StringComparison.Ordinal);
        Assert.EndsWith("ER  - \r\n", ris, StringComparison.Ordinal);
        Assert.Equal(
            ("article-newspaper", "harbour-post", 2030),
            (
                csl.GetProperty("type").GetString(),
                csl.GetProperty("container-title").GetString(),
                csl.GetProperty("issued").GetProperty("date-parts")[0][0].GetInt32()
            )
        );
        Assert.Equal(
            ["mill-r1-f-1", "mill-A-v1"],
            Citations.Of(report, "https://news.example", "f-1", null)!.Select(reference => reference.Key)
        );
        Assert.Null(Citations.Of(report, "https://news.example", "f-2", null));
    }

    [Fact]
    public async Task Feeds_of_all_of_a_story_and_of_an_outlet_name_the_newest_reports()
    {
        await using var worker = await StartAsync();
        using var http = new HttpClient { BaseAddress = worker.Address };
        await worker.SendAsync(
            Some.Message(Some.Version("coast-daily", body: "Gulls nest on the pier again.", hint: "gulls", headline: "Gulls & <b>pier</b>"))
        );

        var all = await FeedAsync("api/feed.atom");
        var ofStory = await FeedAsync("api/stories/mill/feed.atom");
        var ofOutlet = await FeedAsync("api/feed.atom?outlet=coast-daily");

        Assert.Equal("Gulls & <b>pier</b>", all.Descendants(Atom + "entry").First().Element(Atom + "title")!.Value);
        Assert.True(all.Descendants(Atom + "entry").Count() > ofStory.Descendants(Atom + "entry").Count());
        Assert.All(
            ofStory.Descendants(Atom + "entry"),
            entry => Assert.StartsWith("urn:narrativediff:report:mill:", entry.Element(Atom + "id")!.Value, StringComparison.Ordinal)
        );
        Assert.Single(ofOutlet.Descendants(Atom + "entry"));

        async Task<XDocument> FeedAsync(string address)
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            return XDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        }
    }

    private static int Number(object cell) => int.Parse((string)cell, System.Globalization.CultureInfo.InvariantCulture);

    private static Uri Address(string path) => new($"api/stories/mill/{path}", UriKind.Relative);

    private static async Task<TestWorker> StartAsync()
    {
        var worker = await TestWorker.StartAsync(services: services =>
            services.AddSingleton<IComparisonPipeline>(Site.LiveSiteTests.Words)
        );
        await Site.LiveSiteTests.FillAsync(worker);
        return worker;
    }

    private static Report WithEvidence(string body, string exact) =>
        Some.Report("mill", "x") with
        {
            Witnesses =
            [
                new()
                {
                    Siglum = "A",
                    Outlet = "harbour-post",
                    ArticleId = "a1",
                    Version = 1,
                    PublishedAt = Some.Noon,
                    Headline = "Mill 🔥",
                    Body = body,
                    ContentSha256 = "0123",
                    Sentences = [new(0, "body", 0, body.Length, null)],
                },
            ],
            Findings =
            [
                Finding(
                    "The mill burnt.",
                    new Evidence
                    {
                        Outlet = "harbour-post",
                        ArticleId = "a1",
                        Version = 1,
                        PublishedAt = Some.Noon,
                        Field = "body",
                        Sentence = 0,
                        Start = body.IndexOf(exact, StringComparison.Ordinal),
                        Length = exact.Length,
                        Exact = exact,
                        Prefix = "",
                        Suffix = "",
                        Role = "reading",
                        Voice = "outlet",
                    }
                ),
            ],
        };

    private static Finding Finding(string summary, params Evidence[] evidence) =>
        new()
        {
            Id = "f-1",
            Rule = "W1",
            RuleVersion = 1,
            Kind = "wording",
            Outlets = ["harbour-post"],
            Summary = summary,
            Weight = 0.5,
            Reasons = [],
            Evidence = [.. evidence],
        };
}
