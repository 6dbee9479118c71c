namespace NarrativeDiff.Worker.Http;

/// <summary>Answers HEAD as GET would, without the body: monitors and link checkers ask so.</summary>
internal static class HeadRequests
{
    public static Task AsGetAsync(HttpContext context, RequestDelegate next)
    {
        // A stream of events has no end that an answer without a body could wait for.
        if (!HttpMethods.IsHead(context.Request.Method) || context.Request.Path.StartsWithSegments("/api/events"))
            return next(context);
        context.Request.Method = HttpMethods.Get;
        context.Response.OnStarting(() =>
        {
            // The server drops the body of an answer to HEAD.
            context.Request.Method = HttpMethods.Head;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
