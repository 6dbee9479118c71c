using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http;

/// <summary>Before every write: no page of another site, JSON and nothing that a plain form can send, and the key once one is
/// configured.</summary>
internal sealed class WriteGuard(ApiOptions api) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!IsOwnPage(request))
            return Problems.ForeignPage();
        // A browser asks before it sends JSON to another site, and no answer of ours lets it.
        if (!request.HasJsonContentType())
            return Problems.NotJson(request.ContentType);
        return api.Key is { Length: > 0 } key && !IsKey(request.Headers["X-Api-Key"].ToString(), key)
            ? Problems.NoKey()
            : await next(context).ConfigureAwait(false);
    }

    /// <summary>Programs send neither header. A browser sends Origin with every write; Sec-Fetch-Site says the same in another way, and a
    /// word that is not known counts as foreign.</summary>
    private bool IsOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0 && !(site.Count == 1 && site[0] is "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && IsOwn(origin[0], request));
    }

    private bool IsOwn(string? origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (IsSame(from, $"{request.Scheme}://{request.Host}") || (api.PublicUrl is { } publicUrl && IsSame(from, publicUrl)));

    private static bool IsSame(Uri origin, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var own)
        && Uri.Compare(origin, own, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsKey(string given, string key) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key))
        );
}
