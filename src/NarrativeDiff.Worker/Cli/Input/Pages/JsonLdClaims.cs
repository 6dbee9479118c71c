using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Reads the article object of a page's JSON-LD: alone, in an array, in <c>@graph</c> or as the main entity of a page.</summary>
/// <remarks>JSON that real pages break (raw line feeds, comments, trailing commas) is read all the same; what cannot be read is as if
/// absent.</remarks>
internal static class JsonLdClaims
{
    private const int MaxScripts = 50;
    private const int LongestScript = 2_000_000;
    private const int MaxObjects = 2_000;
    private const int MaxDepth = 64;

    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet([
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "blogposting",
        "liveblogposting",
        "socialmediaposting",
        "report",
        "techarticle",
        "scholarlyarticle",
        "medicalscholarlyarticle",
    ]);

    private static readonly FrozenSet<string> Pages = FrozenSet.ToFrozenSet([
        "webpage",
        "itempage",
        "medicalwebpage",
        "faqpage",
        "aboutpage",
        "videoobject",
    ]);

    public static PageClaims Read(IHtmlDocument page)
    {
        var objects = new List<JsonElement>();
        foreach (var script in page.QuerySelectorAll("script[type*='ld+json']").Take(MaxScripts))
            if (script.TextContent is { Length: <= LongestScript } json && Parsed(json) is { } root)
                Gather(root, objects);
        var ids = objects
            .Where(entry => Text(entry, "@id") is not null)
            .DistinctBy(entry => Text(entry, "@id"))
            .ToDictionary(entry => Text(entry, "@id")!, StringComparer.Ordinal);
        var main = MainArticle(objects, page);
        var wrapper = objects.FirstOrDefault(entry => Is(entry, Pages));
        var claims = main is { } article ? ClaimsOf(article, ids) : PageClaims.None;
        return wrapper.ValueKind != JsonValueKind.Object
            ? claims with
            {
                IsFrontPage = main is null && objects.Exists(IsCollection),
            }
            : claims with
            {
                Headline = claims.Headline ?? Text(wrapper, "headline"),
                Published = [.. claims.Published, .. Times(wrapper, "datePublished")],
                Modified = [.. claims.Modified, .. Times(wrapper, "dateModified")],
                IsFrontPage = main is null && objects.Exists(IsCollection),
            };
    }

    /// <summary>Teasers may be articles too: the one that names this page, or bears its headline, comes first.</summary>
    private static JsonElement? MainArticle(List<JsonElement> objects, IHtmlDocument page)
    {
        var articles = objects.Where(entry => Is(entry, Articles)).ToArray();
        if (articles.Length <= 1)
            return articles.Length == 0 ? null : articles[0];
        var title = page.Title ?? "";
        return articles
            .OrderByDescending(article =>
                Headline(article) is { Length: > 8 } headline
                && title.Contains(headline[..Math.Min(headline.Length, 40)], StringComparison.OrdinalIgnoreCase)
            )
            .ThenByDescending(article => article.TryGetProperty("datePublished", out _))
            .First();
    }

    private static string? Headline(JsonElement article) => Text(article, "headline") ?? Text(article, "name");

    private static PageClaims ClaimsOf(JsonElement article, IReadOnlyDictionary<string, JsonElement> ids)
    {
        var types = Types(article).ToArray();
        var section = Texts(article, "articleSection", ids).FirstOrDefault();
        return new PageClaims
        {
            Headline = Headline(article),
            Published = Times(article, "datePublished"),
            Modified = Times(article, "dateModified"),
            Outlet = Texts(article, "publisher", ids).FirstOrDefault() ?? Texts(article, "sourceOrganization", ids).FirstOrDefault(),
            Authors = [.. Texts(article, "author", ids)],
            Address = Address(article),
            Section = section,
            Language = Texts(article, "inLanguage", ids).FirstOrDefault(),
            Kind = KindOf(types) ?? PageKinds.OfSection(section),
            IsPaywalled =
                article.TryGetProperty("isAccessibleForFree", out var free)
                && free.ToString().Equals("false", StringComparison.OrdinalIgnoreCase),
            Correction = Texts(article, "correction", ids).FirstOrDefault(),
            Body = Text(article, "articleBody"),
        };
    }

