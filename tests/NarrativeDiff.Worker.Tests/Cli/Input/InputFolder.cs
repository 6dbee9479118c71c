using System.Text;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>A folder of input files for one test, gone afterwards.</summary>
internal sealed class InputFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("nd-input-").FullName;

    /// <returns>The file's path.</returns>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Of(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Of(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
