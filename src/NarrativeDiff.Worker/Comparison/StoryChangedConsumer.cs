using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>A story changed somewhere: wakes this worker's comparers. A lost message costs a moment, for they look by themselves too.</summary>
internal sealed class StoryChangedConsumer(WakeSignals signals) : IConsumer<StoryChanged>
{
    public Task Consume(ConsumeContext<StoryChanged> context)
    {
        signals.Compare.Set();
        return Task.CompletedTask;
    }
}
