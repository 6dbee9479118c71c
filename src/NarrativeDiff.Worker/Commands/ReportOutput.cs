using System.Globalization;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Commands;

/// <summary>Where reports go: standard output, one file, or a folder with a file a story.</summary>
internal static class ReportOutput
{
    public static async Task WriteAsync(IEnumerable<Report> reports, string format, string? output, TextWriter console, CancellationToken cancel)
    {
        if (output is not null && (Directory.Exists(output) || output.EndsWith(Path.DirectorySeparatorChar)))
            await WriteFolderAsync(reports, format, output, cancel).ConfigureAwait(false);
        else if (output is null)
            await WriteAllAsync(reports, format, console, cancel).ConfigureAwait(false);
        else
        {
            using var file = OutputFile.Create(output);
            await WriteAllAsync(reports, format, file.Writer, cancel).ConfigureAwait(false);
            file.Finish();
        }
    }

    private static async Task WriteAllAsync(IEnumerable<Report> reports, string format, TextWriter writer, CancellationToken cancel)
    {
        foreach (var report in reports)
            await writer.WriteAsync((await ReportFormat.WriteAsync(report, format).ConfigureAwait(false)).AsMemory(), cancel).ConfigureAwait(false);
    }

    private static async Task WriteFolderAsync(IEnumerable<Report> reports, string format, string folder, CancellationToken cancel)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var report in reports)
        {
            cancel.ThrowIfCancellationRequested();
            var name = SafeName(report.StoryId);
            for (var more = 2; !taken.Add(name); more++)
                name = string.Create(CultureInfo.InvariantCulture, $"{SafeName(report.StoryId)}-{more}");
            OutputFile.Write(Path.Combine(folder, $"{name}.{format}"), await ReportFormat.WriteAsync(report, format).ConfigureAwait(false));
        }
    }

    /// <summary>A story id is foreign text; a file name takes letters, digits, hyphens and underscores of it.</summary>
    private static string SafeName(string storyId)
    {
        var safe = new string([.. storyId.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-')]);
        return safe.Trim('-').Length == 0 ? "story" : safe;
    }
}
