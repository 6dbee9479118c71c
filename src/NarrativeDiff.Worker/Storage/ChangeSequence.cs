using System.Data.Common;
using Dapper;

namespace NarrativeDiff.Worker.Storage;

/// <summary>The number of a filing transaction; the articles it changes carry it. Read and set under the filing lock only.</summary>
internal sealed class ChangeSequence(DbTransaction transaction, CancellationToken cancel)
{
    private long? _taken;

    /// <summary>The last number that a transaction before this one took.</summary>
    public long Last { get; private set; }

    public long LastRemoval { get; private set; }

    /// <summary>The newest article ever removed; UTC ticks of its publication.</summary>
    public long NewestRemoved { get; private set; }

    public static async Task<ChangeSequence> ReadAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var row = await transaction
            .Connection!.QuerySingleAsync<Row>(
                new CommandDefinition(
                    "SELECT seq AS Seq, removed_seq AS RemovedSeq, removed_ticks AS RemovedTicks FROM filing_clock",
                    null,
                    transaction,
                    cancellationToken: cancel
                )
            )
            .ConfigureAwait(false);
        return new(transaction, cancel)
        {
            Last = row.Seq,
            LastRemoval = row.RemovedSeq,
            NewestRemoved = row.RemovedTicks,
        };
    }

    /// <summary>What this process knows once the transaction is through.</summary>
    public long Known => _taken ?? Last;

    /// <returns>This transaction's own number, taken when it is first wanted: one that changes nothing writes nothing.</returns>
    public async Task<long> TakeAsync()
    {
        if (_taken is { } taken)
            return taken;
        await ExecuteAsync("UPDATE filing_clock SET seq = @next", new { next = Last + 1 }).ConfigureAwait(false);
        return (_taken = Last + 1).Value;
    }

    /// <param name="newest">Time of publication of the newest article removed.</param>
    public async Task RemovedAsync(long newest)
    {
        var number = await TakeAsync().ConfigureAwait(false);
        await ExecuteAsync(
                "UPDATE filing_clock SET removed_seq = @number, removed_ticks = CASE WHEN removed_ticks > @newest "
                    + "THEN removed_ticks ELSE @newest END",
                new { number, newest }
            )
            .ConfigureAwait(false);
    }

    private Task<int> ExecuteAsync(string sql, object values) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel));

    private sealed class Row
    {
        public long Seq { get; set; }
        public long RemovedSeq { get; set; }
        public long RemovedTicks { get; set; }
    }
}
