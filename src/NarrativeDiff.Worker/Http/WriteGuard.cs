using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http;

/// <summary>Before every write: the key, once one is configured, and no page of another site, which a browser would let write to a loopback address.</summary>
internal sealed class WriteGuard(ApiOptions api) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return TypedResults.Problem(title: "Not from there", detail: "pages of other sites may not write here", statusCode: StatusCodes.Status403Forbidden);
        return api.Key is { } key && !IsKey(headers["X-Api-Key"].ToString(), key) ? Problems.NoKey() : await next(context).ConfigureAwait(false);
    }

    private static bool IsKey(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
