using System.Collections.Immutable;
using System.Text.Json;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>A known shape of JSON exports: how it is recognised, where its articles stand, which field holds what.</summary>
/// <param name="Items">Path of the list; null: the object is an article itself, alone or in an array.</param>
/// <param name="IsRoot">Whether the whole is of this shape; asked of shapes with a list.</param>
/// <param name="IsItem">Whether an entry is; asked of the others.</param>
/// <param name="Complete">What a map of names cannot say. Gets the whole, the entry and the record so far.</param>
internal sealed record JsonShape(
    string Name,
    string? Items,
    Func<JsonElement, bool> IsRoot,
    Func<JsonElement, bool> IsItem,
    FieldMap Fields,
    Func<JsonElement, JsonElement, ExportRecord, ExportRecord> Complete
)
{
    private static readonly FieldMap OfWrappers = FieldMap.Of(
        ("outlet", "source.id source.name source"),
        ("outletName", "source.name"),
        ("articleId", "id"),
        ("publishedAt", "publishedAt"),
        ("headline", "title"),
        ("body", "content"),
        ("url", "url"),
        ("authors", "author"),
        ("language", "lang language")
    );

    public static readonly ImmutableArray<JsonShape> Known =
    [
        OfRoot(
            "JSON Feed",
            "items",
            root => JsonFields.Text(root, "version")?.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase) == true,
            FieldMap.Of(
                ("articleId", "id"),
                ("publishedAt", "date_published date_modified"),
                ("headline", "title"),
                ("body", "content_html content_text"),
                ("url", "url external_url"),
                ("authors", "authors author.name"),
                ("language", "language")
            ),
            (root, item, read) =>
                read with
                {
                    OutletName = JsonFields.Text(root, "title"),
                    Outlet =
                        ExportRecord.HostOf(read.Url)
                        ?? ExportRecord.HostOf(JsonFields.Text(root, "home_page_url"))
                        ?? ExportRecord.HostOf(JsonFields.Text(root, "feed_url")),
                    Language = read.Language ?? JsonFields.Text(root, "language"),
                    IsHtml = JsonFields.Has(item, "content_html"),
                }
        ),
        OfRoot(
            "NewsAPI",
            "articles",
            root => JsonFields.Has(root, "totalResults") && JsonFields.Find(root, "articles") is { ValueKind: JsonValueKind.Array },
            OfWrappers
        ),
        OfRoot(
            "GNews",
            "articles",
            root => JsonFields.Has(root, "totalArticles"),
            OfWrappers,
            (_, item, read) => read with { Outlet = ExportRecord.HostOf(JsonFields.Text(item, "source.url")) ?? read.Outlet }
        ),
        OfRoot(
            "Event Registry",
            "articles.results",
            root => JsonFields.Find(root, "articles.results") is { ValueKind: JsonValueKind.Array },
            FieldMap.Of(
                ("outlet", "source.uri source.title"),
                ("outletName", "source.title"),
                ("articleId", "uri"),
                ("publishedAt", "dateTimePub dateTime date"),
                ("headline", "title"),
                ("body", "body"),
                ("url", "url"),
                ("authors", "authors"),
                ("language", "lang")
            )
        ),
        OfItem(
            "news-please",
            item => JsonFields.Has(item, "maintext") && (JsonFields.Has(item, "date_publish") || JsonFields.Has(item, "source_domain")),
            FieldMap.Of(
                ("outlet", "source_domain"),
                ("publishedAt", "date_publish"),
                ("headline", "title title_page"),
                ("body", "maintext"),
                ("url", "url"),
                ("authors", "authors"),
                ("language", "language"),
                ("capturedAt", "date_download"),
                ("articleId", "url filename")
            )
        ),
        OfItem(
            "Media Cloud",
            item => (JsonFields.Has(item, "media_name") || JsonFields.Has(item, "media_url")) && JsonFields.Has(item, "publish_date"),
            FieldMap.Of(
                ("outlet", "media_name media_url"),
                ("articleId", "stories_id id guid"),
                ("publishedAt", "publish_date"),
                ("headline", "title"),
                ("body", "text story_text full_text content"),
                ("url", "url"),
                ("language", "language")
            )
        ),
        OfItem(
            "ninjs",
            item =>
                JsonFields.Has(item, "uri")
                && (JsonFields.Has(item, "versioncreated") || JsonFields.Has(item, "firstcreated") || JsonFields.Has(item, "pubstatus"))
                && (JsonFields.Has(item, "headline") || JsonFields.Has(item, "headlines")),
            FieldMap.Of(
                ("outlet", "copyrightholder infosource.name infosources.name by"),
                ("articleId", "uri"),
                ("version", "version"),
                ("publishedAt", "versioncreated firstcreated"),
                ("headline", "headline"),
                ("body", "body_xhtml body_html body_text"),
                ("url", "url canonicalurl"),
                ("authors", "byline by"),
                ("language", "language")
            ),
            (_, item, read) =>
                read with
                {
                    Headline = read.Headline ?? MainOf(item, "headlines")?.Value,
                    Body = read.Body ?? MainOf(item, "bodies")?.Value,
                }
        ),
    ];

    public static JsonShape Mapped(FieldMap fields) => OfItem("JSON by field names", _ => true, fields);

    private static JsonShape OfRoot(
        string name,
        string items,
        Func<JsonElement, bool> isRoot,
        FieldMap fields,
        Func<JsonElement, JsonElement, ExportRecord, ExportRecord>? complete = null
    ) => new(name, items, isRoot, _ => false, fields, complete ?? AsRead);

    private static JsonShape OfItem(
        string name,
        Func<JsonElement, bool> isItem,
        FieldMap fields,
        Func<JsonElement, JsonElement, ExportRecord, ExportRecord>? complete = null
    ) => new(name, null, _ => false, isItem, fields, complete ?? AsRead);

    private static ExportRecord AsRead(JsonElement root, JsonElement item, ExportRecord read) => read;

    /// <summary>Of the texts that ninjs 2 and 3 list, the one whose role is main, of bodies the one in HTML before it; else the
    /// first.</summary>
    private static (string? Value, string Type)? MainOf(JsonElement item, string list)
    {
        if (JsonFields.Find(item, list) is not { ValueKind: JsonValueKind.Array } texts)
            return null;
        return texts
            .EnumerateArray()
            .Where(text => text.ValueKind == JsonValueKind.Object && !string.IsNullOrWhiteSpace(JsonFields.Text(text, "value")))
            .Select(text =>
                (
                    Value: JsonFields.Text(text, "value"),
                    Type: JsonFields.Text(text, "contenttype") ?? "",
                    Role: JsonFields.Text(text, "role") ?? ""
                )
            )
            .OrderByDescending(text => text.Type.Contains("html", StringComparison.OrdinalIgnoreCase) && list == "bodies")
            .ThenByDescending(text => text.Role.Equals("main", StringComparison.OrdinalIgnoreCase))
            .Select(text => ((string?, string)?)(text.Value, text.Type))
            .FirstOrDefault();
    }
}
