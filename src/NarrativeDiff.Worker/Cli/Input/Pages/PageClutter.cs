using System.Collections.Frozen;
using AngleSharp.Dom;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Takes off a page what is no text of its article: what is never shown, embedded posts, boxes of teasers, lines that are one
/// link.</summary>
internal static class PageClutter
{
    /// <summary>A box is clutter only where it is short; some pages name the whole article "share".</summary>
    private const int LongestBox = 1_500;

    private const int LongestTeaser = 250;

    private const string Unseen = "script, style, noscript, template, [hidden], del, s, strike";

    private const string Embeds =
        "blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, "
        + "blockquote.tiktok-embed, .fb-post, twitter-widget, .twitter-tweet, .embed-twitter, .reddit-card, "
        + "iframe, object, embed, video, audio";

    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet([
        "related",
        "recirc",
        "recirculation",
        "recommended",
        "recommendations",
        "newsletter",
        "newsletters",
        "signup",
        "subscribe",
        "subscription",
        "promo",
        "promos",
        "share",
        "sharing",
        "social",
        "comments",
        "disqus",
        "tags",
        "breadcrumb",
        "breadcrumbs",
        "trending",
        "outbrain",
        "taboola",
        "teaser",
        "teasers",
        "sponsor",
        "sponsored",
        "advert",
        "advertisement",
        "ads",
        "adslot",
        "paywall",
        "readmore",
        "toolbar",
        "pagination",
    ]);

    private static readonly string[] Parts =
    [
        "author-bio",
        "author-box",
        "authorbio",
        "author-info",
        "about-author",
        "about-the-author",
        "author-description",
        "author-card",
        "article-author-bio",
        "bio-box",
        "read-more",
        "read-next",
        "more-from",
        "most-read",
        "most-popular",
        "also-read",
        "jp-relatedposts",
        "sharedaddy",
        "addtoany",
        "off-screen",
        "sr-only",
        "visually-hidden",
        "screen-reader",
        "post-tags",
        "tag-list",
        "article-tags",
        "in-this-article",
        "newsletter",
    ];

    /// <summary>Before the article is sought.</summary>
    public static void RemoveUnseen(IElement page)
    {
        foreach (var element in page.QuerySelectorAll(Unseen).ToArray())
            if (
                element.LocalName != "script"
                || element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) != true
            )
                element.Remove();
        foreach (var element in page.QuerySelectorAll("[style]").Where(IsStyledAway).ToArray())
            element.Remove();
        foreach (var element in page.QuerySelectorAll(Embeds).ToArray())
            element.Remove();
    }

    /// <summary>Once the article is found.</summary>
    public static void RemoveFrom(IElement article, string headline)
    {
        foreach (var element in article.QuerySelectorAll(Embeds).ToArray())
            element.Remove();
        var whole = article.TextContent.Length;
        foreach (var element in article.QuerySelectorAll("[class], [id], aside, nav, form").ToArray())
            if (element.ParentElement is not null && IsBox(element) && element.TextContent.Length <= Math.Min(LongestBox, whole / 3))
                element.Remove();
        foreach (var heading in article.QuerySelectorAll("p, h2, h3, h4, h5, h6, strong").ToArray())
            if (
                heading.ParentElement is not null
                && PageText.Of(heading) is { Length: <= 60 } words
                && Boilerplate.Of(words) == Exclusion.ReadMore
                && ListBehind(heading) is { } list
            )
            {
                list.Remove();
                heading.Remove();
            }
        foreach (var line in article.QuerySelectorAll("p, li, h2, h3, h4, h5, h6, div, strong").ToArray())
            if (line.ParentElement is not null && IsOneLink(line))
                line.Remove();
        if (
            article.QuerySelectorAll("h1, h2, p").FirstOrDefault(line => PageText.Of(line) is not null) is { } first
            && PageText.Of(first) == headline
        )
            first.Remove();
    }

    /// <summary>"Read more" and the list it opens.</summary>
    private static IElement? ListBehind(IElement heading) =>
        (heading.LocalName == "strong" ? heading.ParentElement : heading)?.NextElementSibling is { LocalName: "ul" or "ol" } list
        && list.TextContent.Length <= LongestBox
            ? list
            : null;

    private static bool IsStyledAway(IElement element)
    {
        var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
        return style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBox(IElement element)
    {
        if (element.LocalName is "nav" or "form")
            return true;
        var names = $"{element.ClassName} {element.Id}".ToLowerInvariant();
        return Parts.Any(part => names.Contains(part, StringComparison.Ordinal))
            || names.Split([' ', '-', '_', ':', '.'], StringSplitOptions.RemoveEmptyEntries).Any(Words.Contains);
    }

    /// <summary>"Read more: Ferry fares rise": all but a short label is one link, and it is no sentence of the article.</summary>
    private static bool IsOneLink(IElement line)
    {
        if (
            line.QuerySelectorAll("a") is not { Length: 1 } links
            || line.QuerySelectorAll("p, li, table").Any(inner => !links[0].Contains(inner))
        )
            return false;
        var (text, link) = (PageText.Of(line) ?? "", PageText.Of(links[0]) ?? "");
        if (link.Length is 0 || text.Length > LongestTeaser)
            return false;
        var label = text.Replace(link, "", StringComparison.Ordinal).Trim();
        return label.Length == 0
            ? line.LocalName is not ("h2" or "strong") || link[^1] is not ('.' or '?' or '!')
            : label.Length <= 24 && (label[^1] == ':' || (label[0] == '[' && !label.Any(char.IsLower)));
    }
}
