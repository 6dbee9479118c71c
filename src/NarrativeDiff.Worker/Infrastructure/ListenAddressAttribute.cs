using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>An address to listen at: plain HTTP, this machine, a port, no path. The server would listen everywhere for a name it does not
/// know.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListenAddressAttribute : ValidationAttribute
{
    private const string Example = "give it like http://127.0.0.1:5080";

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Fault(value as string ?? "") is { } fault ? new ValidationResult(fault, [validationContext.MemberName!]) : ValidationResult.Success;

    private static string? Fault(string text)
    {
        var at = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = at < 0 ? "" : text[..at];
        if (scheme == "https")
            return "the worker speaks plain HTTP; give http:// and let a proxy in front of it speak TLS";
        if (scheme != "http")
            return $"it is no http address; {Example}";
        var place = text[(at + 3)..];
        if (place.TrimEnd('/').Contains('/', StringComparison.Ordinal) || place.AsSpan().IndexOfAny("?#@ ") >= 0)
            return $"it has more than host and port; {Example}, without a path";
        var (host, port) = Parts(place.TrimEnd('/'));
        if (
            !int.TryParse(port, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || number > IPEndPoint.MaxPort
        )
            return $"'{port}' is no port; give a number from 1 to {IPEndPoint.MaxPort}";
        return host is "*" or "+" or "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out _)
            ? null
            : $"'{host}' is no address of this machine; give localhost, one of its IP addresses, or * for all of "
                + "them, and the name to Api:PublicUrl";
    }

    private static (string Host, string Port) Parts(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon < 0 || place.EndsWith(']') ? (place, "80") : (place[..colon], place[(colon + 1)..]);
    }
}
