using Microsoft.Extensions.DependencyInjection.Extensions;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Embeddings;
using NarrativeDiff.Worker.Consumers;
using NarrativeDiff.Worker.Messaging;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Hosting;

/// <summary>Everything the worker is made of.</summary>
internal static class WorkerServices
{
    public static void AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<TransportOptions>(TransportOptions.Section);
        services.AddChecked<StoreOptions>(StoreOptions.Section);
        services.AddChecked<IntakeOptions>(IntakeOptions.Section);
        services.AddChecked<ComparingOptions>(ComparingOptions.Section);
        services.AddChecked<ApiOptions>(ApiOptions.Section);
        services.AddChecked<EncoderOptions>(EncoderOptions.Section);
        services.AddChecked<RetentionOptions>(RetentionOptions.Section);
        services.AddChecked<LoadedOptions>(LoadedOptions.Section);

        // Unless the caller brought its own.
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => Engine.With(
            LoadedOptions.Read(provider.GetRequiredService<LoadedOptions>().Model), new(provider.GetRequiredService<ComparingOptions>().ReadCharacters)));
        services.TryAddSingleton(provider => Encoder(provider.GetRequiredService<EncoderOptions>()));
        services.TryAddSingleton(provider => LoadedScorer.For(provider.GetRequiredService<ISentenceEncoder>(), LoadedOptions.Read(provider.GetRequiredService<LoadedOptions>().Model)));
        services.AddSingleton(provider => Store(provider.GetRequiredService<StoreOptions>(), provider.GetRequiredService<IntakeOptions>().MostOpenArticles, configuration));
        services.AddSingleton<Signals>();
        services.AddSingleton<WorkerName>();
        services.AddSingleton<Patience>();
        services.AddSingleton<VectorCache>();
        services.AddSingleton<RecentReports>();
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<Announcements>();
        services.AddSingleton<ReportAnnouncement>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton<QuarantineRoom>();
        services.AddSingleton<Intake>();
        services.AddSingleton<IArticleIntake, ArticleIntake>();

        // Hosted services stop in reverse order: the bus, added last, hands over no more before the desk closes.
        services.AddHosted<StoreGate>();
        // Stops after those that claim: until then their claims are a living worker's.
        services.AddHosted<Attending>();
        services.AddHosted<FilingDesk>();
        services.AddHosted<Regrouping>();
        services.AddHosted<Comparing>();
        services.AddHosted<ReportPublishing>();
        services.AddHosted<Finalising>();
        services.AddHosted<Forgetting>();
        services.AddHosted<BacklogWatch>();
        services.AddHosted<BrokerWatchdog>();
        services.AddTelemetry(configuration);
        services.AddBus(configuration);
    }

    private static ISentenceEncoder Encoder(EncoderOptions options) => options switch
    {
        { Kind: EncoderKind.Lexical } => new LexicalSimilarity(),
        { ModelFolder: { Length: > 0 } folder } => OnnxSentenceEncoder.Load(folder),
        _ => OnnxSentenceEncoder.Bundled(options.Precision),
    };

    private static IStore Store(StoreOptions options, int mostOpenArticles, IConfiguration configuration) => options.Kind == StoreKind.PostgreSql
        ? new PostgresStore(ConnectionStrings.Database(configuration), mostOpenArticles)
        : new SqliteStore(options.Path, mostOpenArticles);

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
