using System.Text.Json.Nodes;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>Writes the AsyncAPI 3 document out of the names the worker itself uses.</summary>
internal static class AsyncApiWriter
{
    private sealed record Channel(string Name, string Address, string Exchange, string Kind, string Message, bool In, string About);

    private static readonly Channel[] Channels =
    [
        new(
            "articleVersions",
            "article.{outlet}",
            BrokerNames.Articles,
            "topic",
            "article-version",
            true,
            "Publishers send article versions here: raw JSON, a CloudEvents event (structured or by headers), or "
                + "MassTransit's envelope under its content type. Mandatory, persistent and with confirms, or a "
                + "message can be lost."
        ),
        new(
            "outcomes",
            "outcome.{outlet}.{outcome}",
            BrokerNames.Outcomes,
            "topic",
            "article-outcome",
            false,
            "What became of each message; one a message. Also sent to its reply-to."
        ),
        new(
            "reports",
            "report.{story}.{status}",
            BrokerNames.Reports,
            "topic",
            "report-updated",
            false,
            "A story has a new report revision. Revisions grow; a lower one that comes later can be ignored, a "
                + "message id that comes again too."
        ),
        new(
            "quarantine",
            "quarantine.{outlet}.{code}",
            BrokerNames.Quarantine,
            "topic",
            "quarantined",
            false,
            "Messages that were not taken, with the reason and their text."
        ),
        new(
            "storyChanges",
            "",
            BrokerNames.StoryChanges,
            "fanout",
            "story-changed",
            false,
            "A story got a version (nothing is lost with that), or articles of another story: where an old id leads."
        ),
    ];

    public static JsonObject Write() =>
        new()
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "NarrativeDiff",
                ["version"] = "1.0.0",
                ["description"] =
                    "Article versions in; outcomes and reports out. Within major version 1 fields are only added; "
                    + "readers ignore fields they do not know and take words they do not know for `unknown`.",
            },
            ["defaultContentType"] = "application/json",
            ["servers"] = new JsonObject
            {
                ["broker"] = new JsonObject
                {
                    ["host"] = "127.0.0.1:5672",
                    ["protocol"] = "amqp",
                    ["description"] = "RabbitMQ 3.10 or later",
                },
            },
            ["channels"] = Each(channel => (channel.Name, Written(channel))),
            ["operations"] = Each(channel =>
                (
                    channel.In ? "receive" + Upper(channel.Name) : "send" + Upper(channel.Name),
                    new JsonObject
                    {
                        ["action"] = channel.In ? "receive" : "send",
                        ["channel"] = Reference($"#/channels/{channel.Name}"),
                        ["messages"] = new JsonArray(Reference($"#/channels/{channel.Name}/messages/{channel.Message}")),
                    }
                )
            ),
            ["components"] = new JsonObject { ["messages"] = Each(channel => (channel.Message, Message(channel.Message))) },
        };

    private static JsonObject Written(Channel channel)
    {
        var written = new JsonObject
        {
            ["address"] = channel.Address,
            ["description"] = channel.About,
            ["messages"] = new JsonObject { [channel.Message] = Reference($"#/components/messages/{channel.Message}") },
            ["bindings"] = new JsonObject
            {
                ["amqp"] = new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject
                    {
                        ["name"] = channel.Exchange,
                        ["type"] = channel.Kind,
                        ["durable"] = true,
                        ["autoDelete"] = false,
                        ["vhost"] = "/",
                    },
                    ["bindingVersion"] = "0.3.0",
                },
            },
        };
        var words = channel.Address.Split('.').Where(word => word.StartsWith('{')).Select(word => word.Trim('{', '}')).ToList();
        if (words.Count > 0)
            written["parameters"] = new JsonObject(
                words.Select(word =>
                    KeyValuePair.Create<string, JsonNode?>(
                        word,
                        new JsonObject
                        {
                            ["description"] =
                                "One word: every character but ASCII letters, digits, - and _ is replaced by _, and it ends after 80.",
                        }
                    )
                )
            );
        return written;
    }

    private static JsonObject Message(string name) =>
        new()
        {
            ["name"] = $"narrativediff.{name}/1",
            ["contentType"] = "application/json",
            ["payload"] = new JsonObject
            {
                ["schemaFormat"] = "application/schema+json;version=draft-2020-12",
                ["schema"] = Reference($"./Schemas/{name}.schema.json"),
            },
        };

    private static JsonObject Each(Func<Channel, (string Name, JsonObject Value)> entry) =>
        new(Channels.Select(entry).Select(made => KeyValuePair.Create<string, JsonNode?>(made.Name, made.Value)));

    private static JsonObject Reference(string target) => new() { ["$ref"] = target };

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
