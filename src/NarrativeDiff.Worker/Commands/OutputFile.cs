namespace NarrativeDiff.Worker.Commands;

/// <summary>A result on its way to a file: it appears under its name only when it is whole.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly StreamWriter _writer;

    private OutputFile(string path)
    {
        _path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(folder);
        _unfinished = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Guid.NewGuid():N}.part");
        _writer = new StreamWriter(_unfinished) { NewLine = "\n" };
    }

    public TextWriter Writer => _writer;

    public static OutputFile Create(string path) => new(path);

    /// <summary>Writes one whole file.</summary>
    public static void Write(string path, string text)
    {
        using var file = Create(path);
        file.Writer.Write(text);
        file.Finish();
    }

    public void Finish()
    {
        _writer.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
    }

    /// <summary>What was not finished leaves no trace.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        File.Delete(_unfinished);
    }
}
