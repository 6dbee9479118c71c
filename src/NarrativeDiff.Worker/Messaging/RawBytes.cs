using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Sends bytes as they are, whatever message they are said to be.</summary>
internal sealed class RawBytes(ReadOnlyMemory<byte> bytes, string contentType = "application/json") : IMessageSerializer
{
    public ContentType ContentType { get; } = new(contentType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(bytes.ToArray());
}
