using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Http;

/// <summary>A request that needs the database waits a moment for its migration, and gets 503 where it is away.</summary>
internal static class StoreAnswers
{
    /// <summary>The longest that a request waits for the store.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const string RetryAfterSeconds = "2";

    public static async Task WaitAsync(HttpContext context, RequestDelegate next)
    {
        var services = context.RequestServices;
        // Addresses that must answer while the database is away.
        if (
            context.Request.Path.StartsWithSegments("/health")
            || context.Request.Path.StartsWithSegments("/metrics")
            || context.Request.Path.StartsWithSegments("/openapi")
        )
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await services
                .GetRequiredService<SchemaMigrator>()
                .WhenReadyAsync(context.RequestAborted)
                .WaitAsync(Longest, context.RequestAborted)
                .ConfigureAwait(false);
            await next(context).ConfigureAwait(false);
        }
        catch (Exception fault)
            when (!context.Response.HasStarted && (fault is TimeoutException || services.GetRequiredService<IStore>().IsUnavailable(fault)))
        {
            context.Response.Clear();
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            await Problems.Unavailable().ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
