using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Report revisions; those not yet announced are the outbox.</summary>
internal interface IReportShelf
{
    /// <param name="revision">Null: the newest.</param>
    Task<Report?> ReportAsync(string storyId, int? revision, CancellationToken cancel);

    /// <summary>Takes unpublished revisions for a while, oldest first; what is not marked in that time is handed out again.</summary>
    Task<IReadOnlyList<ReportKey>> TakeUnpublishedAsync(int limit, TimeSpan claim, CancellationToken cancel);

    Task MarkPublishedAsync(ReportKey report, CancellationToken cancel);
}

/// <summary>One revision of one story's report.</summary>
internal sealed record ReportKey(string StoryId, int Revision)
{
    /// <summary>W3C trace context of the comparison that made it.</summary>
    public string? Trace { get; init; }
}
