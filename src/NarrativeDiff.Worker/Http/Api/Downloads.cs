namespace NarrativeDiff.Worker.Http.Api;

/// <summary>Answers that a browser saves as a file, under a name that says what it is.</summary>
internal static class Downloads
{
    /// <summary>By it a spreadsheet knows that a table is UTF-8.</summary>
    private const string ByteOrderMark = "\uFEFF";

    public static Task<IResult> CsvAsync(HttpRequest request, string tag, string file, Func<Task<string>> write)
    {
        Name(request.HttpContext.Response, file);
        return Tagged.TextAsync(request, tag, "text/csv", async () => ByteOrderMark + await write().ConfigureAwait(false));
    }

    public static Task<IResult> TextAsync(HttpRequest request, string tag, string file, string mediaType, Func<Task<string>> write)
    {
        Name(request.HttpContext.Response, file);
        return Tagged.TextAsync(request, tag, mediaType, write);
    }

    public static Task<IResult> BytesAsync(HttpRequest request, string tag, string file, string mediaType, Func<Task<byte[]>> write)
    {
        Name(request.HttpContext.Response, file);
        return Tagged.BytesAsync(request, tag, mediaType, write);
    }

    /// <param name="file">ASCII letters, digits, hyphen, underscore and full stop, as ids of stories and our own words are.</param>
    private static void Name(HttpResponse response, string file) =>
        response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
}
