using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>What the schemas say beyond the types: lengths, words of closed lists, and what depends on another field.</summary>
/// <remarks>Lengths in the contract are bytes of UTF-8, those of a schema are characters: a schema lets pass what the worker may still
/// refuse, never the reverse.</remarks>
internal static class SchemaRules
{
    public static ImmutableSortedDictionary<string, string> OfField { get; } =
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string>
            {
                ["ArticleVersionPublished.Outlet"] = """{"minLength":1,"maxLength":200,"pattern":"^\\S(.*\\S)?$"}""",
                ["ArticleVersionPublished.OutletName"] = """{"maxLength":2000}""",
                ["ArticleVersionPublished.ArticleId"] = """{"minLength":1,"maxLength":2000,"pattern":"^\\S(.*\\S)?$"}""",
                ["ArticleVersionPublished.Headline"] = """{"maxLength":4000,"pattern":"\\S"}""",
                ["ArticleVersionPublished.Body"] = """{"pattern":"\\S"}""",
                ["ArticleVersionPublished.BodyType"] = """{"enum":["text/plain","text/html",null]}""",
                ["ArticleVersionPublished.PublishedAt"] = """{"format":"date-time"}""",
                ["ArticleVersionPublished.CapturedAt"] = """{"format":"date-time"}""",
                ["ArticleVersionPublished.Version"] = """{"minimum":1,"maximum":2147483647}""",
                ["ArticleVersionPublished.Url"] = """{"maxLength":2000,"format":"uri"}""",
                ["ArticleVersionPublished.Authors"] = """{"maxItems":100}""",
                ["ArticleVersionPublished.Section"] = """{"maxLength":2000}""",
                ["ArticleTranslation.Headline"] = """{"maxLength":4000,"pattern":"\\S"}""",
                ["ArticleTranslation.Body"] = """{"pattern":"\\S"}""",
                ["ArticleTranslation.By"] = """{"maxLength":2000}""",
                ["ArticleVersionPublished.Story"] = """{"minLength":1,"maxLength":200,"pattern":"^\\S(.*\\S)?$"}""",
                ["ArticleOutcome.Outcome"] = """{"enum":["accepted","duplicate","rejected","quarantined","unknown"]}""",
                ["ReportUpdated.Status"] = """{"enum":["provisional","final","superseded","unknown"]}""",
                ["ReportUpdated.Revision"] = """{"minimum":1}""",
                ["ReportUpdated.TopFindings"] = """{"maxItems":5,"items":{"$ref":"./finding.schema.json"}}""",
                ["ReportUpdated.ReportUri"] = """{"format":"uri"}""",
                ["ReportUpdated.ContentHash"] = """{"pattern":"^sha256:[0-9a-f]{64}$"}""",
                ["Report.Revision"] = """{"minimum":1}""",
                ["Report.ContentHash"] = """{"pattern":"^sha256:[0-9a-f]{64}$"}""",
                ["QuarantinedMessage.Bytes"] = """{"minimum":0}""",
            }
        );

    /// <summary>Fields that a report leaves out where they say nothing, or where the article says them.</summary>
    public static ImmutableSortedDictionary<string, string[]> LeftOut { get; } =
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string[]>
            {
                ["Evidence"] = ["outlet", "articleId", "version", "publishedAt", "field", "exact", "prefix", "suffix", "role", "voice"],
                ["FindingPosition"] = ["sentences", "words", "evidence"],
                ["ReportLabelUse"] = ["versions"],
            }
        );

    public static ImmutableSortedDictionary<string, string> WholeMessage { get; } =
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            new Dictionary<string, string>
            {
                ["article-version"] =
                    """{"anyOf":[{"required":["articleId"],"properties":{"articleId":{"type":"string"}}},{"required":["url"],"properties":{"url":{"type":"string"}}}]}""",
                ["article-outcome"] =
                    """{"if":{"properties":{"outcome":{"enum":["rejected","quarantined"]}}},"then":{"required":["code","reason"],"properties":{"code":{"type":"string"},"reason":{"type":"string"}}}}""",
            }
        );
}
