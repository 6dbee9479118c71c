namespace NarrativeDiff.Worker.Sample;

/// <summary>The bundled story that shows what the product does: five invented outlets on one night, as the bytes they would send.</summary>
/// <remarks>Outlets, names of reporters and sentences are made up; the event is not. See the README beside this file.</remarks>
internal static class SampleStory
{
    /// <summary>The story hint all its article versions carry.</summary>
    public const string StoryHint = "kremlin-drones";

    /// <summary>Every message of the story in order of publication, and among them one that must be refused: its headline is
    /// missing.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Messages()
    {
        var articles = Lines("story.jsonl");
        return [.. articles.Take(BrokenAfter), Read("broken.json"), .. articles.Skip(BrokenAfter)];
    }

    /// <summary>Two articles of the same outlets about another drone on another day, without a story hint.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> OtherStory() => Lines("other-story.jsonl");

    /// <summary>Early, so that a reader sees the refusal pass and the story go on.</summary>
    private const int BrokenAfter = 2;

    private static ReadOnlyMemory<byte>[] Lines(string file)
    {
        var bytes = new ReadOnlyMemory<byte>(Read(file));
        var lines = new List<ReadOnlyMemory<byte>>();
        foreach (var range in bytes.Span.Split((byte)'\n'))
        {
            if (bytes[range] is { IsEmpty: false } line)
                lines.Add(line);
        }
        return [.. lines];
    }

    private static byte[] Read(string file)
    {
        var name = $"{typeof(SampleStory).Namespace}.{file}";
        using var resource =
            typeof(SampleStory).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(
                $"the build left out the embedded file {name}; it belongs to Sample/ of the worker project"
            );
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
