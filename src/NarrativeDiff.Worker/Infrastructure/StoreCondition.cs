namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Whether the database takes this worker's work.</summary>
internal sealed class StoreCondition(TimeProvider clock, ILogger<StoreCondition> log) : Condition("database", clock, log);
