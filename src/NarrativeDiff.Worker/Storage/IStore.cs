namespace NarrativeDiff.Worker.Storage;

/// <summary>What outlives the process: versions, stories, the work list, vectors, reports, judgements, quarantine. SQLite or PostgreSQL.</summary>
/// <remarks>
/// Every method is one transaction and may be called by many workers at once. A database that is away throws;
/// <see cref="IsTransient"/> says whether waiting helps.
/// </remarks>
internal interface IStore : IArticleStore, IReclusteringStore, IComparisonQueue, IReportStore, IEmbeddingStore, IQuarantine, IRetention, IReviewStore, IWorkerRegistry
{
    /// <summary>Brings the schema up to date; safe when several workers start together.</summary>
    Task MigrateAsync(CancellationToken cancel);

    /// <summary>Throws where the database does not answer.</summary>
    Task PingAsync(CancellationToken cancel);

    bool IsTransient(Exception fault);
}
