using MassTransit;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Ingest;

/// <summary>A message whose handling broke goes back to its queue after a pause; store and broker that are away are waited for before it
/// comes to that.</summary>
/// <remarks>A message that waits for the store beyond <c>Transport:MaxHold</c> is put back as a new one: the broker would take it away and
/// count that against its delivery limit.</remarks>
internal sealed partial class Redelivery(
    TransportOptions options,
    StoreCondition condition,
    HeldMessages held,
    WorkerMetrics metrics,
    ILogger<Redelivery> log
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task OnFaultAsync(Func<CancellationToken, Task> handle, CancellationToken cancel)
    {
        try
        {
            await handle(cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            GoesBack(fault);
            await Task.Delay(Pause, cancel).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The same, for no longer than a message may be held.</summary>
    public Task OnFaultAsync(ConsumeContext<RawDelivery> context, Func<CancellationToken, Task> handle) =>
        OnFaultAsync(
            options.Kind == TransportKind.RabbitMq ? cancel => HoldAsync(context, handle, cancel) : handle,
            context.CancellationToken
        );

    private async Task HoldAsync(ConsumeContext<RawDelivery> context, Func<CancellationToken, Task> handle, CancellationToken cancel)
    {
        using var hold = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = handle(hold.Token);
        do
        {
            using var wake = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            await Task.WhenAny(work, Task.Delay(options.MaxHold, wake.Token)).ConfigureAwait(false);
            await wake.CancelAsync().ConfigureAwait(false);
        } while (!work.IsCompleted && condition.Current is null && !cancel.IsCancellationRequested);
        if (!work.IsCompleted)
            await hold.CancelAsync().ConfigureAwait(false);
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (hold.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await held.PutBackAsync(context, cancel).ConfigureAwait(false);
            metrics.Retried("hold");
            PutBack(options.MaxHold);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "a message could not be handled and goes back to its queue")]
    private partial void GoesBack(Exception fault);

    [LoggerMessage(Level = LogLevel.Debug, Message = "a message has waited {MaxHold} for the database and is back in the intake")]
    private partial void PutBack(TimeSpan maxHold);
}
