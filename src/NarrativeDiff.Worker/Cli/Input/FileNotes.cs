using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Keeps what was guessed about files, so that the user sees each note once and not a hundred times.</summary>
internal sealed class FileNotes
{
    private readonly List<string> _withoutOutlet = [];
    private readonly List<string> _withoutTime = [];

    private readonly SortedDictionary<string, string> _shapes = new(StringComparer.Ordinal);
    private readonly SortedSet<(string File, string Doubt)> _doubts = [];

    /// <summary>A file is an export of this shape.</summary>
    public void Shape(string file, string what) =>
        _shapes.TryAdd(file, what);

    /// <summary>A time of the file does not say everything, and what was taken for the rest.</summary>
    public void TimeInDoubt(string file, string doubt) => _doubts.Add((file, doubt));

    public void OutletGuessed(string file) => _withoutOutlet.Add(file);

    public void TimeUnknown(string file) => _withoutTime.Add(file);

    public ImmutableArray<string> Sentences() =>
    [
        .. _shapes.Select(shape => $"{shape.Key} is read as {shape.Value}"),
        .. _doubts.GroupBy(doubt => doubt.Doubt).Select(files => $"{files.First().File}{(files.Count() > 1 ? $" (and {files.Count() - 1} more)" : "")}: {files.Key}"),
        .. Sentence(_withoutOutlet, "names no outlet, so the file name stands for it; name it OUTLET__ARTICLE.txt or give --outlet"),
        .. Sentence(_withoutTime, $"has no time of publication and counts as published at {TextMessage.NoTime}; end its name with a time like __2023-05-03T1435Z or give --published"),
    ];

    private static IEnumerable<string> Sentence(List<string> files, string what) => files.Count switch
    {
        0 => [],
        1 => [$"{files[0]} {what}"],
        _ => [$"{files[0]} (and {files.Count - 1} more) {what}"],
    };
}
