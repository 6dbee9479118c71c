using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>Listens to the worker's own metrics: how often each stage ran and how long all of its runs took together.</summary>
/// <remarks>Times are by the clock on the wall; stages run beside each other, so their sum exceeds the run.</remarks>
internal sealed class StageTimes : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, (long Count, double Sum)> _totals = new(StringComparer.Ordinal);

    public StageTimes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "NarrativeDiff" && !instrument.IsObservable)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public long CountOf(string prefix) =>
        _totals.Where(total => total.Key.StartsWith(prefix, StringComparison.Ordinal)).Sum(total => total.Value.Count);

    public void Print(TextWriter output)
    {
        foreach (var (name, (count, sum)) in _totals.OrderBy(total => total.Key, StringComparer.Ordinal))
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {name, -48}{count, 9:N0} times{sum, 14:N1} together{sum / count * 1000, 12:N2} /1000 each"
                )
            );
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = instrument.Name["narrativediff.".Length..];
        foreach (var tag in tags)
            name += $" {tag.Value}";
        _totals.AddOrUpdate(name, (1, value), (_, total) => (total.Count + 1, total.Sum + value));
    }
}
