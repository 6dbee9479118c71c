using System.ComponentModel.DataAnnotations;
using NarrativeDiff.Core.Articles;

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

    /// <summary>A comparison that takes longer gives its slot to the next story and runs on beside it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A comparison that takes longer is stopped and counts as failed; the largest of ordinary stories takes seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxStoryTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>An article that takes longer to be analysed, or compared with nothing, is set aside; a megabyte of text takes
    /// seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan MaxArticleTime { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Pairs of sentences and clauses that one comparison scores; the longest articles of a story with more are set
    /// aside.</summary>
    [Range(10_000, 1_000_000_000_000)]
    public long MaxPairs { get; set; } = WorkBudget.UsualMaxPairs;

    /// <summary>After so many failures in a row the article that makes the comparison fail is looked for and set aside.</summary>
    [Range(1, 100)]
    public int MaxFailures { get; set; } = 3;

    /// <summary>A story whose comparison failed is tried again after so long, twice as long after each further failure, a day at
    /// most.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A report becomes final when its story has not changed for so long.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan FinalAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The announcement carries the report itself up to so many bytes; above, its address alone.</summary>
    [Range(0, 8_388_608)]
    public int InlineReportBytes { get; set; } = 32_768;

    /// <summary>Reports kept in memory from their comparison to their announcement; others are read back from the database.</summary>
    [Range(0, 1_000)]
    public int RecentReports { get; set; } = 8;

    /// <summary>Headlines and bodies kept in memory as read, so that a version is read once to be filed and compared; some 250 bytes a
    /// character.</summary>
    [Range(0, 1_000_000_000)]
    public long ReadCharacters { get; set; } = DefaultReadCharacters;
}
