using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using NarrativeDiff.Worker.Fixtures;
using YamlDotNet.Serialization;

namespace NarrativeDiff.Worker.Sample;

/// <summary>The compose file against the schema of the Compose Specification: what its tool would refuse to read fails here.</summary>
/// <remarks>The schema knows names, types and places of everything; that what one part names exists in another is
/// <see cref="ComposeTests"/>.</remarks>
public sealed class ComposeSchemaTests
{
    // The published file names its dialect by an address that only browsers follow.
    private static readonly JsonSchema Schema = JsonSchema.FromText(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sample", "compose-spec.json"))
            .Replace("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#", StringComparison.Ordinal)
    );

    private static string Shipped => File.ReadAllText(Repository.File("compose", "docker-compose.yml"));

    [Fact]
    public void The_compose_file_is_as_the_specification_wants_it() => Assert.Empty(Faults(Shipped));

    [Theory]
    [InlineData("restart: unless-stopped", "restarts: unless-stopped")]
    [InlineData("condition: service_healthy", "condition: healthy")]
    [InlineData("image: rabbitmq:4-management", "image: [rabbitmq]")]
    [InlineData("retries: 12", "retries: [12]")]
    [InlineData("profiles: [sample]", "profiles: sample")]
    [InlineData("cap_drop: [ALL]", "cap_drop: ALL")]
    [InlineData("volumes:\n  broker:", "volume:\n  broker:")]
    [InlineData("    deploy:\n      replicas:", "    deploy:\n      copies:")]
    [InlineData("    build:\n      context: ..", "    build:\n      contexts: ..")]
    public void A_compose_file_with_a_mistake_is_reported_from_it(string right, string wrong)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(Shipped.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Faults(string yaml)
    {
        var document = Json(new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object?>(yaml));
        var result = Schema.Evaluate(JsonSerializer.SerializeToElement(document), new() { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .SelectMany(detail => detail.Errors?.Select(error => $"{detail.InstanceLocation}: {error.Value}") ?? [])
                    .DefaultIfEmpty("invalid"),
            ];
    }

    private static JsonNode? Json(object? yaml) =>
        yaml switch
        {
            Dictionary<object, object?> map => new JsonObject(
                map.Select(entry => KeyValuePair.Create((string)entry.Key, Json(entry.Value)))
            ),
            List<object?> list => new JsonArray([.. list.Select(Json)]),
            _ => JsonSerializer.SerializeToNode(yaml),
        };
}
