using System.Collections.Immutable;
using System.Diagnostics;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Storage;
using Npgsql;

namespace NarrativeDiff.Worker.Faults;

/// <summary>Worker processes on a broker and a database of their own, fed with messages, disturbed or not, until all is done.</summary>
internal sealed class FaultRun : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ThrowAwayRabbit _rabbit = new();
    private readonly ThrowAwayPostgres _postgres = new();
    private WorkerProcess[] _workers = [];
    private Uri _broker = null!;
    private string _database = "";

    public Ledger Ledger { get; private set; } = null!;

    public int Kills { get; private set; }

    public int SentAgain { get; private set; }

    public TimeSpan Took { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="faults">Faults in the order in which they come, spread over the time of publishing.</param>
    public async Task PlayAsync(
        IReadOnlyList<FaultMessage> messages,
        int workers,
        TimeSpan pause,
        IReadOnlyList<Func<FaultRun, Task>> faults
    )
    {
        _broker = await _rabbit.NewVirtualHostAsync();
        _database = await _postgres.NewDatabaseAsync();
        _workers = [.. Enumerable.Range(0, workers).Select(_ => Worker())];
        await Task.WhenAll(_workers.Select(worker => worker.ReadyAsync()));
        Ledger = new Ledger(_broker);
        await Ledger.OpenAsync();

        var began = Stopwatch.StartNew();
        var confirmed = 0;
        var publisher = new PatientPublisher(_broker);
        var publishing = publisher.PublishAsync(messages, pause, count => Volatile.Write(ref confirmed, count));
        for (var next = 0; next < faults.Count; next++)
        {
            while (Volatile.Read(ref confirmed) < messages.Count * (next + 1) / (faults.Count + 1) && !publishing.IsCompleted)
                await Task.Delay(20, Cancel);
            await faults[next](this);
        }

        await publishing;
        SentAgain = publisher.SentAgain;
        await using var store = new PostgresStore(_database);
        await Ledger.ReadAsync(
            () => Ledger.Outcomes.Count == messages.Count && store.PendingAsync(Cancel).GetAwaiter().GetResult() == 0,
            Patience
        );
        Took = began.Elapsed;
    }

    public async Task KillWorkerAsync(int number)
    {
        Kills++;
        await _workers[number].DisposeAsync();
        _workers[number] = Worker();
    }

    public async Task RestartBrokerAsync()
    {
        await _rabbit.KillAsync();
        await _rabbit.StartAgainAsync();
    }

    public async Task RestartDatabaseAsync()
    {
        await _postgres.KillAsync();
        await _postgres.StartAgainAsync();
    }

    /// <summary>Each story's newest report as bytes; the revision is set to one, for it counts comparisons and bursts collapse
    /// differently.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> FinalReportsAsync(IEnumerable<string> stories)
    {
        await using var store = new PostgresStore(_database);
        var reports = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var story in stories)
            if (await store.ReportAsync(story, null, Cancel) is { } report)
                reports[story] = ReportJson.Write(report with { Revision = 1 }, indented: false);
        return reports.ToImmutable();
    }

    public Task<List<string>> StoredVersionsAsync() => ReadAsync("SELECT content_hash FROM article_version", row => row.GetString(0));

    public Task<List<(string Story, int Revision)>> StoredRevisionsAsync() =>
        ReadAsync("SELECT story_id, revision FROM report WHERE published_at IS NOT NULL", row => (row.GetString(0), (int)row.GetInt64(1)));

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private WorkerProcess Worker() =>
        WorkerProcess.Start(
            _broker,
            "--Store:Kind",
            "PostgreSql",
            "--ConnectionStrings:Database",
            _database,
            "--Encoder:Kind",
            "Lexical",
            "--Comparing:InlineReportBytes",
            "0",
            "--Comparing:MaxWait",
            "00:00:02",
            "--Comparing:Lease",
            "00:00:15",
            "--Transport:DeliveryLimit",
            "200"
        );

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row)
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(Cancel))
            rows.Add(row(reader));
        return rows;
    }
}
