namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Whether a database or a broker takes this worker's work; readiness states it, and the log states when it changes.</summary>
/// <remarks>Work that is held opens a hold for as long as it waits: a condition is clear once nothing waits any more.</remarks>
internal abstract partial class Condition(string name, TimeProvider clock, ILogger log)
{
    private readonly Lock _lock = new();
    private readonly List<Hold> _holds = [];
    private DateTimeOffset _since;

    /// <summary>What has been held longest, why, and since when; null: all work is taken.</summary>
    public (string Reason, DateTimeOffset Since)? Current
    {
        get
        {
            lock (_lock)
                return _holds.Count == 0 ? null : (_holds[0].Reason, _since);
        }
    }

    /// <param name="what">The work in words.</param>
    public Hold Begin(string what) => new(this, what);

    private void Enter(Hold hold, string reason)
    {
        lock (_lock)
        {
            var isFirst = _holds.Count == 0;
            hold.Reason = reason;
            if (!_holds.Contains(hold))
                _holds.Add(hold);
            if (!isFirst)
                return;
            _since = clock.GetUtcNow();
        }

        Stopped(log, name, hold.What, reason);
    }

    private void Leave(Hold hold)
    {
        double seconds;
        lock (_lock)
        {
            if (!_holds.Remove(hold) || _holds.Count > 0)
                return;
            seconds = Math.Round((clock.GetUtcNow() - _since).TotalSeconds, 1);
        }

        WentOn(log, name, seconds);
    }

    /// <summary>One piece of work that may have to wait.</summary>
    internal sealed class Hold(Condition condition, string what) : IDisposable
    {
        public string What { get; } = what;

        public string Reason { get; set; } = "";

        /// <summary>The work waits, for this reason.</summary>
        public void Wait(string reason) => condition.Enter(this, reason);

        /// <summary>The work was taken; the hold may be used again.</summary>
        public void End() => condition.Leave(this);

        public void Dispose() => End();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the {Name} takes no work, {What} waits: {Reason}")]
    private static partial void Stopped(ILogger log, string name, string what, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "the {Name} takes work again after {Seconds} s")]
    private static partial void WentOn(ILogger log, string name, double seconds);
}
