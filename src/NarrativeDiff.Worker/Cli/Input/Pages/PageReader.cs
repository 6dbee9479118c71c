using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>Reads a page: the metadata in the order of trust (JSON-LD, microdata, <c>meta</c>, what is visible near the headline), then the
/// article.</summary>
/// <remarks>Nothing is fetched or run. A fragment without a headline gives null; any other fault leaves its field unknown.</remarks>
internal static partial class PageReader
{
    /// <summary>A body of fewer characters is probably a teaser, a notice or a page whose text a script loads.</summary>
    private const int ShortBody = 400;

    /// <summary>Words in brackets are known as a placeholder: no rule reads them as a headline.</summary>
    private const string NoHeadline = "(no headline)";

    private const int LongestHeadline = 1_000;

    public static SavedPage? Read(PageSource source)
    {
        // what looks like tags within scripts is none: without them many a page that seems too deep is not
        if (FlatHtml.IsNeededFor(source.Html))
            source = source with { Html = WithoutScripts(source.Html) };
        if (FlatHtml.IsNeededFor(source.Html))
            return Flat(source);
        using var page = new HtmlParser().ParseDocument(source.Html);
        var (jsonLd, microdata, meta, visible) = (
            JsonLdClaims.Read(page),
            MicrodataClaims.Read(page),
            MetaClaims.Read(page),
            VisibleClaims.Read(page)
        );
        ImmutableArray<PageClaims> claims = [jsonLd, microdata, meta, visible];
        var address = PageAddress.Of(meta.Address, jsonLd.Address, source.Address);
        var names = PageOutlet.Names(claims, address);
        var candidates = claims
            .Select(claim => claim.Headline)
            .Append(page.Title)
            .Select(PageText.Spaced)
            .OfType<string>()
            .Where(text => text.Length <= LongestHeadline)
            .ToImmutableArray();
        var isWhole = IsWholePage().IsMatch(source.Html);
        var headline =
            PageHeadline.Of(candidates, visible.Headline, names)
            ?? PageText.Of(page.QuerySelector("h1, h2"))
            ?? (isWhole ? NoHeadline : null);
        if (headline is null)
            return null;
        var section = First(claims, claim => claim.Section);
        var read = new SavedPage
        {
            Headline = headline,
            Body = isWhole ? PageArticle.Of(source.Html, headline, jsonLd.Body) : Fragment(source.Html, page, headline),
            Outlet = PageOutlet.Of(claims, address),
            Published = PageTimes.Best([.. claims.SelectMany(claim => claim.Published), .. PageAddress.Day(address)]),
            Modified = PageTimes.Best([.. claims.SelectMany(claim => claim.Modified)]),
            Authors = claims.Select(claim => claim.Authors).FirstOrDefault(authors => authors.Length > 0, []),
            Address = address,
            Section = section,
            Language = First(claims, claim => claim.Language),
            Kind = claims.Select(claim => claim.Kind).FirstOrDefault(kind => kind is not null) ?? PageKinds.OfSection(section),
        };
        read = read with { Body = WithCorrection(read.Body, jsonLd.Correction) };
        return read with { Doubts = [.. Doubts(read, claims)] };
    }

    /// <summary>Takes out all scripts but those of metadata. What is left is checked and parsed as it is, so nothing can hide in how a
    /// script ends.</summary>
    private static string WithoutScripts(string html)
    {
        var kept = new StringBuilder(html.Length);
        var at = 0;
        for (
            var start = html.IndexOf("<script", StringComparison.OrdinalIgnoreCase);
            start >= 0;
            start = html.IndexOf("<script", at, StringComparison.OrdinalIgnoreCase)
        )
        {
            var (tag, close) = (html.IndexOf('>', start), html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase));
            var end = close < 0 ? -1 : html.IndexOf('>', close);
            if (tag < 0 || end < 0)
                break;
            kept.Append(html, at, start - at);
            if (html.AsSpan(start, tag - start).Contains("ld+json", StringComparison.OrdinalIgnoreCase))
                kept.Append(html, start, end + 1 - start);
            at = end + 1;
        }
        return kept.Append(html, at, html.Length - at).ToString();
    }

    private static string? First(ImmutableArray<PageClaims> claims, Func<PageClaims, string?> field) =>
        claims.Select(field).FirstOrDefault(value => value is not null);

    private static IEnumerable<PageDoubt> Doubts(SavedPage page, ImmutableArray<PageClaims> claims)
    {
        var isRoot = Uri.TryCreate(page.Address, UriKind.Absolute, out var uri) && uri.AbsolutePath is "/" or "";
        if (isRoot || (claims.Any(claim => claim.IsFrontPage) && page.Published is null))
            yield return PageDoubt.FrontPage;
        if (VisibleLength(page.Body) < ShortBody)
            yield return PageDoubt.ShortBody;
        if (page.Headline == NoHeadline)
            yield return PageDoubt.NoHeadline;
        if (claims.Any(claim => claim.IsPaywalled))
            yield return PageDoubt.Paywalled;
    }

    private static int VisibleLength(string html) => Tag().Replace(html, "").Length;

    /// <summary>A correction that only the metadata state is a line of the article, where the rule on corrections finds it.</summary>
    private static string WithCorrection(string body, string? correction) =>
        correction is null
        || PageText
            .Squashed(Tag().Replace(WebUtility.HtmlDecode(body), ""))
            .Contains(PageText.Squashed(correction), StringComparison.Ordinal)
            ? body
            : $"{body}\n<p>{(correction.StartsWith("Correction", StringComparison.OrdinalIgnoreCase) ? "" : "Correction: ")}"
                + $"{WebUtility.HtmlEncode(correction)}</p>";

    /// <summary>A heading that is the headline would otherwise be reported as the body's first sentence.</summary>
    private static string Fragment(string html, IHtmlDocument page, string headline)
    {
        if (page.QuerySelector("h1, title") is not { } heading || PageText.Of(heading) != headline || page.Body is not { } body)
            return html;
        heading.Remove();
        return body.InnerHtml.Trim();
    }

    /// <summary>A page too deep for a tree: only its title and its words are read.</summary>
    private static SavedPage? Flat(PageSource source) =>
        PageText.Spaced(PageText.Plain(Title().Match(source.Html).Groups[1].Value)) is { Length: > 0 and <= LongestHeadline } title
            ? new SavedPage
            {
                Headline = title,
                Body = source.Html,
                Address = source.Address,
            }
            : null;

    [GeneratedRegex(
        @"<(?:!doctype|html|head|body|main|article)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex IsWholePage();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"<title[^>]*>([^<]{1,2000})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2_000
    )]
    private static partial Regex Title();
}

