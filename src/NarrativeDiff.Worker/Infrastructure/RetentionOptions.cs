using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>How long things are kept. What is removed is gone: no event reports it.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>A story that has not changed for so long goes with its articles, versions and reports; 0: kept for ever.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan Stories { get; set; } = TimeSpan.Zero;

    /// <summary>Refused messages in the database; 0: kept for ever.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan Quarantine { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Refused messages in the database; beyond, the oldest go.</summary>
    [Range(1, 10_000_000)]
    public int MaxQuarantined { get; set; } = 100_000;

    /// <summary>Bytes of their text; beyond, the oldest go.</summary>
    [Range(1_024, 1_099_511_627_776)]
    public long MaxQuarantinedBytes { get; set; } = 1_073_741_824;

    /// <summary>Sentence vectors; one that is wanted later is made again. 0: kept for ever.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan Vectors { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Revisions that newer ones took the place of; a final one, one that was judged and the newest two stay. 0: kept for
    /// ever.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan Superseded { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Newest report revisions of a story that are kept.</summary>
    [Range(2, 100_000)]
    public int Revisions { get; set; } = 100;

    /// <summary>Between one look for what is old and the next.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);
}
