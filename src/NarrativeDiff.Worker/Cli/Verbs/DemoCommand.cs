using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Cli.Output;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Sample;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>demo</c>: the whole worker on its embedded default, fed with the bundled story over the bus.</summary>
internal static class DemoCommand
{
    private const string DefaultFolder = "narrativediff-demo";

    public static Command Create(HostFactory build)
    {
        var command = new Command(
            "demo",
            """
            Runs the worker without broker or database server, publishes the bundled sample story to it, prints the leading findings
            and writes report.json, report.html and report.md; then serves the site until Ctrl-C.
            Examples:
              narrativediff demo
              narrativediff demo --out /tmp/demo --exit
            """
        );
        var output = new Option<string>("--out")
        {
            Description = "Folder for the reports",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var exit = new Option<bool>("--exit") { Description = "End when the reports are written instead of serving the site" };
        var port = new Option<int>("--port") { Description = "Port of the site on 127.0.0.1", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(given =>
        {
            if (
                given.Tokens is [{ } token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number is < 1 or > IPEndPoint.MaxPort
            )
                given.AddError($"--port is no port; give a number from 1 to {IPEndPoint.MaxPort}");
        });
        command.Add(output);
        command.Add(exit);
        command.Add(port);
        command.SetVerb(
            (parse, cancel) =>
                RunAsync(
                    build,
                    parse.GetValue(output)!,
                    parse.GetValue(exit),
                    parse.GetValue(port),
                    parse.InvocationConfiguration.Output,
                    parse.InvocationConfiguration.Error,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        HostFactory build,
        string folder,
        bool exit,
        int port,
        TextWriter console,
        TextWriter error,
        CancellationToken cancel
    )
    {
        Directory.CreateDirectory(folder);
        if (!exit && !IsFree(port))
        {
            await error
                .WriteLineAsync($"error: port {port} is in use; choose another with --port, or end with --exit")
                .ConfigureAwait(false);
            return ExitCode.Failure;
        }
        var work = Directory.CreateTempSubdirectory("narrativediff-demo-").FullName;
        try
        {
            await using var app = build([], builder => builder.Configuration.AddInMemoryCollection(Settings(work, exit, port)));
            await app.StartAsync(cancel).ConfigureAwait(false);
            var took = await FeedAsync(app.Services.GetRequiredService<IArticleIntake>(), cancel).ConfigureAwait(false);
            var store = app.Services.GetRequiredService<IStore>();
            var report = await NewestAsync(store, cancel).ConfigureAwait(false);
            await PrintRefusalsAsync(store, console, cancel).ConfigureAwait(false);
            DemoPrinter.Print(report, console);
            await WriteAsync(report, folder).ConfigureAwait(false);
            await console
                .WriteLineAsync(
                    $"\nWritten to {folder}: report.json, report.html, report.md ({took.TotalSeconds:0.0} s from the "
                        + $"first message to the last report)"
                )
                .ConfigureAwait(false);
            if (!exit)
            {
                await console.WriteLineAsync($"The site: http://127.0.0.1:{port}/   (Ctrl-C ends)").ConfigureAwait(false);
                await app.WaitForShutdownAsync(cancel).ConfigureAwait(false);
            }
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
            return ExitCode.Success;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Asked before the work: the host would answer with a page of stack.</summary>
    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Dictionary<string, string?> Settings(string work, bool exit, int port) =>
        new()
        {
            ["Transport:Kind"] = "InMemory",
            ["Store:Kind"] = "Sqlite",
            ["Store:Path"] = Path.Combine(work, "demo.db"),
            // One report of the whole story, not one of its first minute.
            ["Comparing:Debounce"] = "00:00:02",
            ["Comparing:MaxWait"] = "00:01:00",
            ["Api:Enabled"] = exit ? "false" : "true",
            ["Api:Url"] = FormattableString.Invariant($"http://127.0.0.1:{port}"),
            ["Logging:LogLevel:Default"] = "Warning",
        };

    private static async Task<TimeSpan> FeedAsync(IArticleIntake intake, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        foreach (var message in SampleStory.Messages())
            await intake.PublishAsync(message, cancel).ConfigureAwait(false);
        await intake.WhenIdleAsync(cancel).ConfigureAwait(false);
        return watch.Elapsed;
    }

    private static async Task<Report> NewestAsync(IStore store, CancellationToken cancel)
    {
        var stories = await store.StoriesAsync(2, cancel).ConfigureAwait(false);
        return await store.ReportAsync(stories[0].StoryId, null, cancel).ConfigureAwait(false)
            ?? throw new InvalidOperationException("the sample story was filed but not compared; see the log above");
    }

    private static async Task PrintRefusalsAsync(IStore store, TextWriter console, CancellationToken cancel)
    {
        foreach (var refused in await store.QuarantinedAsync(10, cancel).ConfigureAwait(false))
            await console
                .WriteLineAsync(
                    Terminal.Safe(
                        $"refused    one message of {refused.Outlet ?? "an unknown outlet"}: {refused.Code} {refused.Field}: "
                            + $"{refused.Reason}"
                    )
                )
                .ConfigureAwait(false);
    }

    private static async Task WriteAsync(Report report, string folder)
    {
        foreach (var format in new[] { ReportFormat.Json, ReportFormat.Html, ReportFormat.Markdown })
            await new ReportOutput(format, Path.Combine(folder, $"report.{format.Name}"))
                .WriteAsync([report], 1, TextWriter.Null, CancellationToken.None)
                .ConfigureAwait(false);
    }
}

/// <summary>The leading findings on a terminal: a sentence each and below it the exact words.</summary>
internal static class DemoPrinter
{
    private const int Leading = 8;
    private const int SpansEach = 3;
    private const int WordsShown = 150;

    public static void Print(Report report, TextWriter console)
    {
        var basis = ReportBasis.Of(report);
        console.WriteLine();
        console.WriteLine(Terminal.Safe(report.Title));
        console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{basis.Outlets} outlets, {basis.Versions} versions, {report.Statements.Length} statements, "
                    + $"{report.Findings.Length} findings; {report.Window.From.UtcDateTime:d MMM yyyy HH:mm} – "
                    + $"{report.Window.To.UtcDateTime:d MMM yyyy HH:mm} UTC"
            )
        );
        foreach (var (finding, place) in report.LeadingFindings.Take(Leading).Select((finding, i) => (finding, i + 1)))
        {
            console.WriteLine();
            console.WriteLine(Terminal.Safe(FormattableString.Invariant($"{place}. [{finding.Rule} {finding.Kind}] {finding.Summary}")));
            foreach (var span in finding.Evidence.Take(SpansEach))
                console.WriteLine(
                    Terminal.Safe(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"   {span.Outlet} v{span.Version} {span.PublishedAt.UtcDateTime:HH:mm} {span.Role}"
                                + $"{(span.Voice == "outlet" ? "" : $", {span.Voice}")}: "
                                + $"“{Short(span.Exact)}”"
                        )
                    )
                );
        }
    }

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ").Trim();
        return line.Length <= WordsShown ? line : line[..WordsShown] + "…";
    }
}
