using Microsoft.Extensions.Diagnostics.HealthChecks;
using NarrativeDiff.Worker.Hosting;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Ends a worker whose bus has been unhealthy for too long: a login that the broker refuses stops an endpoint for good, and only a new process tries again.</summary>
internal sealed class BrokerWatchdog(HealthCheckService health, TransportOptions options, TimeProvider clock) : BackgroundService
{
    /// <summary>The tag under which the bus reports its own health.</summary>
    private const string BusTag = "masstransit";

    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Kind != TransportKind.RabbitMq || options.GiveUpAfter == TimeSpan.Zero)
            return;
        var interval = options.GiveUpAfter / 5;
        using var timer = new PeriodicTimer(interval < LongestInterval ? interval : LongestInterval, clock);
        var healthy = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var report = await health.CheckHealthAsync(check => check.Tags.Contains(BusTag), stoppingToken).ConfigureAwait(false);
            if (report.Status == HealthStatus.Healthy)
                healthy = clock.GetUtcNow();
            else if (clock.GetUtcNow() - healthy > options.GiveUpAfter)
                throw new InvalidOperationException($"the broker has not been usable for {options.GiveUpAfter} ({report.Entries.Values.FirstOrDefault().Description}); check ConnectionStrings:Broker, its user and password");
        }
    }
}
