using Microsoft.Extensions.Diagnostics.HealthChecks;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Says in a line why the broker cannot be used and when it can again, and ends a worker for which that lasts too long.</summary>
/// <remarks>The bus gives up an endpoint for good and in silence where the broker refuses its login or does not answer: only a new process
/// tries again.</remarks>
internal sealed partial class BrokerWatchdog(
    HealthCheckService health,
    TransportOptions options,
    IConfiguration configuration,
    IHostApplicationLifetime life,
    TimeProvider clock,
    ILogger<BrokerWatchdog> log
) : WorkLoop(log)
{
    /// <summary>The tag under which the bus reports its own health.</summary>
    private const string BusTag = "masstransit";

    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _usable = clock.GetUtcNow();
    private string? _reason;

    protected override async Task LoopAsync(CancellationToken stop)
    {
        if (options.Kind != TransportKind.RabbitMq)
            return;
        var interval = options.GiveUpAfter == TimeSpan.Zero ? LongestInterval : options.GiveUpAfter / 5;
        using var timer = new PeriodicTimer(interval < LongestInterval ? interval : LongestInterval, clock);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            await LookAsync(ConnectionStrings.Broker(configuration), stop).ConfigureAwait(false);
    }

    private async Task LookAsync(Uri broker, CancellationToken stop)
    {
        var report = await health.CheckHealthAsync(check => check.Tags.Contains(BusTag), stop).ConfigureAwait(false);
        // A worker that is stopping releases its queues; that is no fault of the broker.
        if (life.ApplicationStopping.IsCancellationRequested)
            return;
        var shown = BrokerHost.Shown(broker);
        if (report.Status == HealthStatus.Healthy)
        {
            if (_reason is not null)
                Usable(shown);
            (_usable, _reason) = (clock.GetUtcNow(), null);
            return;
        }

        var reason =
            await BrokerFault.OfAsync(broker, options, stop).ConfigureAwait(false)
            ?? $"it takes a login, but {report.Entries.Values.FirstOrDefault().Description}";
        if (reason != _reason)
            NotUsable(shown, reason);
        _reason = reason;
        if (options.GiveUpAfter > TimeSpan.Zero && clock.GetUtcNow() - _usable > options.GiveUpAfter)
            throw new SettingException(
                $"the broker has not been usable for {options.GiveUpAfter} ({reason}); check "
                    + "ConnectionStrings:Broker, its user and password, and what the broker's queues hold"
            );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the broker {Address} is not usable, this worker waits for it: {Reason}")]
    private partial void NotUsable(string address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "the broker {Address} is usable again")]
    private partial void Usable(string address);
}
