using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Reads what a page says in microdata: <c>itemprop</c> of an article, not of its comments and teasers.</summary>
internal static class MicrodataClaims
{
    public static PageClaims Read(IHtmlDocument page)
    {
        var article = page.QuerySelectorAll("[itemscope][itemtype]").FirstOrDefault(scope => IsArticle(scope.GetAttribute("itemtype")!));
        return new PageClaims
        {
            Headline = PageText.Spaced(Values(page, article, "headline").FirstOrDefault()),
            Published = [.. Values(page, article, "datePublished"), .. Values(page, article, "dateCreated")],
            Modified = [.. Values(page, article, "dateModified")],
            Outlet = Publisher(article),
            Authors =
            [
                .. (article?.QuerySelectorAll("[itemprop~='author']") ?? Enumerable.Empty<IElement>())
                    .Take(20)
                    .Select(NameOf)
                    .OfType<string>(),
            ],
            Section = Values(page, article, "articleSection").FirstOrDefault(),
            Kind = article?.GetAttribute("itemtype") switch
            {
                { } type when type.EndsWith("/OpinionNewsArticle", StringComparison.OrdinalIgnoreCase) => PageKind.Opinion,
                { } type when type.EndsWith("/LiveBlogPosting", StringComparison.OrdinalIgnoreCase) => PageKind.Live,
                _ => null,
            },
            IsPaywalled = Values(page, article, "isAccessibleForFree")
                .Any(value => value.Equals("false", StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static bool IsArticle(string type) =>
        type.Contains("schema.org/", StringComparison.OrdinalIgnoreCase)
        && (
            type.TrimEnd('/').EndsWith("Article", StringComparison.OrdinalIgnoreCase)
            || type.Contains("BlogPosting", StringComparison.OrdinalIgnoreCase)
            || type.TrimEnd('/').EndsWith("/Report", StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<string> Values(IHtmlDocument page, IElement? article, string name) =>
        (article ?? page.DocumentElement)
            .QuerySelectorAll($"[itemprop~='{name}']")
            .Take(20)
            .Where(element => !IsOfAnother(element, article))
            .Select(ValueOf)
            .OfType<string>();

    /// <summary>Stands in a scope of its own within the article: a comment, a video, a teaser.</summary>
    private static bool IsOfAnother(IElement element, IElement? article)
    {
        for (var at = element.ParentElement; at is not null && at != article; at = at.ParentElement)
            if (at.HasAttribute("itemscope") && (article is not null || at.HasAttribute("itemprop")))
                return true;
        return false;
    }

    private static string? ValueOf(IElement element) =>
        PageText.Plain(
            element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.GetAttribute("title") ?? element.TextContent
        );

    private static string? Publisher(IElement? article) =>
        article?.QuerySelector("[itemprop~='publisher']") is { } publisher ? NameOf(publisher) : null;

    private static string? NameOf(IElement element) =>
        PageText.Spaced(
            element.QuerySelector("[itemprop~='name']") is { } name
                ? name.GetAttribute("content") ?? name.TextContent
                : element.GetAttribute("content") ?? element.TextContent
        )
            is { Length: < 100 } text
            ? text
            : null;
}

/// <summary>Reads what a page says in its <c>meta</c> elements and links, under the many names in use.</summary>
internal static class MetaClaims
{
    private const int MaxElements = 1_000;

    private static readonly string[] PublishedNames =
    [
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "og:published_time",
        "datepublished",
        "rnews:datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "published_time",
        "cxenseparse:recs:publishtime",
        "vr:published_time",
        "bt:pubdate",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "publication_date",
        "publication-date",
        "publishdate",
        "publish-date",
        "publish_date",
        "published-date",
        "published",
        "pubdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "displaydate",
        "ptime",
        "article.created",
        "date_published",
        "creation_date",
        "citation_publication_date",
        "date",
    ];

    private static readonly string[] ModifiedNames =
    [
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "last-modified",
        "dcterms.modified",
        "dc.date.modified",
        "article.updated",
    ];

    private static readonly string[] HeadlineNames =
    [
        "og:title",
        "parsely-title",
        "sailthru.title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "hdl",
        "headline",
    ];

    private static readonly string[] OutletNames =
    [
        "og:site_name",
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "publisher",
        "copyright-holder",
        "cre",
        "apple-mobile-web-app-title",
    ];

    public static PageClaims Read(IHtmlDocument page)
    {
        var metas = page.QuerySelectorAll("meta[content]")
            .Take(MaxElements)
            .SelectMany(meta => Names(meta).Select(name => (Name: name, Content: PageText.Plain(meta.GetAttribute("content")))))
            .Where(meta => meta.Content is not null)
            .ToLookup(meta => meta.Name, meta => meta.Content!, StringComparer.Ordinal);
        var parsely = Parsely(metas["parsely-page"].FirstOrDefault());
        var section = First(metas, ["article:section", "section", "parsely-section", "cg", "sailthru.section"]);
        return new PageClaims
        {
            Headline = PageText.Spaced(First(metas, HeadlineNames)),
            Published = [.. PublishedNames.SelectMany(name => metas[name].Take(3)), .. parsely],
            Modified = [.. ModifiedNames.SelectMany(name => metas[name].Take(1))],
            Outlet = PageText.Spaced(First(metas, OutletNames)),
            Authors =
            [
                .. new[] { "author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article:author" }
                    .Select(name => metas[name].Where(IsName).Take(20).ToArray())
                    .FirstOrDefault(names => names.Length > 0)
                    ?? [],
            ],
            Address = page.QuerySelector("link[rel~='canonical'][href]")?.GetAttribute("href") ?? First(metas, ["og:url", "twitter:url"]),
            Section = section,
            Language =
                page.DocumentElement.GetAttribute("lang")
                ?? page.DocumentElement.GetAttribute("xml:lang")
                ?? First(metas, ["og:locale", "content-language"]),
            Kind = metas["article:opinion"].Contains("true") ? PageKind.Opinion : PageKinds.OfSection(section),
            IsPaywalled = metas["article:content_tier"].Any(tier => tier is "locked" or "metered" or "paid"),
            IsFrontPage = metas["og:type"].Any(type => type is "website") && metas["article:published_time"].FirstOrDefault() is null,
        };
    }

    private static IEnumerable<string> Names(IElement meta) =>
        new[] { "property", "name", "itemprop", "http-equiv" }
            .Select(meta.GetAttribute)
            .OfType<string>()
            .SelectMany(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.ToLowerInvariant())
            .Distinct();

    private static string? First(ILookup<string, string> metas, IEnumerable<string> names) =>
        names.Select(name => metas[name].FirstOrDefault()).FirstOrDefault(content => content is not null);

    private static bool IsName(string author) => author.Length < 100 && !author.Contains("://", StringComparison.Ordinal);

    /// <summary>An older convention: a JSON object in a <c>meta</c> element.</summary>
    private static string[] Parsely(string? json)
    {
        if (json is null)
            return [];
        try
        {
            using var page = JsonDocument.Parse(json);
            return
                page.RootElement.ValueKind == JsonValueKind.Object
                && page.RootElement.TryGetProperty("pub_date", out var date)
                && date.ValueKind == JsonValueKind.String
                ? [date.GetString()!]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>Reads what a reader sees near the headline: the heading, a <c>time</c> element, a line with a date; last the day in the
/// address.</summary>
internal static class VisibleClaims
{
    /// <summary>Levels above the headline within which its date line stands.</summary>
    private const int MaxLevels = 5;

    private const int LongestDateLine = 80;

    private const string OtherPieces =
        "aside, nav, footer, [class*='related'], [class*='comment'], [id*='comment'], [class*='recommend'], "
        + "[class*='most-'], [class*='trending'], [class*='teaser'], [class*='promo']";

    public static PageClaims Read(IHtmlDocument page)
    {
        var heading = Heading(page);
        return new PageClaims { Headline = PageText.Of(heading), Published = [.. Times(page, heading).Take(6)] };
    }

    /// <summary>The only <c>h1</c> with words, or that of the article.</summary>
    public static IElement? Heading(IHtmlDocument page)
    {
        var headings = page.QuerySelectorAll("h1").Where(heading => PageText.Of(heading) is not null).Take(20).ToArray();
        return headings.Length == 1
            ? headings[0]
            : headings.FirstOrDefault(heading => heading.GetAttribute("itemprop") == "headline")
                ?? headings.FirstOrDefault(heading =>
                    heading.Closest("article, main, [role='main']") is not null && heading.Closest("aside, nav, footer") is null
                )
                ?? (headings.Length == 0 ? null : headings.FirstOrDefault(heading => Agrees(page.Title, heading)));
    }

    private static bool Agrees(string? title, IElement heading) =>
        PageText.Of(heading) is { Length: > 5 } words && title?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static string[] Times(IHtmlDocument page, IElement? heading)
    {
        var at = heading?.ParentElement ?? page.QuerySelector("article, main");
        for (var level = 0; at is not null && level < MaxLevels && at.LocalName != "body"; at = at.ParentElement, level++)
        {
            var times = at.QuerySelectorAll(
                    "time, abbr.published, [class*='date' i], [class*='time' i], [class*='publish' i], [class*='posted' i]"
                )
                .Take(60)
                .Where(element => element.Closest(OtherPieces) is null || element.Closest("header") is not null)
                .Select(Stated)
                .OfType<string>()
                .Where(text => StatedTime.Read(text) is not null)
                .Take(3)
                .ToArray();
            if (times.Length > 0)
                return times;
        }
        // one time on the whole page can only be the article's
        var all = page.QuerySelectorAll("time[datetime]")
            .Take(100)
            .Where(time => time.Closest(OtherPieces) is null)
            .Select(time => time.GetAttribute("datetime")!)
            .Where(time => StatedTime.Read(time) is not null)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return all.Length == 1 ? all : [];
    }

    private static string? Stated(IElement element) =>
        element.GetAttribute("datetime")
        ?? (element.LocalName == "abbr" ? element.GetAttribute("title") : null)
        ?? (PageText.Of(element) is { Length: <= LongestDateLine } line ? line : null);
}
