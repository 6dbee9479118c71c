using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Exports;
using NarrativeDiff.Worker.Collecting;
using NarrativeDiff.Worker.Comparison;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Ingest;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Publishing;
using NarrativeDiff.Worker.Retention;
using NarrativeDiff.Worker.Review;
using NarrativeDiff.Worker.Storage;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NarrativeDiff.Worker.Composition;

/// <summary>Everything the worker is made of.</summary>
internal static class WorkerServices
{
    public static void AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<TransportOptions>(TransportOptions.Section);
        services.AddChecked<StoreOptions>(StoreOptions.Section);
        services.AddChecked<IntakeOptions>(IntakeOptions.Section);
        services.AddChecked<ComparisonOptions>(ComparisonOptions.Section);
        services.AddChecked<ApiOptions>(ApiOptions.Section);
        services.AddChecked<EncoderOptions>(EncoderOptions.Section);
        services.AddChecked<RetentionOptions>(RetentionOptions.Section);
        services.AddChecked<LoadedOptions>(LoadedOptions.Section);
        services.AddChecked<CollectorOptions>(CollectorOptions.Section);
        services.AddChecked<ReviewOptions>(ReviewOptions.Section);
        services.AddChecked<WebhookOptions>(WebhookOptions.Section);

        // Unless the caller brought its own.
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IComparisonPipeline>(provider => new ComparisonPipeline(
            LoadedModel(provider),
            new(provider.GetRequiredService<ComparisonOptions>().ReadCharacters)
        ));
        services.TryAddSingleton(provider => Encoder(provider.GetRequiredService<EncoderOptions>()));
        services.TryAddSingleton(provider => LoadedScorer.For(provider.GetRequiredService<ISentenceEncoder>(), LoadedModel(provider)));
        services.AddSingleton(provider =>
            Store(
                provider.GetRequiredService<StoreOptions>(),
                provider.GetRequiredService<IntakeOptions>().MaxActiveArticles,
                configuration
            )
        );
        services.AddSingleton<WakeSignals>();
        services.AddSingleton<WorkerName>();
        services.AddSingleton<StoreCondition>();
        services.AddSingleton<BrokerCondition>();
        services.AddSingleton<BrokerPublisher>();
        services.AddSingleton<TransientRetry>();
        services.AddSingleton<EmbeddingProvider>();
        services.AddSingleton<ReportCache>();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<StoryMoveAnnouncer>();
        services.AddSingleton<ReportAnnouncement>();
        services.AddSingleton<QuarantineWriter>();
        services.AddSingleton<QuarantineQuota>();
        services.AddSingleton<SetAsideArticles>();
        services.AddSingleton<Intake>();
        services.AddSingleton<HeldMessages>();
        services.AddSingleton<Redelivery>();
        services.AddSingleton<IIntake>(provider => provider.GetRequiredService<Intake>());
        services.AddSingleton<IIngestLoad>(provider => provider.GetRequiredService<IngestBatcher>());
        services.AddSingleton<IArticleIntake, ArticleIntake>();
        services.AddSingleton<ICollectedReader>(provider => new CollectedReader(
            new InputOptions { Limits = provider.GetRequiredService<IntakeOptions>().Limits }
        ));
        services.AddSingleton<ArticleBytes>(_ => ArticleMessage.Bytes);

        // Hosted services stop in reverse order: the bus, added last, delivers nothing more before the batcher stops.
        services.AddHosted<SchemaMigrator>();
        // Stops after those that claim: until then their claims are a living worker's.
        services.AddHosted<WorkerHeartbeat>();
        services.AddHosted<IngestBatcher>();
        services.AddHosted<ReclusteringService>();
        services.AddHosted<ComparisonService>();
        services.AddHosted<OutboxPublisher>();
        services.AddSingleton(provider => Webhooks(provider.GetRequiredService<WebhookOptions>()));
        services.AddHosted<WebhookSender>();
        services.AddHosted<ReportFinalizer>();
        services.AddHosted<RetentionService>();
        services.AddHosted<CollectorService>();
        services.AddHosted<BacklogWatch>();
        services.AddHosted<BrokerWatchdog>();
        services.AddHosted<ReplySender>();
        services.AddHosted<LeftoverQueues>();
        services.AddTelemetry(configuration);
        services.AddBus(configuration);
    }

    private static ISentenceEncoder Encoder(EncoderOptions options)
    {
        try
        {
            return options switch
            {
                { Kind: EncoderKind.Lexical } => new LexicalSimilarity(),
                { ModelFolder: { Length: > 0 } folder } => OnnxSentenceEncoder.Load(folder),
                _ => OnnxSentenceEncoder.Bundled(options.Precision),
            };
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever its files hold: the runtime has exceptions of its own for a network that it cannot read.
            var reason = fault.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
            throw new SettingException(
                options.ModelFolder is { Length: > 0 } folder
                    ? $"Encoder:ModelFolder is '{folder}': {reason}; name a folder with a sentence-transformers model in "
                        + "ONNX, or leave the key out for the bundled model"
                    : $"the bundled model cannot be read: {reason}; install the program again, or set Encoder:Kind to Lexical",
                fault
            );
        }
    }

    private static LoadedModel? LoadedModel(IServiceProvider provider)
    {
        var file = provider.GetRequiredService<LoadedOptions>().Model;
        try
        {
            return LoadedOptions.Read(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingException(
                $"Loaded:Model is '{file}': {fault.Message.TrimEnd('.')}; name a file that narrativediff train loaded "
                    + "wrote, or leave the key out for the bundled model",
                fault
            );
        }
    }

    private static WebhookList Webhooks(WebhookOptions options)
    {
        try
        {
            return new(Webhook.Read(options.File));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingException(
                $"Webhooks:File is '{options.File}': {fault.Message.TrimEnd('.')}; name a JSON file that lists hooks, or leave the key out",
                fault
            );
        }
    }

    private static IStore Store(StoreOptions options, int maxActiveArticles, IConfiguration configuration) =>
        options.Kind == StoreKind.PostgreSql
            ? new PostgresStore(ConnectionStrings.Database(configuration), maxActiveArticles)
            : new SqliteStore(options.Path, maxActiveArticles);

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}

/// <summary>Options that are read strictly (an unknown key is a mistake, not a wish) and checked before anything starts.</summary>
internal static class CheckedOptions
{
    public static void AddChecked<T>(this IServiceCollection services, string section)
        where T : class
    {
        services
            .AddOptions<T>()
            .Configure<IConfiguration>(
                (options, configuration) =>
                    RenamedSettings.Section(configuration, section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true)
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Check<T>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    private sealed class Check<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => Describe(options, fault)));
        }

        private string Describe(T options, ValidationResult fault)
        {
            var member = fault.MemberNames.First();
            // A key that is too short is a secret all the same.
            return fault.MemberNames.First() == nameof(ApiOptions.Key)
                ? $"{section}:{member} is too short; give at least {ApiOptions.MinKeyLength} characters"
                : $"{section}:{member} is '{typeof(T).GetProperty(member)?.GetValue(options)}'; {fault.ErrorMessage}";
        }
    }
}

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
