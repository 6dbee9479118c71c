namespace NarrativeDiff.Worker.Messaging;

/// <summary>A message as it came: the bytes, never parsed by the bus.</summary>
internal sealed class RawDelivery
{
    public ReadOnlyMemory<byte> Body { get; init; }
}
