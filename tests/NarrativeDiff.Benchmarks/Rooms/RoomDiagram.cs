using NarrativeDiff.Core;
using NarrativeDiff.Walls;
using NarrativeDiff.Worker.Composition;

namespace NarrativeDiff.Benchmarks.Rooms;

/// <summary>Prints which folder of the core and of the worker uses which, as a Mermaid diagram, and the folders that use each
/// other.</summary>
internal static class RoomDiagram
{
    public static int Print(TextWriter output)
    {
        Print(output, RoomGraph.Of(typeof(StoryComparer).Assembly, "NarrativeDiff.Core"), "NarrativeDiff.Core");
        Print(output, RoomGraph.Of(typeof(WorkerHost).Assembly, "NarrativeDiff.Worker"), "NarrativeDiff.Worker");
        return 0;
    }

    private static void Print(TextWriter output, RoomGraph graph, string project)
    {
        output.WriteLine($"%% {project}");
        output.WriteLine(graph.Diagram());
        foreach (var room in graph.Cycles())
            output.WriteLine($"%% in a cycle: {room}");
    }
}
