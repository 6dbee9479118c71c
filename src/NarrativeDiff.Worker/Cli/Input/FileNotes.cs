using System.Collections.Immutable;
using NarrativeDiff.Worker.Cli.Input.Pages;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Keeps what was guessed about files, so that the user sees each note once and not a hundred times.</summary>
internal sealed class FileNotes
{
    private readonly List<string> _withoutOutlet = [];
    private readonly List<string> _withoutTime = [];
    private readonly List<(string File, string Doubt)> _pageDoubts = [];
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, string> _shapes = new(StringComparer.Ordinal);
    private readonly SortedSet<(string File, string Doubt)> _doubts = [];

    /// <summary>A file is an export of this shape.</summary>
    public void Shape(string file, string what) => _shapes.TryAdd(file, what);

    /// <summary>A time of the file does not say everything, and what was taken for the rest.</summary>
    public void TimeInDoubt(string file, string doubt) => _doubts.Add((file, doubt));

    public void OutletGuessed(string file) => _withoutOutlet.Add(file);

    /// <summary>A file of a folder was left out: a kind that is not read, or what a browser saved beside a page.</summary>
    public void Skipped(string kind) => _skipped[kind] = _skipped.GetValueOrDefault(kind) + 1;

    /// <param name="isTimeSure">False where the page states a clock and no offset, and no zone is given.</param>
    public void OfPage(string file, SavedPage page, bool isTimeSure)
    {
        foreach (var doubt in page.Doubts)
            _pageDoubts.Add((file, PageDoubts.Words(doubt)));
        if (!isTimeSure)
            _pageDoubts.Add(
                (
                    file,
                    "states its time without an offset, so it is read as UTC unless --published is given; give the "
                        + "outlet's zone with --zone"
                )
            );
        if (page.Published is { HasClock: false })
            _pageDoubts.Add((file, "states the day it was published and no clock, so it is read as of noon"));
    }

    public void TimeUnknown(string file) => _withoutTime.Add(file);

    public ImmutableArray<string> Sentences() =>
        [
            .. _shapes.Select(shape => $"{shape.Key} is read as {shape.Value}"),
            .. _doubts
                .GroupBy(doubt => doubt.Doubt)
                .Select(files => $"{files.First().File}{(files.Count() > 1 ? $" (and {files.Count() - 1} more)" : "")}: {files.Key}"),
            .. Sentence(_withoutOutlet, "names no outlet, so the file name stands for it; name it OUTLET__ARTICLE.txt or give --outlet"),
            .. Sentence(
                _withoutTime,
                "has no time of publication, so nothing is said of who was first; end its name with a time like "
                    + "__2023-05-03T1435Z or give --published"
            ),
            .. PageSentences(),
            .. SkippedSentence(),
        ];

    private IEnumerable<string> PageSentences() =>
        _pageDoubts
            .GroupBy(doubt => doubt.Doubt, doubt => doubt.File, StringComparer.Ordinal)
            .SelectMany(files => Sentence([.. files], files.Key));

    private IEnumerable<string> SkippedSentence() =>
        _skipped.Count == 0 ? [] : [$"left out of the folders: {string.Join(", ", _skipped.Select(kind => $"{kind.Value} {kind.Key}"))}"];

    private static IEnumerable<string> Sentence(List<string> files, string what) =>
        files.Count switch
        {
            0 => [],
            1 => [$"{files[0]} {what}"],
            _ => [$"{files[0]} (and {files.Count - 1} more) {what}"],
        };
}
