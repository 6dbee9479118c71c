using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NarrativeDiff.Core.Text;
using SmartReader;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Reduces a whole page to the HTML of its article, with the classes that say what a line is.</summary>
internal static class PageArticle
{
    /// <summary>Only there to make relative links absolute; nothing is fetched.</summary>
    private const string Nowhere = "https://page.invalid/";

    /// <summary>Under this many characters the reader has probably found a caption or a notice; more is tried.</summary>
    private const int ShortText = 250;

    /// <summary>A page of more elements was made to cost time.</summary>
    private const int MaxElements = 60_000;

    /// <summary>How much longer the text in the page's metadata must be to be taken instead.</summary>
    private const double MuchLonger = 1.5;

    private static readonly string[] Kept = ["class", "id", "rel", "itemprop", "role", "hidden"];

    /// <param name="stated">The article's text as the page's metadata gives it; null where it does not.</param>
    public static string Of(string html, string headline, string? stated)
    {
        var found = Found(html, headline, seenOnly: true);
        if (Length(found) < ShortText && Found(html, headline, seenOnly: false) is { } hidden && Length(hidden) > 2 * Length(found))
            found = hidden;
        if (stated is not null && stated.Length >= ShortText && stated.Length > MuchLonger * Length(found))
            return Paragraphs(stated);
        if (found is not null)
            Strip(found);
        return found?.InnerHtml.Trim() ?? "";
    }

    private static int Length(IElement? article) => PageText.Spaced(article?.TextContent)?.Length ?? 0;

    private static IElement? Found(string html, string headline, bool seenOnly)
    {
        var page = new HtmlParser().ParseDocument(html);
        if (page.Body is null || page.All.Length > MaxElements)
            return page.Body;
        if (seenOnly)
            PageClutter.RemoveUnseen(page.DocumentElement);
        using var reader = new Reader(Nowhere, page) { KeepClasses = true };
        var content = reader.GetArticle().Content;
        IElement? article = string.IsNullOrWhiteSpace(content) ? null : new HtmlParser().ParseDocument(content).Body;
        if (Length(article) < ShortText && Fallback(html) is { } larger && Length(larger) > 2 * Length(article))
            article = larger;
        if (article is not null)
            PageClutter.RemoveFrom(article, headline);
        return article;
    }

    /// <summary>What the page itself calls its article, or all of it: a short piece is below what the reader takes for one.</summary>
    private static IElement? Fallback(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        PageClutter.RemoveUnseen(page.DocumentElement);
        foreach (var element in page.QuerySelectorAll("nav, header, footer, aside, form, title").ToArray())
            element.Remove();
        return page.QuerySelector("[itemprop~='articleBody']")
            ?? (page.QuerySelectorAll("article") is { Length: 1 } articles ? articles[0] : null)
            ?? page.QuerySelector("main, [role='main']")
            ?? page.Body;
    }

    /// <summary>Keeps what says the role of a line; the rest only costs room.</summary>
    private static void Strip(IElement article)
    {
        foreach (
            var element in article.QuerySelectorAll("img, picture, source, link, meta, svg, hr, button, input, select, textarea").ToArray()
        )
            element.Remove();
        foreach (var element in article.QuerySelectorAll("*"))
        foreach (var attribute in element.Attributes.Where(attribute => !Kept.Contains(attribute.Name)).ToArray())
            element.RemoveAttribute(attribute.Name);
    }

    private static string Paragraphs(string stated)
    {
        var html = new StringBuilder();
        foreach (var line in stated.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append("<p>").Append(System.Net.WebUtility.HtmlEncode(line)).Append("</p>\n");
        return html.ToString();
    }
}
