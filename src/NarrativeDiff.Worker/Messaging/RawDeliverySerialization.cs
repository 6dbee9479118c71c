using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using MassTransit;
using MassTransit.Metadata;
using MassTransit.Serialization;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Makes an endpoint take any body of any content type, so that our own parser judges it and can say why.</summary>
/// <remarks>
/// The bus's own deserializer takes nulls for required fields, keeps the last of two equal names and sends what it cannot read to an error
/// queue
/// with a framework's exception. Foreign message ids are not trusted as the bus's own.
/// </remarks>
internal sealed class RawDeliverySerialization : ISerializerFactory
{
    private static readonly ContentType Json = new("application/json");

    public ContentType ContentType => Json;

    public IMessageSerializer CreateSerializer() => new SystemTextJsonRawMessageSerializer(default);

    public IMessageDeserializer CreateDeserializer() => new Deserializer();

    private sealed class Deserializer : IMessageDeserializer
    {
        public ContentType ContentType => Json;

        public void Probe(ProbeContext context) => context.CreateScope("raw");

        public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
            new BodyConsumeContext(
                receiveContext,
                Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress)
            );

        public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
            new RawContext(new RawDelivery { Body = body.GetBytes() }, new NoForeignIds(headers, destinationAddress));

        public MessageBody GetMessageBody(string text) => new StringMessageBody(text);
    }

    private sealed class RawContext(RawDelivery delivery, MessageContext message)
        : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, message, [])
    {
        public override bool IsSupportedMessageType<T>() => typeof(T) == typeof(RawDelivery);

        public override bool IsSupportedMessageType(Type messageType) => messageType == typeof(RawDelivery);

        public override bool TryGetMessage<T>(out T? message)
            where T : class
        {
            message = delivery as T;
            return message is not null;
        }

        public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
        {
            message = messageType == typeof(RawDelivery) ? delivery : null;
            return message is not null;
        }

        public override IMessageSerializer GetMessageSerializer() => new RawBytes(delivery.Body);

        public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => new RawBytes(delivery.Body);

        public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => new RawBytes(delivery.Body);

        public override Dictionary<string, object> ToDictionary<T>(T? message)
            where T : class => [];
    }

    private sealed class NoForeignIds(Headers headers, Uri? destination) : MessageContext
    {
        private readonly Guid _id = NewId.NextGuid();

        public Guid? MessageId => _id;

        public Guid? ConversationId => _id;

        public Guid? RequestId => null;

        public Guid? CorrelationId => null;

        public Guid? InitiatorId => null;

        public DateTime? ExpirationTime => null;

        public Uri? SourceAddress => null;

        public Uri? DestinationAddress => destination;

        public Uri? ResponseAddress => null;

        public Uri? FaultAddress => null;

        public DateTime? SentTime => null;

        public Headers Headers => headers;

        public HostInfo Host => HostMetadataCache.Empty;
    }
}
