using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>What a hook is sent of a report: the findings that are new or changed, as JSON or as a text, signed.</summary>
/// <param name="Schema"><c>narrativediff.webhook/1</c>.</param>
/// <param name="Text">The same in a few lines for people.</param>
internal sealed record WebhookMessage(
    string Schema,
    string Event,
    string StoryId,
    string Title,
    int Revision,
    string Status,
    string ContentHash,
    string Url,
    int Findings,
    ImmutableArray<WebhookFinding> News,
    string Text
)
{
    private const int MaxNews = 20;
    private const int MaxLines = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null: the hook does not want to hear of this report.</returns>
    public static WebhookMessage? Of(Webhook hook, Report report, Report? previous, string baseAddress)
    {
        if (
            (hook.Story is { } story && story != report.StoryId)
            || (hook.Outlet is { } outlet && report.Witnesses.All(witness => witness.Outlet != outlet))
        )
            return null;
        var delta = ReportDelta.Between(previous, report);
        var news = report
            .Findings.Where(finding => delta.Added.Concat(delta.Changed).Any(other => other.Id == finding.Id))
            .Where(finding => IsWanted(hook, finding))
            .ToArray();
        if (news.Length == 0 && (hook.Rule is not null || hook.Words is { Length: > 0 }))
            return null;
        var url =
            $"{baseAddress}/stories/{Uri.EscapeDataString(report.StoryId)}"
            + $"?revision={report.Revision.ToString(CultureInfo.InvariantCulture)}";
        string[] lines =
        [
            $"{report.Title} (revision {report.Revision.ToString(CultureInfo.InvariantCulture)})",
            .. news.Take(MaxLines).Select(finding => "• " + finding.Summary),
            url,
        ];
        return new(
            "narrativediff.webhook/1",
            "report.updated",
            report.StoryId,
            report.Title,
            report.Revision,
            report.Status.ToString().ToLowerInvariant(),
            report.ContentHash,
            url,
            report.Findings.Length,
            [
                .. news.Take(MaxNews)
                    .Select(finding => new WebhookFinding(finding.Id, finding.Rule, finding.Kind, finding.Summary, finding.Outlets)),
            ],
            string.Join('\n', lines)
        );
    }

    public byte[] Body(string format) =>
        format == "slack"
            ? JsonSerializer.SerializeToUtf8Bytes(new { text = Escaped(Text) }, Json)
            : JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>HMAC-SHA256 over the time, a full stop and the body: neither can be changed, and an old message is known by its
    /// time.</summary>
    public static string Signature(string secret, string time, ReadOnlySpan<byte> body) =>
        "sha256="
        + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body])
        );

    private static bool IsWanted(Webhook hook, Finding finding) =>
        (hook.Rule is null || finding.Rule == hook.Rule)
        && (
            hook.Words is not { Length: > 0 } words
            || words.Any(word =>
                finding.Summary.Contains(word, StringComparison.OrdinalIgnoreCase)
                || finding.Evidence.Any(span => span.Exact.Contains(word, StringComparison.OrdinalIgnoreCase))
            )
        );

    /// <summary>Slack reads three signs as markup of its own, by which a text could call people or hide an address.</summary>
    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}

internal sealed record WebhookFinding(string Id, string Rule, string Kind, string Summary, ImmutableArray<string> Outlets);
