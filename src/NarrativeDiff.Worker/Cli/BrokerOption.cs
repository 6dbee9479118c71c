using System.CommandLine;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli;

/// <summary><c>--broker URI</c>, for the verbs that talk to RabbitMQ themselves.</summary>
internal static class BrokerOption
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public static Option<Uri> Create() =>
        new("--broker")
        {
            Description = "The broker, e.g. amqp://user:password@host:5672/vhost",
            Required = true,
            CustomParser = result =>
                Uri.TryCreate(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", UriKind.Absolute, out var address)
                && address.Scheme is "amqp" or "amqps"
                    ? address
                    : Fail(result),
        };

    /// <exception cref="BrokerUnreachableException">Nobody answers there, or not to this user.</exception>
    public static Task<IConnection> ConnectAsync(Uri broker, CancellationToken cancel)
    {
        var factory = new ConnectionFactory
        {
            Uri = broker,
            ClientProvidedName = $"narrativediff {Environment.ProcessId}",
            RequestedConnectionTimeout = ConnectTimeout,
            AutomaticRecoveryEnabled = false,
        };
        return factory.CreateConnectionAsync(cancel);
    }

    /// <summary>The address without its password.</summary>
    public static string Shown(Uri broker) =>
        $"{broker.Scheme}://{broker.Host}{(broker.Port > 0 ? $":{broker.Port}" : "")}{broker.AbsolutePath}";

    private static Uri? Fail(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--broker is no AMQP address; give it like amqp://user:password@host:5672/vhost");
        return null;
    }
}
