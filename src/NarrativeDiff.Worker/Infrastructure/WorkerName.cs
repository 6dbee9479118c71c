namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>By what a worker's leases are known: machine, process, and a number, for a process number comes again.</summary>
internal sealed class WorkerName
{
    private readonly string _name = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public override string ToString() => _name;
}
