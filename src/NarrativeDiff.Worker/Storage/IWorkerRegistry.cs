namespace NarrativeDiff.Worker.Storage;

/// <summary>Which workers are alive, so that the work of one that died is free at once and not only when its lease ends.</summary>
/// <remarks>SQLite does not know its workers: there only the lease frees.</remarks>
internal interface IWorkerRegistry
{
    /// <summary>Makes a worker known as alive for as long as this process keeps its connection; returns only by an exception.</summary>
    Task RegisterAsync(string worker, CancellationToken cancel);

    /// <summary>Ends the leases of workers that are gone.</summary>
    /// <returns>Stories and reports that are free by it.</returns>
    Task<int> ReleaseOrphanedLeasesAsync(CancellationToken cancel);
}
