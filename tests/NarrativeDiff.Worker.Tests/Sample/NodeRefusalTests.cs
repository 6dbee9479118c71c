using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Sample;

/// <summary>Every refusal that a message can bring upon itself, published for real by the Node client, with what came back.</summary>
public sealed class NodeRefusalTests(ThrowAwayRabbit rabbit)
{
    private const string Envelope = "application/vnd.masstransit+json";

    private const string Beyond = "Beyond the worker";

    private static readonly ImmutableArray<Case> Cases =
    [
        new("message_too_large", "-", new string(' ', 1_048_577)),
        new("invalid_utf8", "-", "", Bytes: [0x7B, 0xC3, 0x28, 0x7D]),
        new("empty_message", "-", " "),
        new("malformed_json", "$", "{"),
        new("not_an_object", "$", "[]"),
        new("too_deep", "$.x[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]", """{"x":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]}"""),
        new("duplicate_field", "$.outlet", """{"outlet":"a","outlet":"b"}"""),
        new("invalid_unicode", "$.headline", """{"headline":"\ud83d alone"}"""),
        new("invalid_envelope", "$.message", "{}", Envelope),
        new("unsupported_schema", "$.schema", Some.Message("schema", "\"narrativediff.article-version/9\"")),
        new("missing_field", "$.outlet", "{}"),
        new("wrong_type", "$.version", Some.Message("version", "\"2\"")),
        new("blank_field", "$.headline", Some.Message("headline", "\" \"")),
        new("blank_body", "$.body", Some.Message("body", "\" \"")),
        new("value_too_long", "$.outlet", Some.Message("outlet", $"\"{new string('x', 201)}\"")),
        new("invalid_date", "$.publishedAt", Some.Message("publishedAt", "\"yesterday\"")),
        new("invalid_value", "$.version", Some.Message("version", "1e99")),
        new("unsupported_body_type", "$.bodyType", Some.Message("bodyType", "\"text/markdown\"")),
        new("too_many_sentences", "$.body", Some.Message("body", $"\"{string.Concat(Enumerable.Repeat("It burnt there. ", 2_001))}\"")),
        new("-", "-", Some.Message(Some.Version("a", hint: "mill"))),
        new("-", "-", Some.Message(Some.Version("b", hint: "mill"))),
        new("story_full", "$.story", Some.Message(Some.Version("c", hint: "mill"))),
        new("internal_error", "-", Some.Message(Some.Version("d", headline: Beyond))),
    ];

    [Fact]
    public async Task Every_refusal_comes_back_with_its_code_and_field_to_the_Node_client()
    {
        Assert.Equal(
            RefusalCode
                .All.Except([RefusalCode.DeliveryLimit, RefusalCode.Expired, RefusalCode.DeadLettered])
                .Order(StringComparer.Ordinal),
            Cases.Select(one => one.Code).Where(code => code != "-").Order(StringComparer.Ordinal)
        );
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Intake:MaxArticlesPerStory"] = "2";
        settings["Transport:Concurrency"] = "1"; // of three articles of one story the third is the one too many
        await using var worker = await TestWorker.StartAsync(
            settings,
            services: services => services.AddSingleton<IComparisonPipeline>(Failing)
        );

        await using var node = await PublishAsync(broker, Cases);
        var answers = await AnswersAsync(node);

        Assert.Equal(
            Cases.Select((one, index) => $"m-{index} {one.Code} {one.Field}"),
            answers
                .Select(answer => $"{answer.Id} {answer.Code} {answer.Field}")
                .OrderBy(line => int.Parse(line.Split(' ', '-')[1], CultureInfo.InvariantCulture))
        );
        Assert.All(
            answers,
            answer =>
                Assert.Equal(
                    answer.Code == "-" ? "accepted"
                        : answer.Code == RefusalCode.InternalError ? "quarantined"
                        : "rejected",
                    answer.Outcome
                )
        );
        Assert.All(
            await worker.Store.QuarantinedAsync(100, TestContext.Current.CancellationToken),
            entry => Assert.InRange(Encoding.UTF8.GetByteCount(entry.Text), 0, 262_144)
        );
    }

    [Fact]
    public async Task What_the_broker_gave_up_comes_back_to_the_Node_client()
    {
        var broker = await rabbit.NewVirtualHostAsync();
        var settings = TestWorker.On(broker);
        settings["Transport:DeliveryLimit"] = "2";
        await (await TestWorker.StartAsync(settings)).DisposeAsync();
        await using var stranger = await BrokerClient.ConnectAsync(broker);

        await using var node = await PublishAsync(broker, [new("delivery_limit", "-", Some.Message())]);
        for (var given = 0; given == 0; )
            given = await stranger.RejectUntilGoneAsync("nd.article-versions.v1");
        await using var worker = await TestWorker.StartAsync(settings);

        Assert.Equal([new Answer("m-0", "quarantined", "delivery_limit", "-")], await AnswersAsync(node));
    }

    private static TestPipeline Plain { get; } = PlainPipeline.Create();

    /// <summary>The plain steps, but one headline is beyond them.</summary>
    private static TestPipeline Failing =>
        Plain with
        {
            LeadSentences = version => version.Headline == Beyond ? throw new ArithmeticException(Beyond) : Plain.LeadSentences(version),
        };

    private static async Task<Child> PublishAsync(Uri broker, IEnumerable<Case> cases)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(
            file,
            cases.Select(
                (one, index) =>
                    JsonSerializer.Serialize(
                        new
                        {
                            id = $"m-{index}",
                            base64 = Convert.ToBase64String(one.Bytes ?? Encoding.UTF8.GetBytes(one.Text)),
                            contentType = one.Type,
                        }
                    )
            ),
            TestContext.Current.CancellationToken
        );
        return await ClientExamples.PublishRawAsync(broker, file);
    }

    private static async Task<IReadOnlyList<Answer>> AnswersAsync(Child node)
    {
        Assert.True(await node.ExitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken) == 0, node.Output);
        return
        [
            .. node
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 5))
                .Select(parts => new Answer(parts[0], parts[1], parts[2], parts[3])),
        ];
    }

    private sealed record Answer(string Id, string Outcome, string Code, string Field);

    private sealed record Case(string Code, string Field, string Text, string Type = "application/json", byte[]? Bytes = null);
}
