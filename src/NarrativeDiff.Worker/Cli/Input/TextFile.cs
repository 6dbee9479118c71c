namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads a plain text file: the first line that is not blank is the headline, the rest the body.</summary>
internal static class TextFile
{
    public static IEnumerable<FoundArticle> Read(string file, InputOptions options, FileNotes notes)
    {
        var (text, refusal) = FileUtf8.Read(file, options.Limits.MaxMessageBytes);
        if (text is null)
            return [FoundArticle.Refused(file, null, null, refusal!)];
        var start = text.AsSpan().IndexOfAnyExcept(" \t\r\n");
        if (start < 0)
            return [FoundArticle.Refused(file, null, null, "the file is empty; write the headline on the first line and the body below")];
        var end = text.IndexOf('\n', start);
        if (end < 0)
            return [FoundArticle.Refused(file, 1, null, "there is a headline and no body; write the body below the first line")];
        return [TextMessage.Read(file, new FileText(text[start..end].Trim(), text[(end + 1)..].Trim('\r', '\n'), "text/plain"), options, notes)];
    }
}
