using System.Data.Common;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Filing a text that is there already, at a time of its own: an article that returns to earlier words has a new version.</summary>
internal abstract partial class SqlStore
{
    private enum KnownText
    {
        Duplicate,
        Repeat,
        Return,
    }

    /// <summary>Notes the time, and says whether the article's versions are others for it.</summary>
    private static async Task<KnownText> ReturnAsync(DbTransaction transaction, Filing filing, CancellationToken cancel)
    {
        var article = filing.Article;
        var rows = (
            await QueryAsync<VersionRow>(
                    transaction,
                    """
                    SELECT outlet AS Outlet, article_id AS ArticleId, content_hash AS ContentHash, published_ticks AS PublishedTicks,
                      version AS Version, captured_ticks AS CapturedTicks, returns AS Returns
                    FROM article_version WHERE outlet = @outlet AND article_id = @id
                    """,
                    new { outlet = article.Key.Outlet.Value, id = article.Key.ArticleId },
                    cancel
                )
                .ConfigureAwait(false)
        ).ToArray();
        var row = rows.Single(version => version.ContentHash == article.ContentHash);
        var (known, place) = (TextReturns.Read(row.Returns), TextReturns.Of(filing));
        if (filing.MessageKey is not null && known.Any(earlier => earlier.MessageKey == filing.MessageKey))
            return KnownText.Repeat;
        var isKnown = TextReturns.TimesOf(row).Any(time => (time.Version, time.PublishedTicks) == (place.Version, place.PublishedTicks));
        if (!article.TimeKnown || isKnown || known.Count >= TextReturns.MaxOfText)
            return KnownText.Duplicate;
        // the text before may be its own; another can come between later, so the time is kept all the same
        var before = TextReturns.InOrder(rows).Select(time => time.Place).ToArray();
        row.Returns = TextReturns.Write([.. known, place]);
        await ExecuteAsync(
                transaction,
                "UPDATE article_version SET returns = @Returns WHERE outlet = @Outlet AND article_id = @ArticleId AND content_hash = @ContentHash",
                row,
                cancel
            )
            .ConfigureAwait(false);
        return TextReturns.InOrder(rows).Select(time => time.Place).SequenceEqual(before) ? KnownText.Duplicate : KnownText.Return;
    }
}
