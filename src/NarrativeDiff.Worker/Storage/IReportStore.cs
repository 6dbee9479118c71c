using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Report revisions; those not yet announced are the outbox.</summary>
internal interface IReportStore
{
    /// <param name="revision">Null: the newest.</param>
    Task<Report?> ReportAsync(string storyId, int? revision, CancellationToken cancel);

    /// <summary>What is to be known of a revision without reading it; null: there is none.</summary>
    /// <param name="revision">Null: the newest.</param>
    Task<ReportKey?> KeyAsync(string storyId, int? revision, CancellationToken cancel);

    /// <summary>The JSON of a revision, a piece at a time.</summary>
    Task CopyJsonAsync(ReportKey report, Stream to, CancellationToken cancel);

    /// <summary>The same in Brotli, as it is stored; for a report that <see cref="ReportKey.IsPacked"/>.</summary>
    Task CopyPackedAsync(ReportKey report, Stream to, CancellationToken cancel);

    /// <summary>Of an earlier revision what a later one is held against.</summary>
    Task<ReportDigest?> DigestAsync(string storyId, int revision, CancellationToken cancel);

    /// <summary>Takes unpublished revisions for a while, oldest first; what is not marked in that time is handed out again.</summary>
    Task<IReadOnlyList<ReportKey>> TakeUnpublishedAsync(string owner, int limit, TimeSpan claim, CancellationToken cancel);

    Task MarkPublishedAsync(ReportKey report, CancellationToken cancel);

    /// <summary>Extends the claim on unpublished revisions: their announcement takes longer.</summary>
    Task KeepClaimedAsync(IReadOnlyList<ReportKey> reports, TimeSpan claim, CancellationToken cancel);

    /// <summary>Reports stored at or after a time (milliseconds since 1970 by the database's clock), oldest first; null: asks only for the
    /// clock.</summary>
    Task<(IReadOnlyList<StoredReport> Reports, long Now)> ReportsSinceAsync(
        long? since,
        string? storyId,
        int limit,
        CancellationToken cancel
    );

    /// <summary>The newest revisions, newest first.</summary>
    /// <param name="storyId">Of this story only.</param>
    /// <param name="outlet">Of stories with an article of this outlet only.</param>
    Task<IReadOnlyList<FeedEntry>> NewestReportsAsync(string? storyId, string? outlet, int limit, CancellationToken cancel);
}

/// <summary>A revision as a feed shows it.</summary>
internal sealed record FeedEntry(
    string StoryId,
    int Revision,
    string Status,
    string Title,
    int? Findings,
    string? Leading,
    DateTimeOffset StoredAt
);

/// <summary>One revision of one story's report.</summary>
internal sealed record ReportKey(string StoryId, int Revision)
{
    /// <summary>W3C trace context of the comparison that made it.</summary>
    public string? Trace { get; init; }

    public ReportStatus Status { get; init; } = ReportStatus.Provisional;

    public string ContentHash { get; init; } = "";

    /// <summary>Of its JSON.</summary>
    public int Bytes { get; init; }

    /// <summary>Stored in Brotli; false of what an earlier version of this program stored.</summary>
    public bool IsPacked { get; init; }
}

/// <summary>That a report was stored, without the report.</summary>
internal sealed record StoredReport(
    string StoryId,
    int Revision,
    string Status,
    string Title,
    string ContentHash,
    int? Findings,
    long StoredAt
);
