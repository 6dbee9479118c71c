using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Which bus carries the messages, and how hard it is driven. The broker's address is <c>ConnectionStrings:Broker</c>.</summary>
internal sealed class TransportOptions
{
    public const string Section = "Transport";

    /// <summary>In-memory needs no broker and forgets undelivered messages when the process ends.</summary>
    [EnumDataType(typeof(TransportKind))]
    public TransportKind Kind { get; set; } = TransportKind.InMemory;

    /// <summary>Messages in work at once; at least two of <c>Intake:GroupSize</c>, one read while the other is stored, or groups do not
    /// fill.</summary>
    [Range(1, 1_000)]
    public int Concurrency { get; set; } = 128;

    /// <summary>Deliveries of one message before the broker gives it up (it may be the one that kills its workers).</summary>
    [Range(1, 1_000)]
    public int DeliveryLimit { get; set; } = 20;

    /// <summary>Bytes of messages that may wait in the intake queue; then publishers get no confirm until some are filed.</summary>
    [Range(1_048_576, 1_099_511_627_776)]
    public long MaxQueueBytes { get; set; } = 4_294_967_296;

    /// <summary>Bytes of refused messages that wait in the quarantine queue for an operator; beyond it the oldest go. The database keeps
    /// them too.</summary>
    [Range(1_048_576, 1_099_511_627_776)]
    public long MaxQuarantineBytes { get; set; } = 1_073_741_824;

    /// <summary>A publish the broker has not confirmed by then is tried again: it may never be confirmed after a restart of the
    /// broker.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A message that has waited so long for the database is put back into the intake as a new one: the broker takes away what is
    /// held beyond its <c>consumer_timeout</c> (30 minutes unless set) and counts that as a delivery.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxHold { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A worker whose broker has not been usable for so long ends with exit code 1, so that a supervisor starts it again; 0: it
    /// waits for ever.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(10);
}

internal enum TransportKind
{
    InMemory,
    RabbitMq,
}
