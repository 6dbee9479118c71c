using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>A result file is there whole or not at all.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_file_replaces_the_old_one_and_folders_are_made()
    {
        var path = _folder.Of("a/b/report.json");
        foreach (var text in new[] { "old and longer", "né" })
        {
            using var file = OutputFile.To(path, TextWriter.Null);
            file.Writer.Write(text);
            file.Finish();
        }

        Assert.Equal("né"u8, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_unfinished_file_leaves_the_old_one_and_no_trace()
    {
        var path = _folder.Write("report.json", "old");
        using (var file = OutputFile.To(path, TextWriter.Null))
            file.Writer.Write("half of the n");

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Equal(
            $"{_folder.Root} is a folder; give the name of a file",
            Assert.Throws<IOException>(() => OutputFile.To(_folder.Root, TextWriter.Null)).Message
        );
}
