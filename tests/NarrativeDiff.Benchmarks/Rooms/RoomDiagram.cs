using System.Reflection;
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
        Print(output, typeof(StoryComparer).Assembly, "NarrativeDiff.Core");
        Print(output, typeof(WorkerHost).Assembly, "NarrativeDiff.Worker");
        return 0;
    }

    private static void Print(TextWriter output, Assembly assembly, string project)
    {
        output.WriteLine($"%% {project}");
        output.WriteLine(RoomGraph.Of(assembly, project).Diagram());
        output.WriteLine($"%% {project}, folders within folders");
        var all = RoomGraph.Of(assembly, project, RoomGraph.AllLevels);
        output.WriteLine(all.Diagram());
        foreach (var room in all.Cycles())
            output.WriteLine($"%% in a cycle: {room}");
    }
}
