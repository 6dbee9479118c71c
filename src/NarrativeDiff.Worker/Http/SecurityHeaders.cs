namespace NarrativeDiff.Worker.Http;

/// <summary>Article text is hostile: no page may load or run anything, be framed, or be taken for another type.</summary>
internal static class SecurityHeaders
{
    /// <summary>Of everything but report pages, which bring their own style and script.</summary>
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // As the answer begins: an error page starts with its headers cleared.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
