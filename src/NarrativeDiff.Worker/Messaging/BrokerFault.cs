using System.Text.RegularExpressions;
using NarrativeDiff.Worker.Infrastructure;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Finds out why a broker cannot be used: no login, or a queue that is there and not as this worker wants it.</summary>
internal static partial class BrokerFault
{
    /// <summary>Logs in as the bus does, declares its queues and goes.</summary>
    /// <returns>The reason in the words of whoever refused, with the remedy where there is one; null: all of that works.</returns>
    public static async Task<string?> OfAsync(Uri address, TransportOptions options, CancellationToken cancel)
    {
        try
        {
            var factory = new ConnectionFactory
            {
                Uri = address,
                AutomaticRecoveryEnabled = false,
                RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
            };
            await using var connection = await factory.CreateConnectionAsync(cancel).ConfigureAwait(false);
            foreach (var (queue, arguments) in QueueArguments.Of(options))
                if (await DeclaredAsync(connection, queue, arguments, cancel).ConfigureAwait(false) is { } refusal)
                    return Remedy(queue, refusal, Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')));
            return null;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            while (fault.InnerException is { } inner)
                fault = inner;
            return fault.Message;
        }
    }

    /// <returns>Null: the queue is as it should be. A queue without a leader does not answer; that is no refusal.</returns>
    private static async Task<string?> DeclaredAsync(
        IConnection connection,
        string queue,
        Dictionary<string, object?> arguments,
        CancellationToken cancel
    )
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
        try
        {
            await channel
                .QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancel)
                .ConfigureAwait(false);
            return null;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason is { ReplyCode: Constants.PreconditionFailed })
        {
            return refused.ShutdownReason.ReplyText;
        }
        catch (Exception silence) when (silence is TimeoutException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string Remedy(string queue, string refusal, string virtualHost)
    {
        var differing = Argument().Match(refusal);
        var keep =
            QueueArguments.SettingOf(queue, differing.Groups["name"].Value) is { } setting
            && differing.Groups["current"].Value is { Length: > 0 } current
                ? $"set {setting} to {current} as the queue has it, or "
                : "";
        return $"queue {queue} exists with other arguments than this worker's ({refusal}); {keep}let it run empty "
            + "with the old settings, stop the workers, "
            + $"delete it (rabbitmqctl delete_queue -p {(virtualHost.Length == 0 ? "/" : virtualHost)} {queue}) and start them again";
    }

    [GeneratedRegex("inequivalent arg '(?<name>[^']+)'.* current is '(?<current>[^']*)'")]
    private static partial Regex Argument();
}