/// <summary>Chooses among the times a page states: the most trusted that can be read, made complete by a later one of the same
/// day.</summary>
internal static class PageTimes
{
    public static StatedTime? Best(ImmutableArray<string> stated)
    {
        var read = stated.Take(40).Select(StatedTime.Read).OfType<StatedTime>().ToArray();
        if (read.Length == 0)
            return null;
        var best = read[0];
        if (!best.HasClock && read.FirstOrDefault(time => time.HasClock && time.IsOfOneDayWith(best)) is { } clock)
            best = clock;
        if (
            best is { HasClock: true, Offset: null }
            && read.FirstOrDefault(time => time.Offset is not null && SameMoment(time, best)) is { } sure
        )
            best = sure;
        return best;
    }

    /// <summary>The same clock, or the same minute of another zone.</summary>
    private static bool SameMoment(StatedTime sure, StatedTime vague) =>
        Math.Abs((sure.Local - vague.Local).TotalHours) <= 14
        && sure.Local.Minute == vague.Local.Minute
        && (sure.Local - vague.Local).TotalMinutes % 15 == 0;
}

/// <summary>The canonical address of a page, made absolute.</summary>
internal static partial class PageAddress
{
    private const int LongestAddress = 1_900;

    public static string? Of(params ReadOnlySpan<string?> stated)
    {
        string? relative = null;
        foreach (var address in stated)
        {
            if (address is null || address.Length > LongestAddress)
                continue;
            if (IsWeb(address, out var uri))
                return uri.GetLeftPart(UriPartial.Query);
            relative ??= address.StartsWith('/') ? address : null;
        }
        return relative is null
            ? null
            : stated
                .ToArray()
                .Where(address => address is not null && IsWeb(address, out _))
                .Select(address => new Uri(new Uri(address!), relative).AbsoluteUri)
                .FirstOrDefault();
    }

    /// <summary>The day that many outlets write into their addresses.</summary>
    public static IEnumerable<string> Day(string? address) =>
        address is not null && DayInPath().Match(address) is { Success: true } day
            ? [$"{day.Groups[1].Value}-{day.Groups[2].Value}-{day.Groups[3].Value}"]
            : [];

    private static bool IsWeb(string address, out Uri uri) =>
        Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out uri!)
        && uri.Scheme is "http" or "https"
        && uri.Host.Length > 0;

    [GeneratedRegex(@"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex DayInPath();
}

/// <summary>The outlet of a page: the name it gives itself, else the host of its address.</summary>
internal static class PageOutlet
{
    private const int LongestName = 80;

    private static readonly string[] CommonHosts = ["www.", "m.", "amp.", "mobile."];

    public static string? Of(ImmutableArray<PageClaims> claims, string? address) =>
        claims.Select(claim => PageText.Spaced(claim.Outlet)).FirstOrDefault(IsName) ?? Host(address);

    /// <summary>All that a title may carry beside its headline.</summary>
    public static ImmutableArray<string> Names(ImmutableArray<PageClaims> claims, string? address)
    {
        var names = claims.SelectMany(claim => claim.Authors.Append(claim.Outlet).Append(claim.Section)).OfType<string>().ToList();
        if (Host(address) is { } host)
        {
            names.Add(host);
            names.AddRange(host.Split('.').SkipLast(1).Where(label => label.Length > 2));
        }
        return [.. names];
    }

    /// <summary>An address or a sentence is no name.</summary>
    private static bool IsName(string? name) =>
        name is { Length: > 1 and <= LongestName }
        && !name.Contains("://", StringComparison.Ordinal)
        && name.Any(char.IsLetter)
        && name.Count(c => c == ' ') < 8;

    private static string? Host(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;
        var host = uri.IdnHost.ToLowerInvariant();
        return CommonHosts.FirstOrDefault(prefix => host.StartsWith(prefix, StringComparison.Ordinal)) is { } common
            ? host[common.Length..]
            : host;
    }
}
