using System.Net.Security;
using MassTransit;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The connection to a RabbitMQ broker, from an address like <c>amqp://user:password@host:5672/vhost</c>.</summary>
internal static class BrokerHost
{
    public static void Connect(IRabbitMqBusFactoryConfigurator bus, Uri address)
    {
        var user = address.UserInfo.Split(':', 2);
        var virtualHost = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'));
        var secure = address.Scheme == "amqps";
        var port = address.IsDefaultPort || address.Port < 0 ? (secure ? 5671 : 5672) : address.Port;
        bus.Host(
            address.Host,
            (ushort)port,
            virtualHost.Length == 0 ? "/" : virtualHost,
            host =>
            {
                if (user[0].Length > 0)
                {
                    host.Username(Uri.UnescapeDataString(user[0]));
                    host.Password(user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "");
                }

                if (secure)
                {
                    host.UseSsl(ssl =>
                    {
                        ssl.ServerName = address.Host;
                        // By default the bus takes any certificate whose name fits, whoever signed it.
                        ssl.EnforcePolicyErrors(
                            SslPolicyErrors.RemoteCertificateChainErrors
                                | SslPolicyErrors.RemoteCertificateNameMismatch
                                | SslPolicyErrors.RemoteCertificateNotAvailable
                        );
                    });
                }

                host.ConnectionName($"narrativediff {Environment.MachineName} {Environment.ProcessId}");
                host.Heartbeat(TimeSpan.FromSeconds(10));
                host.PublisherConfirmation = true;
                host.RequestedConnectionTimeout(TimeSpan.FromSeconds(5));
                host.ContinuationTimeout(TimeSpan.FromSeconds(20));
            }
        );
    }

    /// <summary>Without user and password.</summary>
    public static string Shown(Uri address) => $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
}
