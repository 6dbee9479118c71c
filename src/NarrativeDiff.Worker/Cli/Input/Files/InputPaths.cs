using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input.Files;

/// <summary>Finds the files that the command line means: a file is itself, a folder all it holds, in ordinal order.</summary>
internal static class InputPaths
{
    private static readonly string[] Extensions =
    [
        ".json",
        ".jsonl",
        ".txt",
        .. PageFile.Extensions,
        ".csv",
        ".tsv",
        ".xml",
        ".rss",
        ".rdf",
        ".atom",
        ".warc",
        ".warc.gz",
        ".wacz",
        ".docx",
    ];

    /// <summary>Deeper is a loop of links, not a folder of articles.</summary>
    private const int DeepestFolder = 32;

    /// <summary>Each file once, however often it is named.</summary>
    public static ImmutableArray<string> Files(
        IEnumerable<string> paths,
        InputOptions options,
        ImmutableArray<InputFault>.Builder faults,
        FileNotes notes
    ) => [.. paths.SelectMany(path => FilesOf(path, options, faults, notes)).DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];

    private static ImmutableArray<string> FilesOf(
        string path,
        InputOptions options,
        ImmutableArray<InputFault>.Builder faults,
        FileNotes notes
    )
    {
        if (path == InputFiles.StandardInput || (File.Exists(path) && IsRead(path)))
            return [path];
        if (Directory.Exists(path))
            return Below(path, options, faults, notes);
        faults.Add(
            new InputFault(
                path,
                null,
                null,
                File.Exists(path)
                    ? $"files of this kind are not read; give {string.Join(", ", Extensions)}"
                    : "no such file or folder; check the path"
            )
        );
        return [];
    }

    private static ImmutableArray<string> Below(
        string folder,
        InputOptions options,
        ImmutableArray<InputFault>.Builder faults,
        FileNotes notes
    )
    {
        var found = Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = DeepestFolder,
                    IgnoreInaccessible = false,
                }
            )
            .Where(file => IsWanted(folder, file, notes))
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

    /// <summary>Pictures, scripts and frames that a browser saves beside "mill-fire.html" lie in "mill-fire_files"; hidden files are
    /// nobody's articles.</summary>
    private static bool IsWanted(string folder, string file, FileNotes notes)
    {
        var parts = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar);
        if (parts.SkipLast(1).Any(part => part.EndsWith("_files", StringComparison.OrdinalIgnoreCase)))
            notes.Skipped("in _files folders beside saved pages");
        else if (!IsRead(file) && parts[^1][0] != '.')
            notes.Skipped(Path.GetExtension(file) is { Length: > 1 and <= 10 } kind ? kind.ToLowerInvariant() : "of no known kind");
        else
            return IsRead(file);
        return false;
    }

    private static bool IsRead(string file) =>
        Extensions.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || PageFile.IsPage(file);
}
