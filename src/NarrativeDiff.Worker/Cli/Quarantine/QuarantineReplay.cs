using System.CommandLine;
using RabbitMQ.Client.Exceptions;

namespace NarrativeDiff.Worker.Cli.Quarantine;

/// <summary>Sends chosen messages of the quarantine queue again, and says of each what became of it.</summary>
internal sealed class QuarantineReplay(QuarantineQueueReader shelf, InvocationConfiguration console)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Seen => _seen;

    public int Failed { get; private set; }

    public async Task RunAsync(Func<QuarantinedDelivery, bool> wanted, CancellationToken cancel)
    {
        // First looked through to its end: what is refused again comes back into the same queue and must not be taken for more work.
        var chosen = await shelf.EntriesAsync(cancel).Where(wanted).ToListAsync(cancel).ConfigureAwait(false);
        foreach (var slip in chosen)
        {
            if (!_seen.Add(slip.Id))
                await shelf.SettleAsync(slip, cancel).ConfigureAwait(false);
            else if (slip.Obstacle() is { } obstacle)
                await PrintAsync(slip, obstacle).ConfigureAwait(false);
            else
                await SendAsync(slip, cancel).ConfigureAwait(false);
        }

        await console.Error.WriteLineAsync($"{_seen.Count - Failed} replayed, {Failed} not").ConfigureAwait(false);
    }

    private async Task SendAsync(QuarantinedDelivery slip, CancellationToken cancel)
    {
        try
        {
            await shelf.SendAgainAsync(slip, cancel).ConfigureAwait(false);
            await console
                .Output.WriteLineAsync(Terminal.Safe($"replayed   {slip.Id} as message {slip.Message!.MessageId ?? "without id"}"))
                .ConfigureAwait(false);
        }
        catch (PublishException refused)
        {
            await PrintAsync(
                    slip,
                    refused.IsReturn
                        ? "no queue takes it; start a worker once, it makes its queue"
                        : "the broker refused it; look at its log"
                )
                .ConfigureAwait(false);
        }
    }

    private Task PrintAsync(QuarantinedDelivery slip, string obstacle)
    {
        Failed++;
        return console.Error.WriteLineAsync(Terminal.Safe($"error: {slip.Id} {obstacle}"));
    }
}
