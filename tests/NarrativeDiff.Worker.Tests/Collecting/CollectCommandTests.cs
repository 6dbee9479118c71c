using NarrativeDiff.Worker.Cli;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using NarrativeDiff.Worker.Cli.Verbs;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>The verb <c>collect</c>.</summary>
public sealed class CollectCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_lines_that_every_verb_reads_and_goes_on_where_it_was()
    {
        await using var site = await LoopbackSite.OpenAsync();
        site.Feed("/feed", "/a", "/b");
        site.Page(
            "/a",
            "Mill burns down",
            "The mill on the north quay burnt down on Tuesday night. Two men were hurt, and the road is closed."
        );
        site.Page(
            "/b",
            "Ferry crews walk out",
            "Ferry crews between the islands stopped work on Wednesday morning. Passengers were told to stay at home."
        );
        var (feeds, day) = (_folder.Write("feeds.txt", $"# one\nharbour-post {site.Of("/feed")}\n"), _folder.Of("day.jsonl"));
        string[] arguments = [feeds, "--once", "--allow-private", "--delay", "0", "--state", _folder.Of("state.db"), "--out", day];

        var first = await VerbRun.Of(CollectCommand.Create(), arguments);
        var second = await VerbRun.Of(CollectCommand.Create(), arguments);

        Assert.Equal((ExitCode.Success, "2 article versions collected\n"), (first.Code, first.Error));
        Assert.Equal("0 article versions collected\n", second.Error);
        var read = InputFiles.Read([day], new InputOptions(), cancel: TestContext.Current.CancellationToken);
        Assert.Empty(read.Faults);
        Assert.Equal(["Mill burns down", "Ferry crews walk out"], read.Articles.Select(article => article.Headline));
        Assert.All(read.Articles, article => Assert.Equal("harbour-post", article.Key.Outlet.Value));
    }

    [Fact]
    public async Task A_list_without_an_address_is_refused()
    {
        var run = await VerbRun.Of(CollectCommand.Create(), _folder.Write("feeds.txt", "nothing\n"), "--state", _folder.Of("state.db"));

        Assert.Equal(ExitCode.Failure, run.Code);
        Assert.Contains("line 1: 'nothing' is no web address", run.Error, StringComparison.Ordinal);
    }
}
