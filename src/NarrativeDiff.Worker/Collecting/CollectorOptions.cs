using System.ComponentModel.DataAnnotations;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>What is collected, and how much is asked of whom.</summary>
internal sealed class CollectorOptions
{
    public const string Section = "Collecting";

    /// <summary>File of feeds and pages, an address a line; null: nothing is collected.</summary>
    public string? Feeds { get; set; }

    /// <summary>Bytes of one answer, unpacked; a longer one is left.</summary>
    [Range(1_024, 67_108_864)]
    public int MaxBytes { get; set; } = 8_388_608;

    /// <summary>From the first byte asked to the last one read.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two requests to one host; a longer Crawl-delay of its robots.txt counts.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan HostDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Hosts asked at once.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>Between two looks at a feed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FeedEvery { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>From an article's first fetch to its second; each further wait is twice as long until the article changes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PageAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>An article first seen so long ago is not fetched again.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "60.00:00:00")]
    public TimeSpan PageUntil { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Entries of one feed that are followed, the first ones.</summary>
    [Range(1, 1_000)]
    public int MaxEntries { get; set; } = 100;

    /// <summary>Whether addresses in private and local networks may be asked.</summary>
    public bool AllowPrivate { get; set; }
}
