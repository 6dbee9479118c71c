namespace NarrativeDiff.Worker.Api;

/// <summary>Article text is hostile: no page may load or run anything, be framed, or be taken for another type.</summary>
internal static class SecurityHeaders
{
    /// <summary>Reports carry their styles and their one script inside; the script is allowed by its own policy where it is served.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
            return Task.CompletedTask;
        });
        return next(context);
    }
}
