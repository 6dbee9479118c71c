using System.Net;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Http;

/// <summary>Answers only requests for a name that this worker goes by: a page whose own name is pointed at a loopback address (DNS
/// rebinding) reads and writes nothing.</summary>
/// <remarks>An address in digits needs no entry: a browser sends it only where its user went to that address. A request without Host comes
/// from no browser.</remarks>
internal sealed class AllowedHosts(ApiOptions api)
{
    private readonly HashSet<string> _names = new(Names(api), StringComparer.OrdinalIgnoreCase);

    public Task CheckAsync(HttpContext context, RequestDelegate next) =>
        Allows(context.Request.Host) ? next(context) : Problems.UnknownHost(context.Request.Host.Host).ExecuteAsync(context);

    public bool Allows(HostString host)
    {
        if (!host.HasValue || _names.Contains("*"))
            return true;
        var name = host.Host.TrimEnd('.');
        return IPAddress.TryParse(name, out _) || _names.Contains(name);
    }

    private static IEnumerable<string> Names(ApiOptions api) =>
        new[] { "localhost", HostOf(api.Url), HostOf(api.PublicUrl) }
            .OfType<string>()
            .Where(name => name is not ("*" or "+"))
            .Concat(api.Hosts);

    private static string? HostOf(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;
}
