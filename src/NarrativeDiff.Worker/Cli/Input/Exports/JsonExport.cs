using System.Globalization;
using System.Text.Json;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads the articles of a JSON export, be it a response, a feed, a record or an array of records.</summary>
internal static class JsonExport
{
    /// <summary>Lists that unknown wrappers put their articles in.</summary>
    private static readonly string[] UsualLists =
    [
        "articles",
        "items",
        "results",
        "data",
        "stories",
        "documents",
        "docs",
        "response.docs",
        "response.results",
        "records",
        "value",
        "hits",
    ];

    private const int MaxNamesShown = 20;

    /// <summary>Whether the bytes are for the reader of article versions: they have its required field, or are no JSON object that has
    /// any.</summary>
    public static bool IsOwn(ReadOnlySpan<byte> json, InputOptions options)
    {
        if (!options.Map.IsEmpty)
            return false;
        var start = 0;
        while (start < json.Length && (json[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'[' or (byte)'{'))
            start++;
        return start == json.Length || json[start] != (byte)'"' || json.IndexOf("\"outlet\""u8) >= 0;
    }

    /// <summary>Whether the bytes are an export that can be read: of a known shape, mapped, or with fields under their usual
    /// names.</summary>
    public static bool IsExport(ReadOnlyMemory<byte> json, InputOptions options)
    {
        if (json.Length > options.MaxExportBytes || IsOwn(json.Span, options))
            return false;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (!options.Map.IsEmpty || JsonShape.Known.Any(known => known.IsRoot(root)))
                return true;
            var (_, items) = ItemsOf(root, null);
            return items.Count > 0 && (JsonShape.Known.Any(known => known.IsItem(items[0])) || HasUsualNames(items[0]));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasUsualNames(JsonElement item) =>
        FieldMap.Usual.First("headline", name => JsonFields.Text(item, name)) is not null
        && FieldMap.Usual.First("body", name => JsonFields.Text(item, name)) is not null;

    /// <summary>The entries of a JSON Feed; null where it is none.</summary>
    public static IReadOnlyList<ExportRecord>? FeedRecords(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && JsonShape.Known[0] is { Items: { } items } feed && feed.IsRoot(root)
            ?
            [
                .. ItemsOf(root, items)
                    .Items.Select(item =>
                        feed.Complete(
                            root,
                            item,
                            ExportRecord.Of(feed.Fields, name => JsonFields.Text(item, name), name => JsonFields.Texts(item, name))
                        )
                    ),
            ]
            : null;

    /// <param name="line">Where the JSON begins in its file.</param>
    public static IEnumerable<FoundArticle> Read(string file, int? line, ReadOnlyMemory<byte> json, InputOptions options, FileNotes notes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException broken)
        {
            return [FoundArticle.Refused(file, line ?? (int?)broken.LineNumber + 1, null, $"not JSON: {FirstLine(broken.Message)}")];
        }
        using (document)
            return [.. Articles(file, line, document.RootElement, options, notes)];
    }

    private static IEnumerable<FoundArticle> Articles(string file, int? line, JsonElement root, InputOptions options, FileNotes notes)
    {
        var (path, items) = ItemsOf(
            root,
            options.Map[FieldMap.Items] is [var given, ..] ? given : JsonShape.Known.FirstOrDefault(known => known.IsRoot(root))?.Items
        );
        if (items.Count > options.MaxEntries)
            return
            [
                FoundArticle.Refused(file, line, path, $"the list has {items.Count} entries, the limit is {options.MaxEntries}; split it"),
            ];
        if (items.Count == 0)
            return [FoundArticle.Refused(file, line, path, "the list of articles is empty or not there; nothing to read")];
        var ofRoot = JsonShape.Known.FirstOrDefault(known => known.IsRoot(root));
        return items.SelectMany(
            (item, index) =>
                Article(
                    file,
                    line,
                    items.Count == 1 && path is null ? null : string.Create(CultureInfo.InvariantCulture, $"{path ?? "$"}[{index}]"),
                    root,
                    item,
                    ofRoot ?? JsonShape.Known.FirstOrDefault(known => known.IsItem(item)),
                    options,
                    notes
                )
        );
    }

    private static IEnumerable<FoundArticle> Article(
        string file,
        int? line,
        string? path,
        JsonElement root,
        JsonElement item,
        JsonShape? known,
        InputOptions options,
        FileNotes notes
    )
    {
        var shape = known ?? JsonShape.Mapped(FieldMap.Usual);
        var fields = shape.Fields.With(options.Map);
        var read = shape.Complete(
            root,
            item,
            ExportRecord.Of(fields, name => JsonFields.Text(item, name), name => JsonFields.Texts(item, name))
        ) with
        {
            Line = line,
            Path = path,
        };
        if (known is null && options.Map.IsEmpty && (string.IsNullOrWhiteSpace(read.Headline) || string.IsNullOrWhiteSpace(read.Body)))
            return [FoundArticle.Refused(file, line, path, UnknownShape(item, read))];
        notes.Shape(file, known is null ? shape.Name + fields.Found(name => JsonFields.Text(item, name)) : shape.Name);
        return [read.ToArticle(file, options, notes)];
    }

    /// <summary>Everything that is missing, at once, and what there is instead.</summary>
    private static string UnknownShape(JsonElement item, ExportRecord read)
    {
        var lacks = new (string Name, string? Value)[]
        {
            ("headline", read.Headline),
            ("body", read.Body),
            ("outlet", read.Outlet ?? read.Url),
            ("publishedAt", read.PublishedAt),
            ("articleId or url", read.ArticleId ?? read.Url),
        }
            .Where(field => string.IsNullOrWhiteSpace(field.Value))
            .Select(field => field.Name);
        var names = JsonFields.Names(item);
        return $"none of the shapes that are read; as an article it lacks {string.Join(", ", lacks)}. It has "
            + $"{string.Join(", ", names.Take(MaxNamesShown))}"
            + $"{(names.Count > MaxNamesShown ? " …" : "")}; say with --map FIELD=NAME which of them holds what";
    }

    private static (string? Path, IReadOnlyList<JsonElement> Items) ItemsOf(JsonElement root, string? list)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return ("$", [.. root.EnumerateArray()]);
        foreach (var path in list is null ? UsualLists : [list])
            if (
                JsonFields.Find(root, path) is { ValueKind: JsonValueKind.Array } found
                && (list is not null || (found.GetArrayLength() > 0 && found[0].ValueKind == JsonValueKind.Object))
            )
                return ("$." + path, [.. found.EnumerateArray()]);
        return list is null ? (null, [root]) : ("$." + list, []);
    }

    private static string FirstLine(string message) => message.Split(". ", 2)[0].TrimEnd('.');
}
