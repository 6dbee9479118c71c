using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>A story changed somewhere: wakes this worker's comparers. A lost message costs a moment, for they look by themselves
/// too.</summary>
internal sealed class StoryChangedConsumer(WakeSignals signals) : IConsumer<StoryChanged>
{
    public Task Consume(ConsumeContext<StoryChanged> context)
    {
        signals.Compare.Set();
        return Task.CompletedTask;
    }
}

/// <summary>The same on a broker, where anybody may send anything: whatever it holds, it is a signal and is not read.</summary>
internal sealed class StoryChangeSignalConsumer(WakeSignals signals) : IConsumer<RawDelivery>
{
    public Task Consume(ConsumeContext<RawDelivery> context)
    {
        signals.Compare.Set();
        return Task.CompletedTask;
    }
}
