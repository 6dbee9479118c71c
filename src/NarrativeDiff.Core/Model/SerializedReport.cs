using System.Text;
using System.Text.Json;

namespace NarrativeDiff.Core.Model;

/// <summary>The compact JSON of a report, made for its hash and handed over once to whoever writes the report down: large reports become
/// JSON once, not twice.</summary>
/// <remarks>No part of the report: two reports are equal whatever was written of them.</remarks>
/// <param name="of">The report that became JSON: without revision, status and hash.</param>
internal sealed class SerializedReport(Report? of, PooledBytes? json) : IEquatable<SerializedReport>
{
    private PooledBytes? _left = json;

    /// <summary>What is hashed of a report.</summary>
    public static Report WithoutHead(Report report) => report with { Revision = 0, Status = ReportStatus.Unknown, ContentHash = "" };

    /// <param name="options">How the report became JSON.</param>
    /// <returns>The JSON of a report that differs from the written one in revision, status and hash at most; null where it differs
    /// otherwise, or where it has been handed over.</returns>
    public byte[]? Take(Report report, JsonSerializerOptions options)
    {
        if (of is null || of != WithoutHead(report) || Interlocked.Exchange(ref _left, null) is not { } pooled)
            return null;
        using var json = pooled;
        var bytes = json.Written;
        // Quotation marks within texts are escaped: the first place that looks like the head is the head.
        ReadOnlySpan<byte> head = ",\"revision\":0,\"status\":\"unknown\",\"contentHash\":\"\""u8;
        var at = bytes.IndexOf(head);
        var status = JsonNamingPolicy.CamelCase.ConvertName(report.Status.ToString());
        var own = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $",\"revision\":{report.Revision},\"status\":\"{status}\","
                + $"\"contentHash\":{JsonSerializer.Serialize(report.ContentHash, options)}"
        );
        return [.. bytes[..at], .. System.Text.Encoding.UTF8.GetBytes(own), .. bytes[(at + head.Length)..]];
    }

    public bool Equals(SerializedReport? other) => other is not null;

    public override bool Equals(object? obj) => obj is SerializedReport;

    public override int GetHashCode() => 0;
}
