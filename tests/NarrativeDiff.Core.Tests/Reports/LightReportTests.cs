using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>A report is written without what its articles say, and read with it.</summary>
public class LightReportTests
{
    private static readonly JsonSerializerOptions Heavy = new(ReportJson.Fields)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.Never,
    };
    private static readonly Report Whole = SomeStory.Compare(SomeStory.ThreeOutlets());

    [Fact]
    public void What_is_read_has_every_span_that_was_made()
    {
        var read = ReportJson.Read(ReportJson.WriteUtf8(Whole));
        Assert.NotEmpty(Spans(Whole));
        Assert.Equal(Spans(Whole), Spans(read));
        Assert.Equal(
            Whole.Referents.SelectMany(referent => referent.Labels).SelectMany(label => label.Uses).SelectMany(use => use.Versions),
            read.Referents.SelectMany(referent => referent.Labels).SelectMany(label => label.Uses).SelectMany(use => use.Versions)
        );
        Assert.Equal(
            Whole.Findings.SelectMany(finding => finding.Positions).SelectMany(position => position.Sentences),
            read.Findings.SelectMany(finding => finding.Positions).SelectMany(position => position.Sentences)
        );
        Assert.Equal(
            Whole.Statements.SelectMany(statement => statement.Coverage).SelectMany(cell => cell.Certainties ?? []),
            read.Statements.SelectMany(statement => statement.Coverage).SelectMany(cell => cell.Certainties ?? [])
        );
        Assert.Equal(Whole.Witnesses.SelectMany(witness => witness.Sentences), read.Witnesses.SelectMany(witness => witness.Sentences));
    }

    [Fact]
    public void A_report_that_was_written_whole_is_read_too()
    {
        var heavy = JsonSerializer.Serialize(Whole, Heavy);
        Assert.Equal(ReportJson.Write(Whole), ReportJson.Write(ReportJson.Read(heavy)));
        Assert.True(ReportJson.Write(Whole).Length < heavy.Length * 0.8);
    }

    [Fact]
    public void A_span_that_its_article_does_not_tell_is_written_whole()
    {
        var finding = Whole.Findings[0];
        var foreign = Whole with { Findings = [finding with { Evidence = [finding.Evidence[0] with { Prefix = "other words" }] }] };
        var json = ReportJson.Write(foreign, indented: false);
        Assert.Contains("\"prefix\":\"other words\"", json, StringComparison.Ordinal);
        Assert.Equal(foreign.Findings[0].Evidence, ReportJson.Read(json).Findings[0].Evidence);
    }

    [Fact]
    public void Nothing_is_null_in_it() =>
        Assert.DoesNotContain(":null", ReportJson.Write(Whole, indented: false), StringComparison.Ordinal);

    [Fact]
    public void Weak_links_are_given_to_who_asks_for_all()
    {
        var all = ReportJson.WithWeakLinks(Whole);
        Assert.NotEmpty(Whole.WeakLinks);
        Assert.Equal(Whole.Links.Length + Whole.WeakLinks.Length, all.Links.Length);
        Assert.All(Whole.WeakLinks, link => Assert.True(link.Score < Whole.Method.Thresholds["notMatched"]));
        Assert.Empty(Whole.Links.Where(link => link.Score >= Whole.Method.Thresholds["notMatched"]).Except(all.Links));
        Assert.Equal(all.ContentHash, Whole.ContentHash);
    }

    [Fact]
    public void A_line_a_record_is_the_same_JSON()
    {
        var lines = ReportJson.Write(Whole);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(lines), JsonElement.Parse(ReportJson.Write(Whole, indented: false))));
        Assert.Contains($"\n    {{\"id\":\"{Whole.Statements[0].Id}\"", lines, StringComparison.Ordinal);
    }

    private static IEnumerable<Evidence> Spans(Report report) =>
        [
            .. report.Findings.SelectMany(finding => finding.Evidence),
            .. report.Referents.SelectMany(referent => referent.Labels).SelectMany(label => label.Uses).SelectMany(use => use.Evidence),
            .. report.Numbers.Select(number => number.Evidence),
        ];
}
