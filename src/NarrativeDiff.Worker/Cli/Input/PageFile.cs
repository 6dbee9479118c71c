using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads an HTML file: a fragment is the body as it stands, a whole page is reduced to its article.</summary>
/// <remarks>Menus, scripts and sidebars of a page are no article text, so SmartReader takes them off; what it leaves is cleaned and marked like any body.</remarks>
internal static class PageFile
{
    /// <summary>Only there to make relative links absolute; nothing is fetched.</summary>
    private const string Nowhere = "https://page.invalid/";

    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var (html, refusal) = FileUtf8.Read(file, options.MaxPageBytes);
        if (html is null)
            return [FoundArticle.Refused(file, null, null, refusal!)];
        using var page = new HtmlParser().ParseDocument(html);
        if (Headline(page) is not { Length: > 0 } headline)
            return [FoundArticle.Refused(file, null, null, "no headline; give the page a title or an h1")];
        var body = IsWholePage(html) ? Article(html) : Fragment(html, page, headline);
        return [TextMessage.Read(file, new FileText(headline, body, "text/html", Meta(page, "og:site_name"), Published(page)), options, notes)];
    }

    private static bool IsWholePage(string html) =>
        html.Contains("<body", StringComparison.OrdinalIgnoreCase) || html.Contains("<html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A page's title often ends in the outlet's name; what the page calls its headline does not.</summary>
    private static string? Headline(IHtmlDocument page) => Spaced(
        Meta(page, "og:title") ?? (page.QuerySelectorAll("h1") is { Length: 1 } headings ? headings[0].TextContent : null) ?? page.Title);

    private static string Article(string html)
    {
        using var reader = new Reader(Nowhere, html);
        return reader.GetArticle().Content ?? "";
    }

    /// <summary>A heading that is the headline would otherwise be reported as the body's first sentence.</summary>
    private static string Fragment(string html, IHtmlDocument page, string headline) =>
        page.QuerySelector("h1, title") is { } heading && Spaced(heading.TextContent) == headline && page.Body is { } body
            ? Without(heading, body)
            : html;

    private static string Without(IElement heading, IHtmlElement body)
    {
        heading.Remove();
        return body.InnerHtml.Trim();
    }

    /// <summary>A time without an offset could be any zone's, so it is left to the command line.</summary>
    private static string? Published(IHtmlDocument page) =>
        new[] { Meta(page, "article:published_time"), page.QuerySelector("time[datetime]")?.GetAttribute("datetime") }
            .FirstOrDefault(time => time is not null && time.Contains('T', StringComparison.Ordinal)
                && time.AsSpan(time.IndexOf('T', StringComparison.Ordinal)).IndexOfAny("Z+-") >= 0);

    private static string? Meta(IHtmlDocument page, string property) =>
        page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content) ? content.Trim() : null;

    private static string? Spaced(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
