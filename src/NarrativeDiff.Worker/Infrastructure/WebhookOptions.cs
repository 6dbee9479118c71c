using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>Where new reports are sent over HTTP.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>A JSON file that lists the hooks; null: there is none.</summary>
    public string? File { get; set; }

    /// <summary>Whether a hook may lead into the operator's own network. A hook on a loopback address is always allowed: it was written
    /// down as one.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The longest that one sending takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Before a delivery is given up.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Before the second attempt; twice as long before each further one, an hour at most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);
}
