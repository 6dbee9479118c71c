using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>When stories are compared, by how many at once, and when a report is final.</summary>
internal sealed class ComparisonOptions
{
    public const string Section = "Comparing";
    public const long DefaultReadCharacters = 1_000_000;

    /// <summary>A changed story is compared once nothing came for it for so long: a burst costs one comparison.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest until a changed story is due though versions keep coming.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>While a full group of versions waits to be filed, a due story waits at most so much longer; zero: never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan MaxIngestPriorityDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Stories compared at once by this worker.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 2;

    /// <summary>A worker that dies gives its story up after so long; one that lives renews in time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A story whose comparison failed is tried again after so long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A report becomes final when its story has not changed for so long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan FinalAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The announcement carries the report itself up to so many bytes; above, its address alone.</summary>
    [Range(0, 8_388_608)]
    public int InlineReportBytes { get; set; } = 524_288;

    /// <summary>Reports kept in memory from their comparison to their announcement; others are read back from the database.</summary>
    [Range(0, 1_000)]
    public int RecentReports { get; set; } = 8;

    /// <summary>Headlines and bodies kept in memory as read, so that a version is read once to be filed and compared; some 250 bytes a character.</summary>
    [Range(0, 1_000_000_000)]
    public long ReadCharacters { get; set; } = DefaultReadCharacters;
}
