using System.CommandLine;
using NarrativeDiff.Worker.Messaging;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Cli.Quarantine;

/// <summary><c>quarantine</c>: looks into the queue of messages that were not taken, and sends them again once their cause is
/// removed.</summary>
internal static class QuarantineCommand
{
    private const int ShownCharacters = 2_000;

    public static Command Create()
    {
        var command = new Command(
            "quarantine",
            "Messages that were not taken: why, what they say, and once the cause is removed, sent "
                + "again.\nExample: narrativediff quarantine list --broker amqp://guest:guest@localhost:5672/"
        )
        {
            List(),
            Show(),
            Replay(),
        };
        return command;
    }

    private static Command List()
    {
        var broker = BrokerOption.Create();
        var limit = new Option<int>("--limit") { Description = "At most so many, oldest first", DefaultValueFactory = _ => 100 };
        var json = new Option<bool>("--json") { Description = "The entries themselves, one a line" };
        var command = new Command(
            "list",
            "A line a message: id, time, reason code, field, outlet, bytes, the publisher's message id, reason"
        )
        {
            broker,
            limit,
            json,
        };
        command.SetBrokerVerb(
            broker,
            async (parse, connection, cancel) =>
            {
                await using var shelf = await QuarantineQueueReader.OpenAsync(connection, cancel).ConfigureAwait(false);
                var (output, left) = (parse.InvocationConfiguration.Output, parse.GetValue(limit));
                await foreach (var entry in shelf.EntriesAsync(cancel).Take(left).WithCancellation(cancel).ConfigureAwait(false))
                    await output.WriteLineAsync(parse.GetValue(json) ? Terminal.Escaped(entry.Json) : entry.Line).ConfigureAwait(false);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Command Show()
    {
        var (broker, id) = (BrokerOption.Create(), new Argument<string>("ID") { Description = "Id of the entry, as list prints it" });
        var whole = new Option<bool>("--whole") { Description = "All of the text, not its beginning alone" };
        var command = new Command("show", "One message with its reason and its text") { id, broker, whole };
        command.SetBrokerVerb(
            broker,
            async (parse, connection, cancel) =>
            {
                await using var shelf = await QuarantineQueueReader.OpenAsync(connection, cancel).ConfigureAwait(false);
                var entry = await shelf
                    .EntriesAsync(cancel)
                    .FirstOrDefaultAsync(entry => entry.Id == parse.GetRequiredValue(id), cancel)
                    .ConfigureAwait(false);
                if (entry is null)
                    return await NoneAsync(parse, parse.GetRequiredValue(id)).ConfigureAwait(false);
                foreach (var line in entry.Page(parse.GetValue(whole) ? int.MaxValue : ShownCharacters))
                    await parse.InvocationConfiguration.Output.WriteLineAsync(line).ConfigureAwait(false);
                return ExitCode.Success;
            }
        );
        return command;
    }

    private static Command Replay()
    {
        var broker = BrokerOption.Create();
        var ids = new Argument<string[]>("ID") { Description = "Ids of entries, as list prints them", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every message" };
        var code = new Option<string?>("--code") { Description = "Every message of this reason code" };
        var command = new Command(
            "replay",
            $"Sends messages to {BrokerNames.Articles} again, each under the message id its publisher gave it, "
                + "and takes them out of quarantine once the broker has them"
        )
        {
            ids,
            broker,
            all,
            code,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(ids) is not { Length: > 0 } && !given.GetValue(all) && given.GetValue(code) is null)
                given.AddError("nothing to replay: name ids, or give --code CODE or --all");
        });
        command.SetBrokerVerb(
            broker,
            async (parse, connection, cancel) =>
            {
                var (wanted, one) = (parse.GetValue(ids) ?? [], parse.GetValue(code));
                await using var shelf = await QuarantineQueueReader.OpenAsync(connection, cancel).ConfigureAwait(false);
                var replay = new QuarantineReplay(shelf, parse.InvocationConfiguration);
                await replay
                    .RunAsync(
                        entry => parse.GetValue(all) || wanted.Contains(entry.Id) || entry.Message?.Code == one && one is not null,
                        cancel
                    )
                    .ConfigureAwait(false);
                foreach (var id in wanted.Except(replay.Seen))
                    await NoneAsync(parse, id).ConfigureAwait(false);
                return replay.Failed == 0 && !wanted.Except(replay.Seen).Any() ? ExitCode.Success : ExitCode.Failure;
            }
        );
        return command;
    }

    private static async Task<int> NoneAsync(ParseResult parse, string id)
    {
        await parse
            .InvocationConfiguration.Error.WriteLineAsync(
                $"error: '{Terminal.Safe(id)}' is not in {BrokerNames.QuarantineQueue}; see narrativediff quarantine list"
            )
            .ConfigureAwait(false);
        return ExitCode.Failure;
    }
}
