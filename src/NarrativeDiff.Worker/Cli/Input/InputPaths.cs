using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Finds the files that the command line means: a file is itself, a folder all it holds, in ordinal order.</summary>
internal static class InputPaths
{
    private static readonly string[] Extensions =
        [".json", ".jsonl", ".txt", ".html", ".htm", ".csv", ".tsv", ".xml", ".rss", ".atom", ".warc", ".warc.gz", ".wacz", ".docx"];

    /// <summary>Deeper is a loop of links, not a folder of articles.</summary>
    private const int DeepestFolder = 32;

    /// <summary>Each file once, however often it is named.</summary>
    public static ImmutableArray<string> Files(IEnumerable<string> paths, InputOptions options, ImmutableArray<InputFault>.Builder faults) =>
        [.. paths.SelectMany(path => FilesOf(path, options, faults)).DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];

    private static ImmutableArray<string> FilesOf(string path, InputOptions options, ImmutableArray<InputFault>.Builder faults)
    {
        if (path == InputFiles.StandardInput || (File.Exists(path) && IsRead(path)))
            return [path];
        if (Directory.Exists(path))
            return Below(path, options, faults);
        faults.Add(new InputFault(path, null, null, File.Exists(path)
            ? $"files of this kind are not read; give {string.Join(", ", Extensions)}"
            : "no such file or folder; check the path"));
        return [];
    }

    private static ImmutableArray<string> Below(string folder, InputOptions options, ImmutableArray<InputFault>.Builder faults)
    {
        // Hidden files and those of other kinds lie in any folder; only a folder without any of ours is worth a word.
        var found = Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, IgnoreInaccessible = false })
            .Where(IsRead)
            .Take(options.MaxFiles + 1)
            .OrderBy(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal)
            .ToImmutableArray();
        if (found.IsEmpty)
            faults.Add(new InputFault(folder, null, null, $"the folder holds no {string.Join(", ", Extensions)} file"));
        if (found.Length <= options.MaxFiles)
            return found;
        faults.Add(new InputFault(folder, null, null, $"the folder holds more than {options.MaxFiles} files; give smaller folders"));
        return [];
    }

    private static bool IsRead(string file) => Extensions.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
