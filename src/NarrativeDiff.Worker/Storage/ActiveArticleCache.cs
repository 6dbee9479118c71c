using System.Data.Common;
using Dapper;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The articles that a new one may belong with, kept in memory from one filing transaction to the next.</summary>
/// <remarks>
/// Exact as long as the transaction holds the filing lock: it begins with what other workers changed since this process looked
/// (<see cref="ChangeSequence"/>), and what a
/// transaction that failed left behind is thrown away. Not thread-safe: one filing transaction a process.
/// </remarks>
/// <param name="most">Articles kept; beyond, the oldest are not looked at.</param>
internal sealed class ActiveArticleCache(int most)
{
    /// <summary>Read ahead of what is asked for, so that articles that come in the order of time cause no reading.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    /// <summary>Read behind it, so that few late ones do.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromHours(1);

    private ActiveArticleIndex _open = new();
    private DbTransaction? _transaction;
    private ChangeSequence? _clock;
    private CancellationToken _cancel;
    private string? _model;
    private long _from = long.MaxValue;
    private long _to = long.MinValue;
    private long _seen;
    private bool _isFull;

    public ChangeSequence Clock => _clock!;

    /// <summary>A filing transaction begins: the lock is held.</summary>
    public async Task BeginAsync(DbTransaction transaction, CancellationToken cancel)
    {
        if (_transaction is not null)
            Clear();
        (_transaction, _cancel) = (transaction, cancel);
        _clock = await ChangeSequence.ReadAsync(transaction, cancel).ConfigureAwait(false);
        if (_clock.LastRemoval > _seen && _clock.NewestRemoved >= _from)
            Clear();
        else if (_clock.Last > _seen && _model is not null)
            Take(await ReadAsync("a.filed_seq > @seen", new { seen = _seen }).ConfigureAwait(false));
    }

    /// <summary>The transaction is through: what it did is true.</summary>
    public void Committed()
    {
        _seen = _clock!.Known;
        (_transaction, _clock) = (null, null);
    }

    /// <summary>The articles of a model published at a time, in the order of time, outlet and article id.</summary>
    public async Task<ActiveArticleIndex> AroundAsync(string model, long from, long to)
    {
        if (model != _model)
            Clear();
        _model = model;
        if (_to < _from)
            await LoadAsync(from - Behind.Ticks, to + Ahead.Ticks).ConfigureAwait(false);
        if (to > _to)
            await LoadAsync(_to + 1, to + Ahead.Ticks).ConfigureAwait(false);
        if (from < _from && !_isFull)
            await LoadAsync(from - Behind.Ticks, _from - 1).ConfigureAwait(false);
        // Nobody files so late that what is two windows old would be asked for often.
        if (_from < from - (to - from) && _from < long.MaxValue)
            ForgetBefore(from - (to - from) / 2);
        _open.LookAt(from, to);
        return _open;
    }

    /// <summary>An article just filed or moved in this transaction, or elsewhere since this process looked.</summary>
    public void Put(ArticleRow row)
    {
        var key = new ArticleKey(new(row.Outlet), row.ArticleId);
        if (row.Model == _model && row.PublishedTicks >= _from && row.PublishedTicks <= _to)
            _open.Put(key, row.Member);
        else
            _open.Remove(key);
        if (_open.Known > most)
        {
            ForgetBefore(_open.TicksAt(_open.Known - most + most / 10));
            _isFull = true;
        }
    }

    /// <summary>An article of the list went to another story in this transaction.</summary>
    public void Move(ArticleKey article, StoryMember member, string storyId) => _open.Put(article, member with { StoryId = storyId });

    /// <summary>Articles were taken out in this transaction.</summary>
    /// <param name="newest">When the newest of them was published.</param>
    public async Task RemovedAsync(long newest)
    {
        await Clock.RemovedAsync(newest).ConfigureAwait(false);
        if (newest >= _from)
            Clear();
    }

    private async Task LoadAsync(long from, long to)
    {
        var rows = await ReadAsync(
                "a.model = @model AND a.published_ticks BETWEEN @from AND @to ORDER BY a.published_ticks DESC LIMIT @limit",
                new
                {
                    model = _model,
                    from,
                    to,
                    limit = most,
                }
            )
            .ConfigureAwait(false);
        _isFull |= rows.Count == most;
        _from = Math.Min(_from, rows.Count == most ? rows[^1].PublishedTicks : from);
        _to = Math.Max(_to, to);
        Take(rows);
    }

    private void Take(IEnumerable<ArticleRow> rows)
    {
        foreach (var row in rows)
            Put(row);
    }

    private async Task<List<ArticleRow>> ReadAsync(string where, object values) =>
        (
            await _transaction!
                .Connection!.QueryAsync<ArticleRow>(
                    new CommandDefinition(
                        $"SELECT {ArticleRow.Columns} FROM article a WHERE {where}",
                        values,
                        _transaction,
                        cancellationToken: _cancel
                    )
                )
                .ConfigureAwait(false)
        ).AsList();

    private void ForgetBefore(long ticks)
    {
        _open.RemoveBefore(ticks);
        _from = Math.Max(_from, ticks);
    }

    private void Clear()
    {
        _open = new();
        (_model, _from, _to, _isFull) = (null, long.MaxValue, long.MinValue, false);
    }
}