    private static string? Address(JsonElement article) =>
        Text(article, "url")
        ?? (
            article.TryGetProperty("mainEntityOfPage", out var page)
                ? page.ValueKind == JsonValueKind.String
                    ? page.GetString()
                    : Text(page, "@id") ?? Text(page, "url")
                : null
        );

    private static PageKind? KindOf(string[] types) =>
        types.Contains("opinionnewsarticle") ? PageKind.Opinion
        : types.Contains("analysisnewsarticle") ? PageKind.Analysis
        : types.Contains("liveblogposting") ? PageKind.Live
        : null;

    /// <summary>Follows only what holds the page's own article; lists, comments and related pieces are other articles.</summary>
    private static void Gather(JsonElement root, List<JsonElement> objects)
    {
        var open = new Queue<JsonElement>([root]);
        while (open.TryDequeue(out var entry) && objects.Count < MaxObjects)
        {
            if (entry.ValueKind == JsonValueKind.Array)
                foreach (var item in entry.EnumerateArray().Take(MaxObjects))
                    open.Enqueue(item);
            if (entry.ValueKind != JsonValueKind.Object)
                continue;
            objects.Add(entry);
            foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage" })
                if (entry.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    open.Enqueue(inner);
        }
    }

    private static bool Is(JsonElement entry, FrozenSet<string> kinds) => Types(entry).Any(kinds.Contains);

    private static bool IsCollection(JsonElement entry) =>
        Types(entry).Any(type => type is "collectionpage" or "itemlist" or "searchresultspage");

    private static IEnumerable<string> Types(JsonElement entry)
    {
        if (!entry.TryGetProperty("@type", out var type))
            return [];
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Take(20) : [type];
        return names
            .Where(name => name.ValueKind == JsonValueKind.String)
            .Select(name => name.GetString()!.Split('/', ':', '#')[^1].ToLowerInvariant());
    }

    private static ImmutableArray<string> Times(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var time) && time.ValueKind is JsonValueKind.String or JsonValueKind.Number ? [time.ToString()]
        : time.ValueKind == JsonValueKind.Array
            ? [.. time.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Take(3)]
        : [];

    private static string? Text(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? PageText.Plain(text.GetString())
            : null;

    /// <summary>Strings, or names of objects, alone or in an array, given or referred to.</summary>
    private static IEnumerable<string> Texts(JsonElement entry, string name, IReadOnlyDictionary<string, JsonElement> ids)
    {
        if (!entry.TryGetProperty(name, out var value))
            return [];
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(100) : [value];
        return items.Select(item => Named(item, ids)).OfType<string>();
    }

    private static string? Named(JsonElement item, IReadOnlyDictionary<string, JsonElement> ids)
    {
        if (item.ValueKind == JsonValueKind.String)
            return PageText.Plain(item.GetString());
        var own = Text(item, "name") ?? Text(item, "text") ?? Text(item, "description");
        return own ?? (Text(item, "@id") is { } id && ids.TryGetValue(id, out var known) ? Text(known, "name") : null);
    }

    private static JsonElement? Parsed(string json)
    {
        var options = new JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        };
        foreach (var tried in new[] { json, Cleaned(json) })
        {
            try
            {
                return JsonDocument.Parse(tried, options).RootElement;
            }
            catch (JsonException)
            {
                // the cleaned text is tried next; what breaks twice says nothing
            }
        }
        return null;
    }

    /// <summary>Without comment and CDATA marks around it, raw control characters as spaces.</summary>
    private static string Cleaned(string json)
    {
        json = json.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        var (start, end) = (json.AsSpan().IndexOfAny('{', '['), json.AsSpan().LastIndexOfAny('}', ']'));
        if (start < 0 || end < start)
            return "";
        var clean = new StringBuilder(json, start, end + 1 - start, json.Length);
        for (var i = 0; i < clean.Length; i++)
            if (char.GetUnicodeCategory(clean[i]) == UnicodeCategory.Control)
                clean[i] = ' ';
        return clean.ToString();
    }
}
