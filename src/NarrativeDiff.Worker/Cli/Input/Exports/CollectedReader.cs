using System.Text;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Collecting;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Reads what the collector fetched as files of the same kind are read.</summary>
internal sealed class CollectedReader(InputOptions options) : ICollectedReader
{
    private const string FeedName = "the feed";

    public IReadOnlyList<CollectedEntry>? Feed(WebAnswer answer)
    {
        var records = Records(answer);
        return records is null
            ? null
            :
            [
                .. records
                    .Select(record =>
                        (
                            Record: record,
                            Address: Uri.TryCreate(answer.Address, record.Url ?? "", out var link)
                            && link.Scheme.StartsWith("http", StringComparison.Ordinal)
                                ? link
                                : null
                        )
                    )
                    .Where(entry => entry.Address is not null && entry.Record.Url is not null)
                    .Select(entry => new CollectedEntry(entry.Address!, Time(entry.Record.PublishedAt), Whole(entry.Record))),
            ];
    }

    public CollectedArticle Page(WebAnswer answer, Uri address, string? outlet)
    {
        if (answer.ContentType is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase))
            return new CollectedArticle(null, false, $"the answer is {type}, neither a feed nor a page");
        var read = ArchivedPage.Read(
            address.Host,
            address.PathAndQuery,
            address.AbsoluteUri,
            answer.Body,
            answer.Charset,
            null,
            options with
            {
                Outlet = outlet,
            },
            new FileNotes()
        );
        return read.Article is { } article
            ? new CollectedArticle(article, article.PublishedAt.IsKnown(), null)
            : new CollectedArticle(null, false, read.Fault!.Reason);
    }

    /// <summary>The article in a feed that holds its text; its address names it, for the page has the same one.</summary>
    private CollectedArticle? Whole(ExportRecord record)
    {
        if (string.IsNullOrWhiteSpace(record.Body))
            return null;
        var read = (record with { ArticleId = record.Url }).ToArticle(FeedName, options, new FileNotes());
        return read.Article is { } article ? new CollectedArticle(article, Time(record.PublishedAt) is not null, null) : null;
    }

    private IReadOnlyList<ExportRecord>? Records(WebAnswer answer)
    {
        var start = Encoding
            .UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 1_024)))
            .TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (start.StartsWith('{'))
            return JsonFeed(answer.Body);
        if (
            !start.StartsWith("<?xml", StringComparison.Ordinal)
            && !start.StartsWith("<rss", StringComparison.Ordinal)
            && !start.StartsWith("<rdf:RDF", StringComparison.Ordinal)
            && !start.StartsWith("<feed", StringComparison.Ordinal)
        )
            return null;
        using var stream = new MemoryStream(answer.Body);
        var (records, _, refusal) = FeedFile.Records(stream, options);
        return refusal is null ? records : null;
    }

    private static IReadOnlyList<ExportRecord>? JsonFeed(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return JsonExport.FeedRecords(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private DateTimeOffset? Time(string? text) =>
        ExportTime.Read(text, options.Zone) is { } time
            ? DateTimeOffset.Parse(time.Iso, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
