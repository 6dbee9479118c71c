using System.Diagnostics;

namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>Adds up the processor time of one step of a comparison over many stories.</summary>
internal sealed class Stages
{
    private readonly Dictionary<string, (double Cpu, double Wall)> spent = new(StringComparer.Ordinal);

    public IEnumerable<(string Name, double Cpu, double Wall)> Spent => spent.Select(stage => (stage.Key, stage.Value.Cpu, stage.Value.Wall));

    public double Cpu => spent.Values.Sum(stage => stage.Cpu);

    public double Wall => spent.Values.Sum(stage => stage.Wall);

    public T Time<T>(string stage, Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var result = work();
        process.Refresh();
        var (cpu, wall) = spent.GetValueOrDefault(stage);
        spent[stage] = (cpu + (process.TotalProcessorTime - before).TotalSeconds, wall + clock.Elapsed.TotalSeconds);
        return result;
    }
}
