using System.CommandLine;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Cli.Input;
using NarrativeDiff.Worker.Cli.Input.Files;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Cli.Publishing;

/// <summary><c>publish</c>: puts article versions on the broker and prints what became of each.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var broker = BrokerOption.Create();
        var timeout = new Option<int>("--timeout")
        {
            Description = "Seconds to wait for outcomes after the last message; 0: do not wait",
            DefaultValueFactory = _ => 60,
        };
        var command = new Command(
            "publish",
            "Publishes article versions to RabbitMQ with publisher confirms and prints the outcome of "
                + "each.\nExample: narrativediff publish articles/ --broker amqp://guest:guest@localhost:5672/"
        )
        {
            broker,
            timeout,
        };
        var articles = ArticleArguments.AddTo(command);
        command.SetBrokerVerb(
            broker,
            (parsed, connection, cancel) =>
                PublishAsync(
                    articles.PathsOf(parsed),
                    articles.OptionsOf(parsed),
                    connection,
                    TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> PublishAsync(
        string[] inputs,
        InputOptions options,
        IConnection connection,
        TimeSpan patience,
        CancellationToken cancel
    )
    {
        var messages = RawMessages.Read(inputs, options, out var faults, out var notes);
        foreach (var note in notes)
            await Console.Error.WriteLineAsync($"note: {Terminal.Safe(note)}").ConfigureAwait(false);
        foreach (var fault in faults)
            await Console.Error.WriteLineAsync($"error: {Terminal.Safe(fault)}").ConfigureAwait(false);
        await using var publisher = await ArticlePublisher.OpenAsync(connection, cancel).ConfigureAwait(false);
        var sent = await publisher.PublishAsync(messages, cancel).ConfigureAwait(false);
        if (patience > TimeSpan.Zero)
            await publisher.OutcomesAsync(patience, cancel).ConfigureAwait(false);
        var refused = sent.Count(message => !Print(message, awaited: patience > TimeSpan.Zero));
        await Console.Error.WriteLineAsync($"{sent.Count} published, {refused} refused or unanswered").ConfigureAwait(false);
        return refused == 0 && faults.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static bool Print(SentMessage message, bool awaited)
    {
        if (message.Failure is { } failure)
            Console.Out.WriteLine(Terminal.Safe($"failed     {message.Source}: {failure}"));
        else if (message.Outcome is { } outcome)
            Console.Out.WriteLine(Terminal.Safe(Line(message.Source, outcome)));
        else
            Console.Out.WriteLine(Terminal.Safe($"{(awaited ? "unanswered" : "published "), -10} {message.Source}"));
        return message.Failure is null && (message.Outcome is { } reported ? reported.Code is null : !awaited);
    }

    private static string Line(string source, ArticleOutcome outcome) =>
        outcome.Code is null
            ? $"{outcome.Outcome, -10} {source} story {outcome.StoryId}"
            : $"{outcome.Outcome, -10} {source} {outcome.Code}{(outcome.Field is null ? "" : " " + outcome.Field)}: {outcome.Reason}";
}
