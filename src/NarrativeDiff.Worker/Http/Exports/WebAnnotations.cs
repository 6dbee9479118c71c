using System.Text.Json;
using System.Text.Json.Nodes;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>Findings and judgements as W3C Web Annotations (JSON-LD): a finding is a description of its quotations, a judgement an
/// assessment of its finding.</summary>
/// <remarks>Positions are code points, as the standard has them.</remarks>
internal static class WebAnnotations
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Report report, IEnumerable<Judgement> judgements, string baseAddress)
    {
        var page = $"{baseAddress}/api/stories/{Uri.EscapeDataString(report.StoryId)}/annotations.jsonld";
        JsonNode[] items =
        [
            .. report.Findings.Concat(report.Review?.Rejected ?? []).Select(finding => Of(report, finding, page)),
            .. judgements.Select(judgement => Of(judgement, page)),
        ];
        return new JsonObject
        {
            ["@context"] = "http://www.w3.org/ns/anno.jsonld",
            ["id"] = page,
            ["type"] = "AnnotationPage",
            ["partOf"] = new JsonObject
            {
                ["id"] = $"{page}#all",
                ["type"] = "AnnotationCollection",
                ["label"] = report.Title,
                ["total"] = items.Length,
            },
            ["items"] = new JsonArray(items),
        }.ToJsonString(Json);
    }

    private static JsonObject Of(Report report, Finding finding, string page) =>
        new()
        {
            ["id"] = $"{page}#{finding.Id}",
            ["type"] = "Annotation",
            ["motivation"] = "describing",
            ["generator"] = new JsonObject { ["type"] = "Software", ["name"] = "NarrativeDiff" },
            ["body"] = new JsonArray(Body("describing", finding.Summary), Body("tagging", $"{finding.Rule} {finding.Kind}")),
            ["target"] = new JsonArray([
                .. finding.Evidence.Select(span =>
                    Target(report, span.Outlet, span.ArticleId, span.Version, span.Field, span.Start, span.Exact, span.Prefix, span.Suffix)
                ),
            ]),
        };

    private static JsonObject Of(Judgement judgement, string page) =>
        new()
        {
            ["id"] = $"{page}#judgement-{judgement.Number}",
            ["type"] = "Annotation",
            ["motivation"] = judgement.Missed is null ? "assessing" : "highlighting",
            ["creator"] = new JsonObject { ["type"] = "Person", ["name"] = judgement.Reviewer },
            ["created"] = judgement.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["body"] = new JsonArray([.. Bodies(judgement)]),
            ["target"] = judgement switch
            {
                { Finding: { } finding } => JsonValue.Create($"{page}#{finding}"),
                { Missed: { } missed } => new JsonArray([
                    .. missed.Passages.Select(passage =>
                        Target(
                            null,
                            passage.Outlet,
                            passage.ArticleId,
                            passage.Version,
                            passage.Field,
                            passage.Start,
                            passage.Exact,
                            "",
                            ""
                        )
                    ),
                ]),
                { Cell: { } cell } => Quoted(cell.Outlet, cell.ArticleId, cell.Statement),
                { Links.Length: > 0 } => new JsonArray([
                    .. judgement.Links.SelectMany(link =>
                        new[]
                        {
                            Quoted(link.Left.Outlet, link.Left.ArticleId, link.Left.Text),
                            Quoted(link.Right.Outlet, link.Right.ArticleId, link.Right.Text),
                        }
                    ),
                ]),
                _ => JsonValue.Create($"{page}#{judgement.Target}"),
            },
        };

    private static IEnumerable<JsonNode> Bodies(Judgement judgement)
    {
        yield return Body(
            "assessing",
            judgement.Rating is { } rating
                ? FormattableString.Invariant($"{judgement.Kind} {rating}")
                : judgement.Verdict.ToString().ToLowerInvariant()
        );
        if ((judgement.Label ?? judgement.Missed?.Kind) is { } label)
            yield return Body("tagging", label);
        if (judgement.Note is { Length: > 0 } note)
            yield return Body("commenting", note);
    }

    private static JsonObject Body(string purpose, string value) =>
        new()
        {
            ["type"] = "TextualBody",
            ["purpose"] = purpose,
            ["value"] = value,
            ["format"] = "text/plain",
        };

    private static JsonObject Target(
        Report? report,
        string outlet,
        string article,
        int version,
        string field,
        int start,
        string exact,
        string prefix,
        string suffix
    )
    {
        var target = Quoted(outlet, article, exact);
        if (Text(report, outlet, article, version, field) is { } text && start + exact.Length <= text.Length)
        {
            var from = CleanText.CodePoints(text.AsSpan(0, start));
            ((JsonObject)target["selector"]![0]!)["prefix"] = prefix;
            ((JsonObject)target["selector"]![0]!)["suffix"] = suffix;
            ((JsonArray)target["selector"]!).Add(
                new JsonObject
                {
                    ["type"] = "TextPositionSelector",
                    ["start"] = from,
                    ["end"] = from + CleanText.CodePoints(exact),
                }
            );
        }

        target["state"] = new JsonObject
        {
            ["type"] = "HttpRequestState",
            ["value"] = FormattableString.Invariant($"version {version}, {field}"),
        };
        return target;
    }

    private static JsonObject Quoted(string outlet, string article, string exact) =>
        new()
        {
            ["type"] = "SpecificResource",
            ["source"] = $"urn:narrativediff:article:{Uri.EscapeDataString(outlet)}:{Uri.EscapeDataString(article)}",
            ["selector"] = new JsonArray(new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = exact }),
        };

    private static string? Text(Report? report, string outlet, string article, int version, string field)
    {
        var witness = report?.Witnesses.FirstOrDefault(witness => witness.Outlet == outlet && witness.ArticleId == article);
        if (witness is null || witness.Version == version)
            return field == "headline" ? witness?.Headline : witness?.Body;
        return witness.EarlierVersions.FirstOrDefault(earlier => earlier.Version == version) is { } old
            ? field == "headline"
                ? old.Headline
                : old.Body
            : null;
    }
}
