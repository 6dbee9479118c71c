using System.Diagnostics.Metrics;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>What the worker counts and measures. Names carry units; labels are few and closed, never an outlet or a story.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    public const string MeterName = "NarrativeDiff";

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _retried;
    private readonly Counter<long> _compared;
    private readonly Counter<long> _published;
    private readonly Counter<long> _crowdedOut;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _replies;
    private readonly Counter<long> _refusedPublishes;
    private readonly Counter<long> _leftovers;
    private readonly Histogram<double> _stageSeconds;
    private readonly Histogram<double> _lagSeconds;
    private readonly Histogram<long> _reportBytes;
    private Backlog _backlog = new(0, TimeSpan.Zero, 0);

    public WorkerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _received = _meter.CreateCounter<long>(
            "narrativediff.messages",
            description: "Messages by outcome (accepted, duplicate, repeated, rejected, quarantined) and reason code."
        );
        _retried = _meter.CreateCounter<long>(
            "narrativediff.retries",
            description: "Work that was tried again, by what was: a delivery, filing, quarantine, comparing, announcing."
        );
        _compared = _meter.CreateCounter<long>("narrativediff.comparisons", description: "Comparisons by what became of their result.");
        _published = _meter.CreateCounter<long>("narrativediff.reports", description: "Report revisions announced.");
        _crowdedOut = _meter.CreateCounter<long>(
            "narrativediff.quarantine.removed",
            description: "Refused messages that were removed from the database, unread or not, to make room for newer ones."
        );
        _setAside = _meter.CreateCounter<long>(
            "narrativediff.articles.set_aside",
            description: "Articles that make a comparison fail and are left out of it, by reason code."
        );
        _replies = _meter.CreateCounter<long>(
            "narrativediff.replies",
            description: "Replies to the queues that messages name, by what became of them: sent, invalid, unknown_queue, refused, dropped."
        );
        _refusedPublishes = _meter.CreateCounter<long>(
            "narrativediff.subscriber.refusals",
            description: "Publishes that a subscriber's full queue refused, by exchange; the other subscribers have them."
        );
        _leftovers = _meter.CreateCounter<long>(
            "narrativediff.leftovers.replayed",
            description: "Messages that an older version had left in its error or skipped queues and that are back in the intake."
        );
        _stageSeconds = _meter.CreateHistogram<double>(
            "narrativediff.stage.duration",
            "s",
            "Time of a stage: parse, file, vectors, compare, announce, regroup.",
            advice: Buckets(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60)
        );
        _lagSeconds = _meter.CreateHistogram<double>(
            "narrativediff.lag",
            "s",
            "From a story's first change to the beginning of its comparison; the quiet time and giving way are in it.",
            advice: Buckets(0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800)
        );
        _reportBytes = _meter.CreateHistogram<long>(
            "narrativediff.report.size",
            "By",
            "Bytes of a report's JSON.",
            advice: new() { HistogramBucketBoundaries = [4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216] }
        );
        _meter.CreateObservableGauge(
            "narrativediff.stories.waiting",
            () => _backlog.Stories,
            description: "Stories that want comparing, over all workers."
        );
        _meter.CreateObservableGauge(
            "narrativediff.stories.oldest.wait",
            () => _backlog.Oldest.TotalSeconds,
            "s",
            "How long the story has waited that has waited longest."
        );
        _meter.CreateObservableGauge(
            "narrativediff.reports.oldest.wait",
            () => _backlog.OldestReport.TotalSeconds,
            "s",
            "How long the report revision has waited for its announcement that has waited longest."
        );
        _meter.CreateObservableGauge(
            "narrativediff.reports.waiting",
            () => _backlog.Reports,
            description: "Report revisions that want announcing, over all workers."
        );
    }

    public void Received(string outcome, string? code) => _received.Add(1, new("outcome", outcome), new("code", code ?? "none"));

    public void Retried(string what) => _retried.Add(1, new KeyValuePair<string, object?>("what", what));

    public void Compared(string completion, TimeSpan lag)
    {
        _compared.Add(1, new KeyValuePair<string, object?>("completion", completion));
        _lagSeconds.Record(lag.TotalSeconds);
    }

    public void Stage(string stage, TimeSpan took) =>
        _stageSeconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    public void Published(int bytes)
    {
        _published.Add(1);
        _reportBytes.Record(bytes);
    }

    public void SetAside(string code) => _setAside.Add(1, new KeyValuePair<string, object?>("code", code));

    public void Replied(string outcome) => _replies.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void SubscriberRefused(string exchange) => _refusedPublishes.Add(1, new KeyValuePair<string, object?>("exchange", exchange));

    public void LeftoverReplayed() => _leftovers.Add(1);

    public void CrowdedOut(int messages) => _crowdedOut.Add(messages);

    /// <summary>As it was last looked at.</summary>
    public Backlog Backlog => _backlog;

    public void Waiting(Backlog backlog) => _backlog = backlog;

    public void Dispose() => _meter.Dispose();

    private static InstrumentAdvice<double> Buckets(params double[] seconds) => new() { HistogramBucketBoundaries = seconds };
}
