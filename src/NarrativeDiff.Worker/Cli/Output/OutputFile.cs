using System.Text;

namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>A result on its way to a file or to standard output; a file appears under its name only when it is whole.</summary>
internal sealed class OutputFile : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string? _path;
    private readonly string? _unfinished;
    private readonly bool _owned;

    private OutputFile(TextWriter writer, bool owned, string? path = null, string? unfinished = null)
    {
        (Writer, _owned, _path, _unfinished) = (writer, owned, path, unfinished);
    }

    public TextWriter Writer { get; }

    /// <param name="path">Null: to <paramref name="console"/>. Folders that are missing are made.</param>
    /// <exception cref="IOException">The file cannot be made there.</exception>
    public static OutputFile To(string? path, TextWriter console)
    {
        // The process's own console writer uses the terminal's encoding and flushes each write; results are UTF-8 everywhere.
        if (path is null)
            return ReferenceEquals(console, Console.Out)
                ? new(new StreamWriter(Console.OpenStandardOutput(), Utf8), owned: true)
                : new(console, owned: false);
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new IOException($"{path} is a folder; give the name of a file");
        var folder = Path.GetDirectoryName(full)!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.part");
        return new(new StreamWriter(unfinished, append: false, Utf8), owned: true, full, unfinished);
    }

    public void Finish()
    {
        if (_owned)
            Writer.Dispose();
        if (_path is not null)
            File.Move(_unfinished!, _path, overwrite: true);
    }

    /// <summary>What was not finished leaves no trace.</summary>
    public void Dispose()
    {
        if (_owned)
            Writer.Dispose();
        if (_unfinished is not null)
            File.Delete(_unfinished);
    }
}
