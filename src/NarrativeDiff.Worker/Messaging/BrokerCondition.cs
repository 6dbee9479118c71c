using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Whether the broker takes what this worker publishes.</summary>
internal sealed class BrokerCondition(TimeProvider clock, ILogger<BrokerCondition> log) : Condition("broker", clock, log);
