namespace NarrativeDiff.Contracts;

/// <summary>A story got a version or articles of another story. Wakes the comparers; shows whoever keeps story ids where the articles of an
/// old one are now.</summary>
/// <remarks><c>narrativediff.story-changed/1</c>. For comparing the database holds the work, not this message. Said at least once, with the
/// same message id each time.</remarks>
public sealed record StoryChanged
{
    public const string SchemaId = "narrativediff.story-changed/1";

    public string Schema { get; init; } = SchemaId;
    public required string StoryId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The story that articles came from; null where none moved.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>How many articles came from <see cref="MovedFrom"/>.</summary>
    public int? MovedArticles { get; init; }

    /// <summary>True: a merge, <see cref="MovedFrom"/> has no article left and its id is read as <see cref="StoryId"/> from now on. False:
    /// a split, both go on.</summary>
    public bool? Replaces { get; init; }
}
