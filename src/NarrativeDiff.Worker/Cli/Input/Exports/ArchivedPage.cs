using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>A page that lies in an archive or came from the web: read as a saved page is, its article named by its address.</summary>
internal static class ArchivedPage
{
    /// <param name="place">Where it stands, for whoever reads a refusal.</param>
    /// <param name="captured">When it was fetched; ISO 8601.</param>
    public static FoundArticle Read(
        string file,
        string place,
        string address,
        byte[] html,
        string? charset,
        string? captured,
        InputOptions options,
        FileNotes notes
    )
    {
        // The reader guesses what an address says better, so its notes stay behind.
        var read = PageFile.Read(
            html,
            "page.html",
            options with
            {
                Outlet = options.Outlet ?? ExportRecord.HostOf(address),
            },
            new FileNotes(),
            address,
            charset
        );
        if (read.Article is not { } article)
            return FoundArticle.Refused(file, null, place, read.Fault!.Reason);
        if (!article.PublishedAt.IsKnown())
            notes.TimeUnknown($"{file} {place}");
        var outlet = options.OutletForAll ?? options.Outlet ?? ExportRecord.HostOf(address) ?? article.Key.Outlet.Value;
        return read with
        {
            Article = article with
            {
                Key = new ArticleKey(new OutletId(outlet), address),
                Url = address,
                CapturedAt = Time(captured) ?? article.CapturedAt,
            },
        };
    }

    private static DateTimeOffset? Time(string? captured) =>
        ExportTime.Read(captured) is { } time ? DateTimeOffset.Parse(time.Iso, System.Globalization.CultureInfo.InvariantCulture) : null;
}
