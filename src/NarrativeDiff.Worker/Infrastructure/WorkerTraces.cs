using System.Diagnostics;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>The worker's own steps in a trace. What the database holds between two of them holds the trace's context too, so that one trace
/// goes from article to report over all processes.</summary>
/// <remarks>A comparison takes in all changes since the last; it continues the trace of the newest.</remarks>
internal static class WorkerTraces
{
    public static ActivitySource Source { get; } = new("NarrativeDiff");

    /// <param name="parent">W3C trace context as the store keeps it; null: whatever is current.</param>
    public static Activity? Start(string step, string? parent, string? story)
    {
        var activity = ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity(step, ActivityKind.Internal, context)
            : Source.StartActivity(step);
        return activity?.SetTag("narrativediff.story", story);
    }
}
