namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads a file of JSON lines: one article version a line, blank lines between them allowed.</summary>
internal static class JsonLinesFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options)
    {
        using var stream = file == InputFiles.StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
        foreach (var line in BoundedLines.Of(stream, options.Limits.MaxMessageBytes))
        {
            if (line.Bytes.Span.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
                yield return FoundArticle.Parse(file, line.Number, null, line.Bytes, options.Limits);
        }
    }
}
