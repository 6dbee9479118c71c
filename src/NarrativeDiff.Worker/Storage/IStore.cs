namespace NarrativeDiff.Worker.Storage;

/// <summary>What outlives the process: versions, stories, the work list, vectors, reports, judgements, quarantine. SQLite or
/// PostgreSQL.</summary>
/// <remarks>
/// Every method is one transaction and may be called by many workers at once. A database that is away throws;
/// <see cref="IsTransient"/> and <see cref="IsUnavailable"/> state whether waiting helps.
/// </remarks>
internal interface IStore
    : IArticleStore,
        IReclusteringStore,
        IComparisonQueue,
        IReportStore,
        IEmbeddingStore,
        IQuarantine,
        IRetention,
        IReviewStore,
        IWorkerRegistry,
        ISetAside,
        ICollected,
        IWebhookQueue
{
    /// <summary>Brings the schema up to date; safe when several workers start together.</summary>
    Task MigrateAsync(CancellationToken cancel);

    /// <summary>Throws where the database does not answer or takes no writes.</summary>
    Task PingAsync(CancellationToken cancel);

    /// <summary>Waiting helps, at any time: the database does not answer, or the work lost against another transaction.</summary>
    bool IsTransient(Exception fault);

    /// <summary>The database answers or not, but it cannot take work, whatever the work is: no answer, read-only, login or right refused,
    /// time or disk run out.</summary>
    bool IsUnavailable(Exception fault);
}
