using System.Globalization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Live: the process answers. Ready: the bus consumes, the database takes work and the broker takes what is published; the bus
/// alone notices neither.</summary>
/// <remarks><c>/health</c> adds what need not stop a worker: how far its announcements lag.</remarks>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this WebApplicationBuilder builder) =>
        // The bus adds its own check under the same tag.
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(3))
            .AddCheck<SetAsideCheck>("comparison", tags: [Ready], timeout: TimeSpan.FromSeconds(3))
            .AddCheck<PublishingCheck>("publishing", tags: [Ready])
            .AddCheck<AnnouncementCheck>("announcements");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", Detailed(check => check.Tags.Contains(Ready)));
        app.MapHealthChecks("/health", Detailed(_ => true));
    }

    private static HealthCheckOptions Detailed(Func<HealthCheckRegistration, bool> predicate) =>
        new()
        {
            Predicate = predicate,
            // A bus that lost its broker calls itself degraded while it tries again; it takes no message meanwhile, so it is not ready.
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
            ResponseWriter = WriteAsync,
        };

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new HealthAnswer(
                report.Status.ToString(),
                [
                    .. report
                        .Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                        .Select(entry => new HealthCheckAnswer(
                            entry.Key,
                            entry.Value.Status.ToString(),
                            entry.Value.Description,
                            entry.Value.Data.Count > 0 ? entry.Value.Data : null
                        )),
                ]
            )
        );

    /// <summary>Never a reason not to be ready: says how many articles are left out of their stories' comparison.</summary>
    private sealed class SetAsideCheck(IStore store, SchemaMigrator gate) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await gate.WhenReadyAsync(cancellationToken).ConfigureAwait(false);
                var articles = await store.CountSetAsideAsync(cancellationToken).ConfigureAwait(false);
                return HealthCheckResult.Healthy(
                    articles == 0
                        ? null
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"{articles} articles make a comparison fail and are set aside; the quarantine gives the reasons"
                        )
                );
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // Whether the database answers is the other check's question.
                return HealthCheckResult.Healthy("the database does not answer");
            }
        }
    }

    private sealed class DatabaseCheck(IStore store, SchemaMigrator gate, StoreCondition condition) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await gate.WhenReadyAsync(cancellationToken).ConfigureAwait(false);
                await store.PingAsync(cancellationToken).ConfigureAwait(false);
                return condition.Current is { } held
                    ? HealthCheckResult.Unhealthy(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the database takes no work since {held.Since:HH:mm:ss} UTC: {held.Reason}"
                        )
                    )
                    : HealthCheckResult.Healthy();
            }
            catch (Exception fault)
            {
                // Whatever it is, the answer to "are you ready" is no.
                return HealthCheckResult.Unhealthy($"the database does not answer or takes no work: {fault.Message}", fault);
            }
        }
    }

    private sealed class PublishingCheck(BrokerCondition condition) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(
                condition.Current is { } held
                    ? HealthCheckResult.Unhealthy(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the broker takes no outcome or report since {held.Since:HH:mm:ss} UTC: {held.Reason}"
                        )
                    )
                    : HealthCheckResult.Healthy()
            );
    }

    private sealed class AnnouncementCheck(WorkerMetrics metrics, BrokerPublisher publisher) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(
                HealthCheckResult.Healthy(
                    publisher.Refusing.Count == 0
                        ? null
                        : $"a subscriber's full queue refuses messages of {string.Join(", ", publisher.Refusing)}; the others have them",
                    new Dictionary<string, object>
                    {
                        ["reportsWaiting"] = metrics.Backlog.Reports,
                        ["oldestReportSeconds"] = Math.Round(metrics.Backlog.OldestReport.TotalSeconds, 1),
                        ["refusingSubscribers"] = publisher.Refusing,
                    }
                )
            );
    }
}

/// <summary>The state of the worker and what it is made of.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthCheckAnswer> Checks);

/// <param name="Data">Figures, where the check has any.</param>
internal sealed record HealthCheckAnswer(string Name, string Status, string? Description, IReadOnlyDictionary<string, object>? Data);
