namespace NarrativeDiff.Worker.Storage;

/// <summary>Takes out what is old, a bounded batch a call, so that no lock is held for long.</summary>
internal interface IRetention
{
    /// <summary>Stories at rest for so long, with their articles, versions and reports; never one that still wants comparing or
    /// announcing.</summary>
    /// <returns>Number of stories removed.</returns>
    Task<int> ForgetStoriesAsync(TimeSpan idle, int limit, CancellationToken cancel);

    Task<int> ForgetQuarantinedAsync(TimeSpan age, int limit, CancellationToken cancel);

    /// <summary>The oldest refused messages, where there are more than so many or they take more than so many bytes.</summary>
    Task<int> ForgetQuarantinedBeyondAsync(int most, long bytes, int limit, CancellationToken cancel);

    Task<int> ForgetVectorsAsync(TimeSpan age, int limit, CancellationToken cancel);

    /// <summary>Announced revisions so old that newer ones took their place; never a final one, one that was judged while it was the
    /// newest, or one of the newest two of its story.</summary>
    Task<int> ForgetSupersededAsync(TimeSpan age, int limit, CancellationToken cancel);

    /// <summary>Announced revisions older than the newest <paramref name="keep"/> of their story.</summary>
    Task<int> ForgetRevisionsAsync(int keep, int limit, CancellationToken cancel);
}
