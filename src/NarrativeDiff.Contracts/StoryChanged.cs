namespace NarrativeDiff.Contracts;

/// <summary>A story got a version and wants comparing; wakes the comparers. The database holds the work, not this message.</summary>
public sealed record StoryChanged
{
    public required string StoryId { get; init; }

    public required DateTimeOffset At { get; init; }
}
