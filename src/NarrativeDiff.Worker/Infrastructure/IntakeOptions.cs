using System.ComponentModel.DataAnnotations;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>What is taken in, and how it is filed.</summary>
internal sealed class IntakeOptions
{
    public const string Section = "Intake";

    /// <summary>Bytes of one message; a larger one is refused.</summary>
    [Range(1_024, 16_777_216)]
    public int MaxMessageBytes { get; set; } = new ArticleLimits().MaxMessageBytes;

    /// <summary>Sentences of one body; a longer one is refused.</summary>
    [Range(10, 100_000)]
    public int MaxSentences { get; set; } = new ArticleLimits().MaxSentences;

    /// <summary>Versions that share one transaction while many arrive.</summary>
    [Range(1, 1_000)]
    public int GroupSize { get; set; } = 50;

    /// <summary>Articles published further apart than this never meet in a story by content.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "60.00:00:00")]
    public TimeSpan StoryWindow { get; set; } = TimeSpan.FromDays(4);

    /// <summary>Articles of one story; the next is refused if its hint names the story, and else opens a story of its own.</summary>
    [Range(2, 10_000)]
    public int MaxArticlesPerStory { get; set; } = 500;

    /// <summary>Articles kept in memory to find a new one's story, about 4 kB each; of more within the window only the newest are looked
    /// at.</summary>
    [Range(100, 10_000_000)]
    public int MaxActiveArticles { get; set; } = SqlStore.DefaultActiveArticles;

    /// <summary>How often changed stories are looked at for merges and splits.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan ReclusterEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bytes of a refused message that are kept for whoever looks into it.</summary>
    [Range(0, 16_777_216)]
    public int QuarantineBytes { get; set; } = 262_144;

    public ArticleLimits Limits => new() { MaxMessageBytes = MaxMessageBytes, MaxSentences = MaxSentences };
}
