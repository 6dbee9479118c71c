using System.Net;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Which addresses webhooks may reach: public ones, and this machine where the hook's url says so in plain words.</summary>
/// <param name="allowPrivate">See <see cref="WebhookOptions.AllowPrivateAddresses"/>.</param>
internal sealed class WebhookAddresses(bool allowPrivate)
{
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel) =>
        PublicAddress.ConnectAsync(
            context.DnsEndPoint,
            address => IsAllowed(context.DnsEndPoint.Host, address),
            "set Webhooks:AllowPrivateAddresses to allow that",
            cancel
        );

    /// <param name="host">As the hook's url names it.</param>
    public bool IsAllowed(string host, IPAddress address) =>
        allowPrivate || PublicAddress.IsPublic(address) || (IPAddress.IsLoopback(PublicAddress.Plain(address)) && NamesLoopback(host));

    private static bool NamesLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (PublicAddress.Literal(host) is { } literal && IPAddress.IsLoopback(literal));
}
