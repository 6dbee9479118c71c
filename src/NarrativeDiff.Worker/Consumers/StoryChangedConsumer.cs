using MassTransit;
using NarrativeDiff.Contracts;
using NarrativeDiff.Worker.Hosting;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>A story changed somewhere: wakes this worker's comparers. A lost message costs a moment, for they look by themselves too.</summary>
internal sealed class StoryChangedConsumer(Signals signals) : IConsumer<StoryChanged>
{
    public Task Consume(ConsumeContext<StoryChanged> context)
    {
        signals.Compare.Ring();
        return Task.CompletedTask;
    }
}
