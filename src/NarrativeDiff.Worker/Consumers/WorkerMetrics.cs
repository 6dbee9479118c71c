using System.Diagnostics.Metrics;

namespace NarrativeDiff.Worker.Consumers;

/// <summary>What the worker counts: outcomes, comparisons and their time, reports.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    public const string MeterName = "NarrativeDiff";

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _compared;
    private readonly Histogram<double> _compareSeconds;
    private readonly Counter<long> _published;

    public WorkerMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _received = _meter.CreateCounter<long>("narrativediff.messages", description: "Messages by outcome and code.");
        _compared = _meter.CreateCounter<long>("narrativediff.comparisons", description: "Comparisons by what became of their result.");
        _compareSeconds = _meter.CreateHistogram<double>("narrativediff.comparison.duration", "s");
        _published = _meter.CreateCounter<long>("narrativediff.reports", description: "Report revisions announced.");
    }

    public void Received(string outcome, string? code) => _received.Add(1, new("outcome", outcome), new("code", code ?? "none"));

    public void Compared(string completion, TimeSpan took)
    {
        _compared.Add(1, new KeyValuePair<string, object?>("completion", completion));
        _compareSeconds.Record(took.TotalSeconds);
    }

    public void Published() => _published.Add(1);

    public void Dispose() => _meter.Dispose();
}
