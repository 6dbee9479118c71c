using System.CommandLine;
using System.Text.Json;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Commands;

/// <summary><c>watch</c>: prints report announcements as they come.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var broker = BrokerOption.Create();
        var story = new Option<string?>("--story") { Description = "Only this story" };
        var json = new Option<bool>("--json") { Description = "The announcements themselves, one a line, instead of a summary" };
        var command = new Command("watch", "Prints report announcements as they come, until Ctrl-C.\nExample: narrativediff watch --broker amqp://guest:guest@localhost:5672/ --story mill-fire") { broker, story, json };
        command.SetAction((parsed, cancel) => WatchAsync(parsed.GetRequiredValue(broker), parsed.GetValue(story), parsed.GetValue(json), cancel));
        return command;
    }

    private static async Task<int> WatchAsync(Uri broker, string? story, bool json, CancellationToken cancel)
    {
        try
        {
            await using var connection = await BrokerOption.ConnectAsync(broker, cancel).ConfigureAwait(false);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancel).ConfigureAwait(false);
            var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.ChannelShutdownAsync += (_, shutdown) =>
            {
                ended.TrySetResult(shutdown.ReplyText);
                return Task.CompletedTask;
            };
            await SubscribeAsync(channel, story, json, cancel).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"watching {BrokerOption.Shown(broker)}; Ctrl-C ends").ConfigureAwait(false);
            var reason = await ended.Task.WaitAsync(cancel).ConfigureAwait(false);
            await Console.Error.WriteLineAsync($"narrativediff: the broker closed the connection: {reason}").ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (fault is BrokerUnreachableException or OperationInterruptedException)
        {
            await Console.Error.WriteLineAsync($"narrativediff: broker {BrokerOption.Shown(broker)}: {fault.Message}; is it running, and do user and vhost exist?").ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task SubscribeAsync(IChannel channel, string? story, bool json, CancellationToken cancel)
    {
        await channel.ExchangeDeclareAsync(Names.Reports, ExchangeType.Topic, durable: true, cancellationToken: cancel).ConfigureAwait(false);
        var queue = await channel.QueueDeclareAsync(queue: "", durable: false, exclusive: true, autoDelete: true, cancellationToken: cancel).ConfigureAwait(false);
        await channel.QueueBindAsync(queue.QueueName, Names.Reports, story is null ? "report.#" : Names.ReportKey(story, "*"), cancellationToken: cancel).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => json
            ? Console.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(delivery.Body.Span))
            : Console.Out.WriteLineAsync(Terminal.Safe(Summary(JsonSerializer.Deserialize<ReportUpdated>(delivery.Body.Span, JsonSerializerOptions.Web)!)));
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancel).ConfigureAwait(false);
    }

    private static string Summary(ReportUpdated report) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{report.At:yyyy-MM-dd HH:mm:ss}Z {report.StoryId} r{report.Revision} {report.Status}: {report.Counts.Outlets} outlets, {report.Counts.Statements} statements, {report.Counts.Findings} findings (+{report.Delta.Added.Count} ~{report.Delta.Changed.Count} -{report.Delta.Withdrawn.Count}) {report.Title} {report.ReportUri}");
}
