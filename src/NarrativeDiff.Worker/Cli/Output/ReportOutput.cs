using System.Globalization;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>Where reports go: standard output, one file, or a folder with a file a story.</summary>
/// <param name="Path">As given on the command line; null: standard output.</param>
internal sealed record ReportOutput(ReportFormat Format, string? Path)
{
    private const int LongestName = 80;

    /// <summary>An existing folder, or a path that ends like one.</summary>
    private bool IsFolder => Path is not null && (Directory.Exists(Path) || System.IO.Path.EndsInDirectorySeparator(Path));

    /// <summary>Why so many reports cannot go there; null where they can.</summary>
    public string? Refuse(int reports) =>
        reports > 1 && Format.Several is null && !IsFolder
            ? $"the input holds {reports} stories and --format {Format.Name} takes a file for each; give --out FOLDER/"
            : null;

    /// <param name="reports">In the order in which they are written; taken one at a time.</param>
    public async Task WriteAsync(IEnumerable<Report> reports, int count, TextWriter console, CancellationToken cancel)
    {
        if (IsFolder)
        {
            await WriteFolderAsync(reports, cancel).ConfigureAwait(false);
            return;
        }
        using var file = OutputFile.To(Path, console);
        await WriteTextAsync(reports, count, file.Writer, cancel).ConfigureAwait(false);
        file.Finish();
    }

    private async Task WriteTextAsync(IEnumerable<Report> reports, int count, TextWriter writer, CancellationToken cancel)
    {
        var joint = count > 1 ? Format.Several! : new Joint("", "", "");
        var next = joint.Before;
        var ended = false;
        foreach (var report in reports)
        {
            var text = await Format.WriteAsync(report).ConfigureAwait(false);
            await writer.WriteAsync((next + text).AsMemory(), cancel).ConfigureAwait(false);
            next = joint.Between;
            ended = text.EndsWith('\n');
        }
        await writer.WriteAsync((joint.After + (ended && joint.After.Length == 0 ? "" : "\n")).AsMemory(), cancel).ConfigureAwait(false);
    }

    private async Task WriteFolderAsync(IEnumerable<Report> reports, CancellationToken cancel)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var report in reports)
        {
            cancel.ThrowIfCancellationRequested();
            using var file = OutputFile.To(
                System.IO.Path.Combine(Path!, $"{FreeName(report.StoryId, taken)}.{Format.Name}"),
                TextWriter.Null
            );
            await WriteTextAsync([report], 1, file.Writer, cancel).ConfigureAwait(false);
            file.Finish();
        }
    }

    /// <summary>A story id is foreign text: a file name takes its letters, digits, hyphens and underscores, and two ids never share
    /// one.</summary>
    private static string FreeName(string storyId, HashSet<string> taken)
    {
        var safe = new string([.. storyId.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]);
        safe = safe.Trim('-').Length == 0 ? StoryGroups.WithoutHint : safe;
        var name = safe;
        for (var more = 2; !taken.Add(name); more++)
            name = string.Create(CultureInfo.InvariantCulture, $"{safe}-{more}");
        return name;
    }
}
