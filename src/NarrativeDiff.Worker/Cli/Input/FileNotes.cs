using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Keeps what was guessed about files, so that the user sees each note once and not a hundred times.</summary>
internal sealed class FileNotes
{
    private readonly List<string> _withoutOutlet = [];
    private readonly List<string> _withoutTime = [];

    public void OutletGuessed(string file) => _withoutOutlet.Add(file);

    public void TimeUnknown(string file) => _withoutTime.Add(file);

    public ImmutableArray<string> Sentences() =>
    [
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
