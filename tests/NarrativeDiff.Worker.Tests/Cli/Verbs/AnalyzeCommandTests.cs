using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The verb <c>analyze</c>.</summary>
public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_a_line_an_article_version_with_its_body_sentences_as_spans()
    {
        const string body = "The mill burnt. Nobody saw the “safe” 🔥 start.";
        var file = _folder.Write(
            "day.jsonl",
            $"{Articles.Line("harbour-post", "a1", "Mill burns", body, version: 3)}\n{Articles.Line("river-echo", "b1", "Mill gone", "It burnt.")}"
        );

        var run = await VerbRun.Analyze(file);

        Assert.Equal((0, "", 2), (run.Code, run.Error, run.Lines.Length));
        var analysis = JsonElement.Parse(run.Lines[0]);
        Assert.Equal(
            ["outlet", "articleId", "version", "sentences", "attributions", "signals", "sentenceScores"],
            analysis.EnumerateObject().Select(field => field.Name)
        );
        Assert.Equal(
            ["The mill burnt.", "Nobody saw the “safe” 🔥 start."],
            analysis.GetProperty("sentences").EnumerateArray().Select(span => Words(body, span))
        );
        var signal = Assert.Single(
            analysis.GetProperty("signals").EnumerateArray(),
            signal => signal.GetProperty("rule").GetString() == "W5"
        );
        Assert.Equal(signal.GetProperty("exact").GetString(), Words(body, signal));
        Assert.Equal(
            [0, 1],
            analysis.GetProperty("sentenceScores").EnumerateArray().Select(score => score.GetProperty("index").GetInt32())
        );
        Assert.Equal(
            (3, JsonValueKind.Null),
            (analysis.GetProperty("version").GetInt32(), JsonElement.Parse(run.Lines[1]).GetProperty("version").ValueKind)
        );
    }

    [Fact]
    public async Task Analyses_the_rest_where_a_file_is_broken()
    {
        _folder.Write("a.txt", "Mill burns");
        _folder.Write("harbour-post__mill-fire__2030-05-03T1435Z.txt", "Mill burns\nThe mill burnt.");

        var run = await VerbRun.Analyze(_folder.Root);

        Assert.Equal(1, run.Code);
        Assert.Equal("mill-fire", JsonElement.Parse(Assert.Single(run.Lines)).GetProperty("articleId").GetString());
        Assert.Equal($"error: {_folder.Of("a.txt")}:1: there is a headline and no body; write the body below the first line\n", run.Error);
    }

    [Fact]
    public async Task An_article_that_ends_in_an_opening_mark_is_analysed_like_the_others()
    {
        var file = _folder.Write(
            "day.jsonl",
            $"{Articles.Line("harbour-post", "a1", "Mill burns", "The owner spoke of a “")}\n{Articles.Line("river-echo", "b1", "Mill gone", "It burnt.")}"
        );

        var run = await VerbRun.Analyze(file);

        Assert.Equal((0, "", 2), (run.Code, run.Error, run.Lines.Length));
    }

    private static string Words(string body, JsonElement span) =>
        body.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32());
}
