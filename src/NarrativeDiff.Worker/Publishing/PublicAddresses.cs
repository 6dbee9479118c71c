using System.Net;
using System.Net.Sockets;

namespace NarrativeDiff.Worker.Publishing;

/// <summary>Opens connections of webhooks, and only to addresses that they may reach: a name that leads into the operator's own network is refused.</summary>
/// <param name="allowPrivate">See <see cref="Infrastructure.WebhookOptions.AllowPrivateAddresses"/>.</param>
internal sealed class PublicAddresses(bool allowPrivate)
{
    /// <summary>Checked as it connects, so that a name cannot lead elsewhere the second time it is looked up.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel).ConfigureAwait(false);
        var allowed = addresses.Where(address => IsAllowed(host, address)).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException($"'{host}' is on a private network; set Webhooks:AllowPrivateAddresses to allow that");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <param name="host">As the hook's url names it.</param>
    public bool IsAllowed(string host, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
            return allowPrivate || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var literal) && IPAddress.IsLoopback(literal));
        return allowPrivate || !IsPrivate(plain);
    }

    private static bool IsPrivate(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var high = address.GetAddressBytes();
            // Addresses that carry one of IPv4 inside (NAT64, 6to4) lead to it; nobody needs them for a hook.
            return address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6Teredo || address.Equals(IPAddress.IPv6Any)
                || (high[0] == 0x20 && high[1] == 0x02) || (high[0] == 0x00 && high[1] == 0x64) || high[..12].All(part => part == 0);
        }

        var parts = address.GetAddressBytes();
        return parts[0] is 0 or 10 or 127 or >= 224 || (parts[0] == 100 && parts[1] is >= 64 and < 128) || (parts[0] == 169 && parts[1] == 254) || (parts[0] == 172 && parts[1] is >= 16 and < 32)
            || (parts[0] == 192 && parts[1] == 168) || (parts[0] == 192 && parts[1] == 0 && parts[2] is 0 or 2) || (parts[0] == 198 && parts[1] is 18 or 19) || (parts[0] == 198 && parts[1] == 51 && parts[2] == 100)
            || (parts[0] == 203 && parts[1] == 0 && parts[2] == 113);
    }
}
