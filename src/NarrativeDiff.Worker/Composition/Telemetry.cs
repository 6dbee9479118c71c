using NarrativeDiff.Worker.Infrastructure;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Traces and metrics: always there for Prometheus, sent to a collector where the standard variable names one.</summary>
/// <remarks>
/// A publisher's <c>traceparent</c> is read and written by <see cref="Messaging.TraceHeader"/>: the bus sends on a thread of its own, where
/// the client library would
/// not see the trace. With no collector named no trace begins here, but one that a publisher began is carried on into the report's
/// announcement.
/// </remarks>
internal static class Telemetry
{
    /// <summary>The standard OpenTelemetry variable; the others of its family are understood too.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var export = configuration[Collector] is { Length: > 0 };
        services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService("narrativediff", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}")
            )
            .WithTracing(tracing =>
            {
                tracing
                    .AddSource("Microsoft.AspNetCore", WorkerTraces.Source.Name)
                    .SetSampler(new ParentBasedSampler(export ? new AlwaysOnSampler() : new AlwaysOffSampler()));
                if (export)
                    tracing.AddOtlpExporter();
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter("MassTransit", WorkerMetrics.MeterName).AddPrometheusExporter();
                if (export)
                    metrics.AddOtlpExporter();
            });
    }
}
