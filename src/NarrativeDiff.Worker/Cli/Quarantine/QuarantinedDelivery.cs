using System.Globalization;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Contracts;
using RabbitMQ.Client;

namespace NarrativeDiff.Worker.Cli.Quarantine;

/// <summary>One entry of the quarantine queue as an operator sees it.</summary>
/// <param name="Message">Null: somebody put something else into the queue.</param>
internal sealed record QuarantinedDelivery(string Id, ulong Tag, string Json, QuarantinedMessage? Message)
{
    public string Line =>
        Terminal.Safe(
            Message is { } message
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Id}  {message.At:yyyy-MM-dd HH:mm:ss}Z  {message.Code}  {message.Field ?? "-"}  "
                        + $"{message.Outlet ?? "-"}  {message.Bytes} bytes  {message.MessageId ?? "-"}  {message.Reason}"
                )
                : $"{Id}  is no quarantined message"
        );

    public static QuarantinedDelivery Of(BasicGetResult delivery)
    {
        var json = Encoding.UTF8.GetString(delivery.Body.Span);
        var message = ForeignJson.Read<QuarantinedMessage>(json);
        return new(
            delivery.BasicProperties.MessageId ?? message?.Id ?? "-",
            delivery.DeliveryTag,
            message is null ? json : ForeignJson.OneLine(json),
            message
        );
    }

    /// <summary>Why the message cannot be sent as it came; null: it can.</summary>
    public string? Obstacle() =>
        Message switch
        {
            null => "is no quarantined message",
            { Complete: false } => $"was not kept whole ({Message.Bytes} bytes, or no valid UTF-8); its publisher has to send it again",
            _ => null,
        };

    /// <param name="characters">Of the text.</param>
    public IEnumerable<string> Page(int characters)
    {
        yield return Line;
        if (Message is not { } message)
            yield break;
        yield return Terminal.Safe($"article      {message.Outlet ?? "-"} / {message.ArticleId ?? "-"}");
        yield return Terminal.Safe(
            $"correlation  {message.CorrelationId ?? "-"}, content type {message.ContentType ?? "-"}, routing key "
                + $"{message.RoutingKey ?? "-"}"
        );
        yield return message.Complete ? "text" : "text, not whole as it came";
        foreach (var line in message.Text[..Math.Min(message.Text.Length, characters)].Split('\n'))
            yield return "  " + Terminal.Safe(line.TrimEnd('\r'));
        if (message.Text.Length > characters)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  … {message.Text.Length - characters} characters more; --whole shows them"
            );
    }
}
