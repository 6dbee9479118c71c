using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The verb <c>compare</c>, on good input and bad.</summary>
public sealed class CompareCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_one_report_of_all_articles_without_a_hint()
    {
        var run = await VerbRun.Compare(_folder.Write("day.jsonl", string.Join('\n', Articles.MillFire())));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var report = ReportJson.Read(run.Output);
        Assert.Equal("story", report.StoryId);
        Assert.Equal(["harbour-post", "hill-times", "river-echo"], report.Witnesses.Select(witness => witness.Outlet));
        Assert.Contains(report.Findings, finding => finding.Rule == "N1" && finding.Outlets.SequenceEqual(["harbour-post", "river-echo"]));
        Assert.All(
            report.Findings.SelectMany(finding => finding.Evidence),
            span => Assert.Equal(span.Exact, TextOf(report, span).Substring(span.Start, span.Length))
        );
    }

    [Fact]
    public async Task Any_number_of_threads_writes_the_same_bytes()
    {
        var sample = Repository.File("compose", "sample");
        var written = new List<byte[]>();
        foreach (var threads in new[] { "1", "2", "7" })
        {
            var report = _folder.Of($"{threads}.json");
            await using var program = Child.Start(
                Path.Combine(AppContext.BaseDirectory, "narrativediff"),
                ["compare", sample, "--out", report],
                new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = threads }
            );
            Assert.Equal(0, await program.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
            written.Add(File.ReadAllBytes(report));
        }

        Assert.NotEmpty(written[0]);
        Assert.All(written, bytes => Assert.Equal(written[0], bytes));
    }

    [Fact]
    public async Task Holds_to_what_reviewers_said_and_names_the_line_that_is_no_judgement()
    {
        var day = _folder.Write("day.jsonl", string.Join('\n', Articles.MillFire()));
        var finding = ReportJson.Read((await VerbRun.Compare(day)).Output).Findings[0].Id;
        var said = _folder.Write(
            "judgements.txt",
            $$"""{"reviewer":"Ann","verdict":"reject","target":"finding:{{finding}}","finding":"{{finding}}"}""" + "\n"
        );
        var broken = _folder.Write("broken.txt", "\n{\"reviewer\":1}\n");

        var reviewed = ReportJson.Read((await VerbRun.Compare(day, "--review-rule", "majority", "--judgements", said)).Output);
        var refused = await VerbRun.Compare(day, "--review-rule", "majority", "--judgements", broken);

        Assert.DoesNotContain(reviewed.Findings, other => other.Id == finding);
        Assert.Equal(finding, Assert.Single(reviewed.Review!.Rejected).Id);
        Assert.Equal(1, refused.Code);
        Assert.Contains("broken.txt line 2:", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_the_same_bytes_twice_and_for_any_order_of_the_input()
    {
        var lines = Articles.MillFire("mill").Concat(Articles.FerryStrike("ferry")).ToArray();
        var inOrder = _folder.Write("a.jsonl", string.Join('\n', lines));
        var reversed = _folder.Write("b.jsonl", string.Join('\n', lines.Reverse()));

        var first = await VerbRun.Compare(inOrder, "--format", "jsonl");

        Assert.Equal(2, first.Lines.Length);
        Assert.Equal(first.Output, (await VerbRun.Compare(inOrder, "--format", "jsonl")).Output);
        Assert.Equal(first.Output, (await VerbRun.Compare(reversed, "--format", "jsonl")).Output);
        Assert.Equal(first.Output, (await VerbRun.Compare(inOrder, reversed, "--format", "jsonl")).Output);
    }

    [Fact]
    public async Task Writes_several_stories_as_lines_or_as_one_array_in_the_order_of_their_ids()
    {
        var day = _folder.Write("day.jsonl", string.Join('\n', Articles.MillFire("mill").Concat(Articles.FerryStrike("ferry"))));

        var lines = await VerbRun.Compare(day, "--format", "jsonl");
        var array = await VerbRun.Compare(day, "--format", "json");

        Assert.Equal(["ferry", "mill"], lines.Lines.Select(line => ReportJson.Read(line).StoryId));
        Assert.Equal(
            ["ferry", "mill"],
            JsonSerializer.Deserialize<Report[]>(array.Output, ReportJson.Options)!.Select(report => report.StoryId)
        );
    }

    [Theory]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("md", "# ")]
    [InlineData("csv", "story")]
    [InlineData("json", "{\n  \"schema\": \"narrativediff.report/1\"")]
    [InlineData("jsonl", "{\"schema\":\"narrativediff.report/1\"")]
    public async Task Writes_the_form_that_the_extension_asks_for(string extension, string beginning)
    {
        var (day, file) = (_folder.Write("in/day.jsonl", string.Join('\n', Articles.MillFire())), _folder.Of($"out/report.{extension}"));

        var run = await VerbRun.Compare(day, "--out", file);

        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Error));
        var text = await File.ReadAllTextAsync(file, Cancel);
        Assert.StartsWith(beginning, text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(text, (await VerbRun.Compare(day, "--format", extension)).Output);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Writes_a_file_a_story_into_a_folder_under_names_that_cannot_leave_it(string format)
    {
        var day = _folder.Write("in/day.jsonl", string.Join('\n', Articles.MillFire("../mill").Concat(Articles.FerryStrike("..:mill"))));

        var run = await VerbRun.Compare(day, "--format", format, "--out", _folder.Of("out/"));

        Assert.Equal((0, "", ""), (run.Code, run.Output, run.Error));
        Assert.Equal(
            new[] { "../mill", "..:mill" }
                .Select(hint => _folder.Of($"out/{StoryIds.OfHint(hint)}.{format}"))
                .Order(StringComparer.Ordinal),
            Directory.GetFileSystemEntries(_folder.Of("out")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Several_stories_as_HTML_ask_for_a_folder()
    {
        var day = _folder.Write("day.jsonl", string.Join('\n', Articles.MillFire("mill").Concat(Articles.FerryStrike("ferry"))));

        var run = await VerbRun.Compare(day, "--format", "html", "--out", _folder.Of("all.html"));

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal("error: the input holds 2 stories and --format html takes a file for each; give --out FOLDER/\n", run.Error);
        Assert.False(File.Exists(_folder.Of("all.html")));
    }

    [Fact]
    public async Task Writes_the_report_of_the_rest_and_fails_where_some_input_is_broken()
    {
        var day = _folder.Write("day.jsonl", string.Join('\n', [.. Articles.MillFire(), "{\"outlet\":\"x\"}"]));

        var run = await VerbRun.Compare(day, _folder.Of("gone.json"));

        Assert.Equal(1, run.Code);
        Assert.Equal(3, ReportJson.Read(run.Output).Witnesses.Length);
        Assert.Equal(
            $"error: {_folder.Of("gone.json")}: no such file or folder; check the path\nerror: {day}:4: "
                + $"$.articleId: articleId is missing; send articleId or url; all versions of an article share it\n",
            run.Error
        );
    }

    [Fact]
    public async Task Writes_nothing_where_nothing_could_be_read()
    {
        var run = await VerbRun.Compare(_folder.Of("gone"), "--out", _folder.Of("report.json"));

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.EndsWith("error: no article could be read; nothing to do\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Root));
    }

    [Theory]
    [InlineData("", "Required argument 'IN' missing")]
    [InlineData("a.json --format pdf", "'pdf'")]
    [InlineData(
        "a.json --encoder /no/such/model",
        "--encoder '/no/such/model' is no folder; give bundled, bundled-fp32, lexical or a folder"
    )]
    [InlineData("a.json --published yesterday", "--published 'yesterday' is no time with an offset; give one like 2030-05-03T14:35:00Z")]
    [InlineData("a.json --published 2030-05-03T14:35:00", "is no time with an offset")]
    [InlineData("a.json --fromat html", "compare has no option --fromat; see narrativediff compare --help")]
    public async Task Refuses_a_command_line_that_makes_no_sense(string arguments, string words)
    {
        var run = await VerbRun.Of(CompareCommand.Create(), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_a_line_what_is_wrong_with_a_model_folder_or_an_output()
    {
        var day = _folder.Write("day.jsonl", Articles.MillFire()[0]);

        var model = await VerbRun.Of(CompareCommand.Create(), day, "--encoder", _folder.Root);
        var output = await VerbRun.Compare(day, "--out", Path.Combine(day, "report.json"));

        Assert.Equal((1, 1), (model.Code, output.Code));
        Assert.Matches(@"^error: [^\n]*onnx[^\n]*\n$", model.Error);
        Assert.Matches(@"^error: [^\n]*day\.jsonl[^\n]*\n$", output.Error);
    }

    private static string TextOf(Report report, Evidence span)
    {
        var witness = report.Witnesses.Single(witness => witness.Outlet == span.Outlet);
        return span.Field == "headline" ? witness.Headline : witness.Body;
    }
}
