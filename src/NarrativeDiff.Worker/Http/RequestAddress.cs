using Microsoft.AspNetCore.Http.Features;

namespace NarrativeDiff.Worker.Http;

/// <summary>Reads an address as it was sent: an outlet or an article id may hold a slash or be <c>..</c>, which the server and its routes
/// would take for parts of the path.</summary>
internal static class RequestAddress
{
    private sealed record ArticleName(string Outlet, string Id);

    /// <summary>Before routing: escaped names of <c>/api/articles/{outlet}/{id}/versions…</c> are set aside and the route sees plain
    /// ones.</summary>
    public static Task KeepNamesAsync(HttpContext context, RequestDelegate next)
    {
        var sent = context.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].Split('/');
        if (sent is ["", "api", "articles", { Length: > 0 } outlet, { Length: > 0 } id, "versions", .. var rest])
        {
            context.Features.Set(new ArticleName(Uri.UnescapeDataString(outlet), Uri.UnescapeDataString(id)));
            context.Request.Path = new PathString(string.Join('/', ["/api/articles/-/-/versions", .. rest]));
        }

        return next(context);
    }

    /// <summary>The outlet and the article's id; <paramref name="outlet"/> and <paramref name="id"/> are what the query gives where the
    /// path names none.</summary>
    public static (string Outlet, string Id) ArticleOf(HttpContext context, string outlet, string id) =>
        context.Features.Get<ArticleName>() is { } name ? (name.Outlet, name.Id) : (outlet, id);

    /// <summary>PostgreSQL's text holds no NUL, so nothing that is looked for may.</summary>
    public static Task RefuseNulAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Query.FirstOrDefault(given => HasNul(given.Key) || given.Value.Any(HasNul)) is { Key: { } name })
            return Problems
                .BadQuery(name.Replace("\0", "%00", StringComparison.Ordinal), "it holds a NUL character (%00); leave it out")
                .ExecuteAsync(context);
        return
            request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || context.Features.Get<ArticleName>() is { } article && (HasNul(article.Outlet) || HasNul(article.Id))
            ? Problems.BadQuery("path", "it holds a NUL character (%00); leave it out").ExecuteAsync(context)
            : next(context);
    }

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
