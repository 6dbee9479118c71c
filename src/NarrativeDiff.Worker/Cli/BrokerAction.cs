using System.CommandLine;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli;

/// <summary>How a verb that talks to a broker begins and ends: connected, and with one line where the broker is the trouble.</summary>
internal static class BrokerAction
{
    public static void SetBrokerVerb(
        this Command command,
        Option<Uri> broker,
        Func<ParseResult, IConnection, CancellationToken, Task<int>> verb
    ) =>
        command.SetVerb(
            async (parse, cancel) =>
            {
                var address = parse.GetRequiredValue(broker);
                try
                {
                    await using var connection = await BrokerOption.ConnectAsync(address, cancel).ConfigureAwait(false);
                    return await verb(parse, connection, cancel).ConfigureAwait(false);
                }
                catch (Exception fault)
                    when (fault is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException)
                {
                    await parse
                        .InvocationConfiguration.Error.WriteLineAsync(
                            $"error: broker {BrokerOption.Shown(address)}: {Terminal.Safe(fault.Message)}; is it running, and do "
                                + $"user and vhost exist?"
                        )
                        .ConfigureAwait(false);
                    return ExitCode.Failure;
                }
            }
        );
}
