using System.Net;
using System.Net.Sockets;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Connects to addresses of the public internet only: what a name resolves to is looked at when it is connected to, so that no
/// name leads inside.</summary>
internal static class PublicAddress
{
    /// <summary>Networks that are not of the public internet, by the registries of special addresses at IANA; those that carry an IPv4
    /// address inside lead to it.</summary>
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64::/16",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool IsPublic(IPAddress address) => !Inside.Any(network => network.Contains(Plain(address)));

    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The address that a URL writes out in place of a name; null where it has a name.</summary>
    public static IPAddress? Literal(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? literal : null;

    /// <summary>Opens a connection for an HTTP client.</summary>
    /// <param name="remedy">What allows the host, for the error.</param>
    /// <exception cref="HttpRequestException">No address of the name may be asked.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint host,
        Func<IPAddress, bool> isAllowed,
        string remedy,
        CancellationToken cancel
    )
    {
        IPAddress[] addresses = Literal(host.Host) is { } literal
            ? [literal]
            : await Dns.GetHostAddressesAsync(host.Host, cancel).ConfigureAwait(false);
        IPAddress[] allowed = [.. addresses.Where(isAllowed)];
        if (allowed.Length == 0)
            throw new HttpRequestException($"'{host.Host}' is on a private or local network; {remedy}");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
