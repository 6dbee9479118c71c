namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>One line on the terminal that says how far the work is; nothing at all where the error stream goes elsewhere.</summary>
internal sealed class Progress(TextWriter error, bool shown)
{
    private const string ClearLine = "\r\u001b[K";

    private readonly Lock _line = new();
    private DateTime _last;

    /// <summary>Shown only where the process writes to a terminal itself: a test or a caller with its own writer sees none.</summary>
    public static Progress On(TextWriter error) => new(error, ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected);

    public void Show(string text)
    {
        if (!shown)
            return;
        lock (_line)
        {
            if (DateTime.UtcNow - _last < TimeSpan.FromMilliseconds(100))
                return;
            _last = DateTime.UtcNow;
            error.Write(ClearLine + text);
        }
    }

    /// <summary>Shows, and passes on what the work gave.</summary>
    public T Pass<T>(T result, string text)
    {
        Show(text);
        return result;
    }

    public void Clear()
    {
        if (shown)
            error.Write(ClearLine);
    }
}
