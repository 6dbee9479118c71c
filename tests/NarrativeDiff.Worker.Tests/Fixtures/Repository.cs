namespace NarrativeDiff.Worker.Fixtures;

/// <summary>The folder that holds this repository's files.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "NarrativeDiff.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"no NarrativeDiff.sln above {AppContext.BaseDirectory}");
    }
}
