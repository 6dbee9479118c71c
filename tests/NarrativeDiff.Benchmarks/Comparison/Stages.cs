namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>Adds up the processor time of one step of a comparison over many stories.</summary>
internal sealed class Stages
{
    private readonly Dictionary<string, double> _spent = new(StringComparer.Ordinal);

    /// <summary>Seconds by stage, in the order the stages were first met.</summary>
    public IEnumerable<(string Name, double Cpu)> Spent => _spent.Select(stage => (stage.Key, stage.Value));

    public double Cpu => _spent.Values.Sum();

    public T Time<T>(string stage, Func<T> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = work();
        _spent[stage] = _spent.GetValueOrDefault(stage) + (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return result;
    }
}
