using MassTransit;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Counts the article versions that this process put on its in-memory bus and that no consumer is done with yet.</summary>
internal sealed class InFlightCounter : IReceiveObserver
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Sent() => Interlocked.Increment(ref _count);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Done(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Done(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Done(ReceiveContext context)
    {
        if (context.InputAddress.AbsolutePath.EndsWith(BrokerNames.ArticleQueue, StringComparison.Ordinal))
            Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}
