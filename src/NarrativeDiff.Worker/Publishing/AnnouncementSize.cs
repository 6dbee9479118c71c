using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Keeps an announcement within its size, whatever its articles say: first the report goes, then the last of the leading
/// findings.</summary>
internal static class AnnouncementSize
{
    /// <summary>Of the announcement's JSON. Brokers, queues and dashboards take so much without a thought.</summary>
    public const int MaxBytes = 65_536;

    /// <summary>Ids that a delta names; it counts the rest. Some 20 bytes each.</summary>
    public const int MaxIds = 1_000;

    /// <summary>Characters of the title: a headline has a tenth.</summary>
    public const int MaxTitle = 1_000;

    public static ReportUpdated Fit(ReportUpdated message)
    {
        message = message with { Title = Cut(message.Title), Delta = Cut(message.Delta) };
        if (message.Report is not null && BytesOf(message) > MaxBytes)
            message = message with { Report = null };
        while (message.TopFindings.Count > 0 && BytesOf(message) > MaxBytes)
            message = message with { TopFindings = [.. message.TopFindings.SkipLast(1)] };
        return message;
    }

    private static int BytesOf(ReportUpdated message) => JsonSerializer.SerializeToUtf8Bytes(message, ReportJson.Options).Length;

    private static string Cut(string title) =>
        title.Length <= MaxTitle ? title : title[..(char.IsHighSurrogate(title[MaxTitle - 1]) ? MaxTitle - 1 : MaxTitle)];

    private static ReportDeltaSummary Cut(ReportDeltaSummary delta)
    {
        var ids = delta.Added.Count + delta.Changed.Count + delta.Withdrawn.Count;
        if (ids <= MaxIds)
            return delta;
        IReadOnlyList<string> added = [.. delta.Added.Take(MaxIds)];
        IReadOnlyList<string> changed = [.. delta.Changed.Take(MaxIds - added.Count)];
        IReadOnlyList<string> withdrawn = [.. delta.Withdrawn.Take(MaxIds - added.Count - changed.Count)];
        return new(delta.FromRevision, added, changed, withdrawn) { More = ids - MaxIds };
    }
}
