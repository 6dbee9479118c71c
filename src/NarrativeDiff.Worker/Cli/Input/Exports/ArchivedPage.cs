using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>A page that lies in an archive or came from the web: read as a saved page is, its article named by its address.</summary>
internal static class ArchivedPage
{
    /// <param name="place">Where it stands, for whoever reads a refusal.</param>
    /// <param name="captured">When it was fetched; ISO 8601.</param>
    public static FoundArticle Read(string file, string place, string address, byte[] html, string? charset, string? captured, InputOptions options, FileNotes notes)
    {
        var folder = Directory.CreateTempSubdirectory("narrativediff-page-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            File.WriteAllBytes(page, AsUtf8(html, charset));
            // The reader guesses what an address says better, so its notes stay behind.
            var read = PageFile.Read(page, options with { Outlet = options.Outlet ?? ExportRecord.HostOf(address) }, new FileNotes()).First();
            if (read.Article is not { } article)
                return FoundArticle.Refused(file, null, place, read.Fault!.Reason);
            if (article.PublishedAt == TextMessage.UnknownTime)
                notes.TimeUnknown($"{file} {place}");
            return new FoundArticle(article with { Key = new ArticleKey(article.Key.Outlet, address), Url = address, CapturedAt = Time(captured) ?? article.CapturedAt }, null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateTimeOffset? Time(string? captured) =>
        ExportTime.Read(captured) is { } time ? DateTimeOffset.Parse(time.Iso, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static byte[] AsUtf8(byte[] html, string? charset)
    {
        if (string.IsNullOrEmpty(charset) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return html;
        return Named(charset) is { } encoding ? Encoding.UTF8.GetBytes(encoding.GetString(html)) : html;
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
