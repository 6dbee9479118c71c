using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Sample;

/// <summary>Every refusal that a message can bring upon itself, published for real by the Node client, with what came back.</summary>
public sealed class NodeRefusalTests(ThrowAwayRabbit rabbit)
{
    private const string Envelope = "application/vnd.masstransit+json";

    private static readonly ImmutableArray<Case> Cases =
    [
        new("message_too_large", new string(' ', 1_048_577)), new("invalid_utf8", "", Bytes: [0x7B, 0xC3, 0x28, 0x7D]), new("empty_message", " "), new("malformed_json", "{"),
        new("not_an_object", "[]"), new("too_deep", """{"x":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"""), new("duplicate_field", """{"outlet":"a","outlet":"b"}"""),
        new("invalid_unicode", """{"headline":"\ud83d alone"}"""), new("invalid_envelope", "{}", Envelope), new("unsupported_schema", Some.Message("schema", "\"narrativediff.article-version/9\"")),
        new("missing_field", "{}"), new("wrong_type", Some.Message("version", "\"2\"")), new("blank_field", Some.Message("headline", "\" \"")), new("blank_body", Some.Message("body", "\" \"")),
        new("value_too_long", Some.Message("outlet", $"\"{new string('x', 201)}\"")), new("invalid_date", Some.Message("publishedAt", "\"yesterday\"")), new("invalid_value", Some.Message("version", "1e99")),
        new("unsupported_body_type", Some.Message("bodyType", "\"text/markdown\"")), new("too_many_sentences", Some.Message("body", $"\"{string.Concat(Enumerable.Repeat("It burnt there. ", 2_001))}\"")),
        new("-", Some.Message(Some.Version("a", hint: "mill"))), new("-", Some.Message(Some.Version("b", hint: "mill"))), new("story_full", Some.Message(Some.Version("c", hint: "mill"))),
    ];

    [Fact]
    public async Task Every_refusal_comes_back_with_its_code_to_the_Node_client()
    {
        // The two that are left say nothing about a message; their tests are with the faults.
        Assert.Equal(RefusalCode.All.Except([RefusalCode.DeliveryLimit, RefusalCode.InternalError]).Order(StringComparer.Ordinal), Cases.Select(one => one.Code).Where(code => code != "-").Order(StringComparer.Ordinal));
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Intake:MaxArticlesPerStory"] = "2";
        await using var worker = await TestWorker.StartAsync(settings);
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, Cases.Select((one, index) => JsonSerializer.Serialize(new { id = $"m-{index}", base64 = Convert.ToBase64String(one.Bytes ?? Encoding.UTF8.GetBytes(one.Text)), contentType = one.Type })), TestContext.Current.CancellationToken);

        await using var node = await ClientExamples.PublishRawAsync(broker, file);
        var exit = await node.ExitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.True(exit == 0, node.Output);
        var answers = node.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 5)).ToDictionary(parts => parts[0], parts => parts[2]);
        Assert.Equal(Cases.Select((one, index) => (Id: $"m-{index}", one.Code)), Cases.Select((_, index) => (Id: $"m-{index}", Code: answers.GetValueOrDefault($"m-{index}", "unanswered"))));
    }

    private sealed record Case(string Code, string Text, string Type = "application/json", byte[]? Bytes = null);
}
