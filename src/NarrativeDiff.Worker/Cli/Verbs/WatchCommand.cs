using System.CommandLine;
using System.Text;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary><c>watch</c>: prints report announcements as they come.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var broker = BrokerOption.Create();
        var story = new Option<string?>("--story") { Description = "Only this story" };
        var json = new Option<bool>("--json") { Description = "The announcements themselves, one a line, instead of a summary" };
        var command = new Command(
            "watch",
            "Prints report announcements as they come, until Ctrl-C.\nExample: narrativediff watch --broker "
                + "amqp://guest:guest@localhost:5672/ --story mill-fire"
        )
        {
            broker,
            story,
            json,
        };
        command.SetBrokerVerb(
            broker,
            (parsed, connection, cancel) =>
                WatchAsync(
                    connection,
                    BrokerOption.Shown(parsed.GetRequiredValue(broker)),
                    parsed.GetValue(story),
                    parsed.GetValue(json),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> WatchAsync(IConnection connection, string broker, string? story, bool json, CancellationToken cancel)
    {
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
            var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.ChannelShutdownAsync += (_, shutdown) =>
            {
                ended.TrySetResult(shutdown.ReplyText);
                return Task.CompletedTask;
            };
            await SubscribeAsync(channel, story, json, cancel).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"watching {broker}; Ctrl-C ends").ConfigureAwait(false);
            var reason = await ended.Task.WaitAsync(cancel).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"error: the broker closed the connection: {Terminal.Safe(reason)}").ConfigureAwait(false);
            return ExitCode.Failure;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // How one ends it.
            return ExitCode.Success;
        }
    }

    private static async Task SubscribeAsync(IChannel channel, string? story, bool json, CancellationToken cancel)
    {
        await channel
            .ExchangeDeclareAsync(BrokerNames.Reports, ExchangeType.Topic, durable: true, cancellationToken: cancel)
            .ConfigureAwait(false);
        var queue = await channel
            .QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true, cancellationToken: cancel)
            .ConfigureAwait(false);
        await channel
            .QueueBindAsync(
                queue.QueueName,
                BrokerNames.Reports,
                story is null ? "report.#" : BrokerNames.ReportKey(story, "*"),
                cancellationToken: cancel
            )
            .ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => PrintAsync(Encoding.UTF8.GetString(delivery.Body.Span), json);
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancel).ConfigureAwait(false);
    }

    /// <summary>Anybody may publish to the exchange: what is no announcement is reported and passed over.</summary>
    private static Task PrintAsync(string body, bool json) =>
        ForeignJson.Read<ReportUpdated>(body) is { } report
            ? Console.Out.WriteLineAsync(json ? Terminal.Escaped(ForeignJson.OneLine(body)) : Terminal.Safe(Summary(report)))
            : Console.Error.WriteLineAsync(
                $"error: passed over a message of {body.Length} characters on {BrokerNames.Reports} that is no {ReportUpdated.SchemaId}"
            );

    private static string Summary(ReportUpdated report) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{report.At:yyyy-MM-dd HH:mm:ss}Z {report.StoryId} r{report.Revision} {report.Status}: "
                + $"{report.Counts.Outlets} outlets, {report.Counts.Statements} statements, {report.Counts.Findings} "
                + $"findings (+{report.Delta.Added.Count} ~{report.Delta.Changed.Count} -{report.Delta.Withdrawn.Count}) "
                + $"{report.Title} {report.ReportUri}"
        );
}
