using System.CommandLine;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Cli.Publishing;
using NarrativeDiff.Worker.Collecting;
using NarrativeDiff.Worker.Storage;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>collect</c>: follows feeds and pages, and writes or publishes each article version that is new.</summary>
internal static class CollectCommand
{
    private const string About = """
        Follows the feeds and pages that a file lists, an address a line (before it the outlet's id where the host is none), and gives on
        each article version that is new: as JSON lines, or to a broker.
        Examples:
          narrativediff collect feeds.txt --out day.jsonl
          narrativediff collect feeds.txt --once --out day.jsonl
          narrativediff collect feeds.txt --broker amqp://guest:guest@localhost:5672/
        Asks as a polite guest: robots.txt, one request at a time to a host with a pause, only what has changed, and longer pauses where a
        host asks for them. An article is fetched again later and later
        for three days, so that its versions are seen. What is known of each address is kept in --state, so that the next run goes on.
        Exit code 1: with --once nothing could be read.
        """;

    public static Command Create(TimeProvider? clock = null)
    {
        var list = new Argument<FileInfo>("FEEDS") { Description = "File of feeds and pages, an address a line; # begins a remark" };
        var output = new Option<string?>("--out")
        {
            Description = "File that article versions are added to, JSON lines; standard output without it",
            HelpName = "PATH",
        };
        var broker = BrokerOption.Create();
        broker.Required = false;
        broker.Description += "; in the place of --out";
        var state = new Option<string>("--state")
        {
            Description = "SQLite file of what is known of each address",
            HelpName = "PATH",
            DefaultValueFactory = _ => "narrativediff-collect.db",
        };
        var once = new Option<bool>("--once") { Description = "Look at what is due, then end" };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "Ask addresses in private and local networks too" };
        var delay = new Option<double>("--delay")
        {
            Description = "Seconds between two requests to one host",
            DefaultValueFactory = _ => new CollectorOptions().HostDelay.TotalSeconds,
        };
        delay.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0 and <= 3_600))
                given.AddError("--delay takes seconds from 0 to 3600");
        });
        var command = new Command("collect", About) { list, output, broker, state, once, allowPrivate, delay };
        command.SetVerb(
            async (parse, cancel) =>
            {
                var error = parse.InvocationConfiguration.Error;
                var (sources, faults) = FeedSource.Read(
                    await File.ReadAllLinesAsync(parse.GetRequiredValue(list).FullName, cancel).ConfigureAwait(false)
                );
                foreach (var fault in faults)
                    await error.WriteLineAsync(Terminal.Safe($"error: {parse.GetRequiredValue(list)} {fault}")).ConfigureAwait(false);
                if (sources.Count == 0)
                {
                    await error
                        .WriteLineAsync(
                            $"error: {Terminal.Safe(parse.GetRequiredValue(list).ToString())} lists no address; write one a line"
                        )
                        .ConfigureAwait(false);
                    return ExitCode.Failure;
                }
                var options = new CollectorOptions
                {
                    AllowPrivate = parse.GetValue(allowPrivate),
                    HostDelay = TimeSpan.FromSeconds(parse.GetValue(delay)),
                };
                using var store = new SqliteStore(parse.GetValue(state)!);
                await store.MigrateAsync(cancel).ConfigureAwait(false);
                await using var sink = await ArticleSink
                    .OpenAsync(parse.GetValue(broker), parse.GetValue(output), parse.InvocationConfiguration.Output, cancel)
                    .ConfigureAwait(false);
                return await FollowAsync(options, sources, store, sink, clock ?? TimeProvider.System, parse.GetValue(once), error, cancel)
                    .ConfigureAwait(false);
            }
        );
        return command;
    }

    private static async Task<int> FollowAsync(
        CollectorOptions options,
        IReadOnlyList<FeedSource> sources,
        SqliteStore store,
        ArticleSink sink,
        TimeProvider clock,
        bool once,
        TextWriter error,
        CancellationToken cancel
    )
    {
        var spoken = TextWriter.Synchronized(error);
        using var client = new PoliteClient(options, clock);
        var collector = new Collector(
            options,
            client,
            new CollectedReader(new InputOptions()),
            store,
            clock,
            sink.SendAsync,
            reason => spoken.WriteLine(Terminal.Safe($"note: {reason}"))
        );
        await collector.StartAsync(sources, cancel).ConfigureAwait(false);
        for (var all = 0; ; )
        {
            var round = await collector.RoundAsync(cancel).ConfigureAwait(false);
            all += round.Sent;
            var left = round.Next - clock.GetUtcNow();
            if (once && (round.Asked == 0 || left is null || left > TimeSpan.Zero))
            {
                await spoken.WriteLineAsync($"{all} article versions collected").ConfigureAwait(false);
                return all > 0 || round.Asked > 0 ? ExitCode.Success : ExitCode.Failure;
            }
            if (left > TimeSpan.Zero)
                await Task.Delay(left.Value, clock, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Where article versions go: to the end of a file, to the terminal, or to a broker that confirms each.</summary>
    private sealed class ArticleSink : IAsyncDisposable
    {
        private readonly SemaphoreSlim _one = new(1, 1);
        private readonly List<IAsyncDisposable> _opened = [];
        private ArticlePublisher? _publisher;
        private TextWriter? _lines;

        public static async Task<ArticleSink> OpenAsync(Uri? broker, string? output, TextWriter console, CancellationToken cancel)
        {
            var sink = new ArticleSink();
            if (broker is null)
            {
                sink._lines = output is null ? console : new StreamWriter(output, append: true);
                if (output is not null)
                    sink._opened.Add(sink._lines);
                return sink;
            }
            try
            {
                var connection = await BrokerOption.ConnectAsync(broker, cancel).ConfigureAwait(false);
                sink._opened.Add(connection);
                sink._publisher = await ArticlePublisher.OpenAsync(connection, cancel).ConfigureAwait(false);
                sink._opened.Add(sink._publisher);
                return sink;
            }
            catch (Exception fault) when (fault is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException)
            {
                await sink.DisposeAsync().ConfigureAwait(false);
                throw new IOException(
                    $"broker {BrokerOption.Shown(broker)}: {fault.Message}; is it running, and do user and vhost exist?",
                    fault
                );
            }
        }

        /// <exception cref="IOException">The broker did not take it.</exception>
        public async Task SendAsync(ArticleVersion article, CancellationToken cancel)
        {
            await _one.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                if (_publisher is null)
                {
                    await _lines!.WriteAsync((ArticleMessage.Line(article) + "\n").AsMemory(), cancel).ConfigureAwait(false);
                    await _lines.FlushAsync(cancel).ConfigureAwait(false);
                }
                else if (
                    (
                        await _publisher
                            .PublishAsync([new RawMessages.Message(article.Key.ToString(), ArticleMessage.Bytes(article))], cancel)
                            .ConfigureAwait(false)
                    )[0].Failure is
                    { } failure
                )
                    throw new IOException($"{article.Key}: {failure}");
            }
            finally
            {
                _one.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var opened in Enumerable.Reverse(_opened))
                await opened.DisposeAsync().ConfigureAwait(false);
            _one.Dispose();
        }
    }
}
