using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Fixtures;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Contracts;

/// <summary>The shipped contract is what the code does. Run with ND_WRITE_CONTRACT=1 to write the files again after a change of a
/// type.</summary>
public sealed class ContractTests
{
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Messages => [.. SchemaWriter.Messages.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_shipped_schema_is_what_the_type_says(string name)
    {
        string[] rooms =
        [
            Repository.File("src", "NarrativeDiff.Contracts"),
            Repository.File("src", "NarrativeDiff.Core", "Model"),
            Repository.File("src", "NarrativeDiff.Core", "Reports"),
        ];
        var comments = SourceComments.Of(rooms.SelectMany(room => Directory.GetFiles(room, "*.cs")));

        AssertShipped(new SchemaWriter(comments).Of(name), Path.Combine("Schemas", $"{name}.schema.json"));
    }

    [Fact]
    public void The_shipped_AsyncAPI_document_names_what_the_worker_names() => AssertShipped(AsyncApiWriter.Write(), "asyncapi.json");

    [Fact]
    public void Every_reference_of_the_AsyncAPI_document_leads_somewhere()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(MessageSchemas.Folder, "..", "asyncapi.json")))!;
        var references = References(document).ToList();

        Assert.NotEmpty(references);
        Assert.All(
            references,
            reference =>
                Assert.True(
                    reference.StartsWith('#')
                        ? reference[2..].Split('/').Aggregate(document, (node, step) => node?[step]!) is not null
                        : File.Exists(Path.Combine(MessageSchemas.Folder, "..", reference)),
                    reference
                )
        );
    }

    [Theory]
    [InlineData("outlet", "7")]
    [InlineData("outlet", "\"harbour-post \"")]
    [InlineData("headline", "\" \"")]
    [InlineData("body", "\" \\n\"")]
    [InlineData("publishedAt", "\"yesterday\"")]
    [InlineData("publishedAt", "1751540000")]
    [InlineData("version", "0")]
    [InlineData("version", "1.5")]
    [InlineData("version", "\"2\"")]
    [InlineData("bodyType", "\"text/markdown\"")]
    [InlineData("authors", "[\"A. Writer\",null]")]
    [InlineData("schema", "\"narrativediff.article-version/2\"")]
    [InlineData("url", "\"/news/1\"")]
    [InlineData("outlet", "null")]
    [InlineData("translation", "\"The mill burnt.\"")]
    [InlineData("translation", "{\"language\":\"en\",\"headline\":\"Mill burns\"}")]
    [InlineData("translation", "{\"language\":\"en\",\"headline\":\"Mill burns\",\"body\":\"  \"}")]
    public void What_the_schema_refuses_the_worker_refuses(string field, string json) => AssertRefusedByBoth(Some.Message(field, json));

    [Theory]
    [InlineData("outlet")]
    [InlineData("articleId")]
    [InlineData("headline")]
    [InlineData("body")]
    [InlineData("publishedAt")]
    public void A_required_field_is_required_by_schema_and_worker(string field)
    {
        var message = JsonNode.Parse(Some.Message())!.AsObject();
        message.Remove(field);
        AssertRefusedByBoth(message.ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        """, "somethingElse": {"a": 1}, "version": 3, "authors": ["A. Writer"], "language": "en-GB", "url": "https://harbour.example/1", "story": "mill fire", "schema": "narrativediff.article-version/1.4" """
    )]
    [InlineData(
        """, "version": null, "authors": null, "language": null, "url": null, "story": null, "bodyType": null, "capturedAt": null, "outletName": null, "section": null, "schema": null """
    )]
    [InlineData(
        """, "language": "uk", "translation": {"language": "en", "headline": "Mill burns", "body": "The mill burnt.", "by": "A. Translator"} """
    )]
    [InlineData(""", "translation": null """)]
    [InlineData(""", "bodyType": "text/html", "capturedAt": "2030-05-03T14:35:00+02:00" """)]
    public void What_the_worker_takes_the_schema_takes(string more)
    {
        var message = Some.Message(more: more);

        Assert.Null(ArticleParser.Parse(System.Text.Encoding.UTF8.GetBytes(message), new()).Refusal);
        Assert.Empty(MessageSchemas.Faults("article-version", JsonElement.Parse(message)));
    }

    [Fact]
    public void A_judge_of_messages_can_say_no()
    {
        var outcome = JsonSerializer.SerializeToNode(
            new ArticleOutcome
            {
                Outcome = "rejected",
                At = Some.Noon,
                Code = "missing_field",
                Reason = "outlet is missing",
            },
            JsonSerializerOptions.Web
        )!;
        Assert.Empty(MessageSchemas.Faults(JsonElement.Parse(outcome.ToJsonString())));

        outcome["outcome"] = "lost";
        Assert.NotEmpty(MessageSchemas.Faults(JsonElement.Parse(outcome.ToJsonString())));
        outcome["outcome"] = "rejected";
        outcome["code"] = null;
        Assert.NotEmpty(MessageSchemas.Faults(JsonElement.Parse(outcome.ToJsonString())));
    }

    [Theory]
    [InlineData("report", "{\"schema\":\"narrativediff.report/1\"}")]
    [InlineData("topFindings", "[{\"id\":7}]")]
    public void A_judge_of_announcements_looks_into_the_report_and_its_findings(string field, string broken)
    {
        var announcement = new ReportUpdated
        {
            StoryId = "mill",
            Title = "Mill",
            Revision = 1,
            Status = "final",
            ContentHash = Some.Report("mill").ContentHash,
            At = Some.Noon,
            Counts = new(1, 1, 1, 0, 0, 0),
            TopFindings = [],
            Delta = new(null, [], [], []),
            Report = JsonSerializer.SerializeToElement(Some.Report("mill"), ReportJson.Options),
            ReportUri = "http://127.0.0.1/",
        };
        var json = JsonSerializer.SerializeToNode(announcement, JsonSerializerOptions.Web)!;
        Assert.Empty(MessageSchemas.Faults(JsonElement.Parse(json.ToJsonString())));

        json[field] = JsonNode.Parse(broken);

        Assert.NotEmpty(MessageSchemas.Faults(JsonElement.Parse(json.ToJsonString())));
    }

    private static void AssertRefusedByBoth(string message)
    {
        Assert.NotNull(ArticleParser.Parse(System.Text.Encoding.UTF8.GetBytes(message), new()).Refusal);
        Assert.NotEmpty(MessageSchemas.Faults("article-version", JsonElement.Parse(message)));
    }

    private static void AssertShipped(JsonObject wanted, string file)
    {
        var (text, path) = (wanted.ToJsonString(Written) + "\n", Repository.File("src", "NarrativeDiff.Contracts", file));
        if (Environment.GetEnvironmentVariable("ND_WRITE_CONTRACT") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(text, File.ReadAllText(path));
    }

    private static IEnumerable<string> References(JsonNode? node) =>
        node switch
        {
            JsonObject found => found.SelectMany(entry =>
                entry.Key == "$ref" ? [entry.Value!.GetValue<string>()] : References(entry.Value)
            ),
            JsonArray list => list.SelectMany(References),
            _ => [],
        };
}
