using System.Net;
using System.Net.Sockets;
using System.Text;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Composition;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Sample;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The demo, from the shell to its files.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_to_the_end_and_writes_the_report_that_compare_writes_of_the_same_articles()
    {
        await using var demo = WorkerProcess.Run(["demo", "--exit", "--out", _folder.Of("demo")]);
        Assert.Equal(0, await demo.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
        await using var compare = WorkerProcess.Run([
            "compare",
            _folder.Write("story.jsonl", Sample()),
            "--out",
            _folder.Of("compared.json"),
        ]);
        Assert.Equal(1, await compare.ExitAsync(TimeSpan.FromSeconds(180), Cancel));

        Assert.Equal(
            ["report.html", "report.json", "report.md"],
            Directory.GetFiles(_folder.Of("demo")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var report = ReportJson.Read(await File.ReadAllTextAsync(_folder.Of("demo/report.json"), Cancel));
        Assert.Equal(ReportJson.Read(await File.ReadAllTextAsync(_folder.Of("compared.json"), Cancel)).ContentHash, report.ContentHash);
        Assert.Equal(5, report.Witnesses.Length);
        Assert.Contains("missing_field $.headline", demo.Output, StringComparison.Ordinal);
        Assert.All(
            report.Findings.Take(3),
            finding =>
                Assert.Contains(
                    finding.Evidence[0].Exact[..Math.Min(20, finding.Evidence[0].Length)],
                    demo.Output,
                    StringComparison.Ordinal
                )
        );
        Assert.EndsWith(
            "</html>",
            (await File.ReadAllTextAsync(_folder.Of("demo/report.html"), Cancel)).Trim(),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.StartsWith("# ", await File.ReadAllTextAsync(_folder.Of("demo/report.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_so_where_its_folder_is_a_file()
    {
        var file = _folder.Write("taken", "");

        await using var demo = WorkerProcess.Run(["demo", "--exit", "--out", file]);

        Assert.Equal(1, await demo.ExitAsync(TimeSpan.FromSeconds(180), Cancel));
        Assert.Contains("error: ", demo.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at NarrativeDiff", demo.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_a_line_that_its_port_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var run = await VerbRun.Of(DemoCommand.Create(WorkerHost.Build), "--out", _folder.Of("demo"), "--port", $"{port}");

        Assert.Equal(
            (1, "", $"error: port {port} is in use; choose another with --port, or end with --exit\n"),
            (run.Code, run.Output, run.Error)
        );
    }

    [Theory]
    [InlineData("--port 0", "--port is no port; give a number from 1 to 65535")]
    [InlineData("--port 65536", "--port is no port; give a number from 1 to 65535")]
    [InlineData("--port http", "'http'")]
    [InlineData("--quick", "'--quick'")]
    public async Task Refuses_a_command_line_that_makes_no_sense(string arguments, string words)
    {
        var run = await VerbRun.Of(DemoCommand.Create(WorkerHost.Build), arguments.Split(' '));

        Assert.Equal(2, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The messages as the demo sends them, the broken one among them.</summary>
    private static string Sample() =>
        string.Join('\n', SampleStory.Messages().Select(message => Encoding.UTF8.GetString(message.Span).ReplaceLineEndings(" ")));
}
