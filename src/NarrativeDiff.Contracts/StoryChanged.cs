namespace NarrativeDiff.Contracts;

/// <summary>A story got a version and wants comparing; wakes the comparers. The database holds the work, not this message. <c>narrativediff.story-changed/1</c>.</summary>
public sealed record StoryChanged
{
    public const string SchemaId = "narrativediff.story-changed/1";

    public string Schema { get; init; } = SchemaId;
    public required string StoryId { get; init; }
    public required DateTimeOffset At { get; init; }
}
