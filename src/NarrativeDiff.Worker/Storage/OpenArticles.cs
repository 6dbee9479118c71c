using System.Data.Common;
using Dapper;
using NarrativeDiff.Core.Stories;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The articles that a new one may belong with: those published around the same time, as one filing transaction sees them.</summary>
/// <remarks>Read at most once a transaction and stretch of time; right as long as the transaction holds the filing lock.</remarks>
internal sealed class OpenArticles(DbTransaction transaction, TimeSpan window, CancellationToken cancel)
{
    private readonly SortedDictionary<(string Outlet, string ArticleId), Article> _articles = new(Comparer<(string Outlet, string ArticleId)>.Create(Ordinal));
    private long _from = long.MaxValue;
    private long _to = long.MinValue;
    private string? _model;

    /// <summary>In the order of outlet and article id.</summary>
    public async Task<IReadOnlyCollection<StoryMember>> AroundAsync(Filing filing)
    {
        var at = filing.Article.PublishedAt.UtcTicks;
        var (from, to) = (at - window.Ticks, at + window.Ticks);
        if (from < _from || to > _to || filing.Model != _model)
            await LoadAsync(filing.Model, Math.Min(from, _model == filing.Model ? _from : from), Math.Max(to, _model == filing.Model ? _to : to)).ConfigureAwait(false);
        return [.. _articles.Values.Where(article => article.Ticks >= from && article.Ticks <= to).Select(article => article.Member)];
    }

    /// <summary>An article just filed or moved in this transaction.</summary>
    public void Add(ArticleRow row)
    {
        if (row.Model == _model)
            _articles[(row.Outlet, row.ArticleId)] = new(row.PublishedTicks, row.Member);
    }

    private async Task LoadAsync(string model, long from, long to)
    {
        var rows = await transaction.Connection!.QueryAsync<ArticleRow>(new CommandDefinition(
            $"SELECT {ArticleRow.Columns} FROM article a WHERE a.published_ticks BETWEEN @from AND @to AND a.model = @model",
            new { from, to, model }, transaction, cancellationToken: cancel)).ConfigureAwait(false);
        (_model, _from, _to) = (model, from, to);
        _articles.Clear();
        foreach (var row in rows)
            Add(row);
    }

    private static int Ordinal((string Outlet, string ArticleId) left, (string Outlet, string ArticleId) right)
    {
        var byOutlet = string.CompareOrdinal(left.Outlet, right.Outlet);
        return byOutlet != 0 ? byOutlet : string.CompareOrdinal(left.ArticleId, right.ArticleId);
    }

    private sealed record Article(long Ticks, StoryMember Member);
}
