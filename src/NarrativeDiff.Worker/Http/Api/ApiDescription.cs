using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>An example of a request's body.</summary>
internal sealed record BodyExample(string Json);

/// <summary>Makes /openapi/v1.json: of each endpoint its name, what it does, what goes in and comes back, with schemas, codes, headers and
/// examples.</summary>
internal static class ApiDescription
{
    private const string KeyScheme = "ApiKey";
    private const string Json = "application/json";
    private const string ProblemType = "application/problem+json";

    private sealed record AnswerExample(string? Json, int Status);

    public static void AddApiDescription(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(
            "v1",
            options =>
                options
                    .AddOperationTransformer(DescribeAsync)
                    .AddSchemaTransformer(ReportSchemas.LighterAsync)
                    .AddDocumentTransformer(CompleteAsync)
        );

    public static RouteHandlerBuilder Described(
        this RouteHandlerBuilder endpoint,
        string name,
        string summary,
        string? example,
        int status = StatusCodes.Status200OK
    ) =>
        endpoint
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new AnswerExample(example, status))
            .Refuses(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status421MisdirectedRequest,
                StatusCodes.Status500InternalServerError,
                StatusCodes.Status503ServiceUnavailable
            );

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var (status, answer) in operation.Responses ?? [])
            Complete(status, (OpenApiResponse)answer);
        if (
            metadata.OfType<AnswerExample>().LastOrDefault() is { Json: { } example } known
            && operation.Responses?[$"{known.Status}"].Content?.TryGetValue(Json, out var content) == true
        )
            ((OpenApiMediaType)content).Example = JsonNode.Parse(example);
        foreach (var mediaType in metadata.OfType<ApiAnswers.TextAnswer>().SelectMany(answer => answer.MediaTypes))
            operation.Responses!["200"].Content![mediaType] = new OpenApiMediaType { Schema = Text() };
        if (metadata.OfType<ApiAnswers.TaggedAnswer>().Any())
            Tag(operation);
        if (metadata.OfType<ApiAnswers.Write>().LastOrDefault() is { } write)
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Json] = new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(write.Body, cancellationToken: cancel).ConfigureAwait(false),
                        Example = JsonNode.Parse(metadata.OfType<BodyExample>().Last().Json),
                    },
                },
            };
        if (context.Description.RelativePath == "api/events")
            AddHeader(
                operation,
                "Last-Event-ID",
                "The id of the last event received: what came after it is sent first; 0 begins at the first report"
            );
    }

    private static void Complete(string status, OpenApiResponse answer)
    {
        answer.Description = status switch
        {
            "200" or "201" or "202" => "Done",
            "304" => "The reader has it: If-None-Match holds its tag",
            "307" => "The story was merged; Location is the story it is part of",
            "400" => "Not as HTTP or this description wants it",
            "401" => "X-Api-Key is missing or wrong",
            "403" => "From a page of another site",
            "404" => "There is no such thing",
            "406" => "In none of the forms accepted",
            "408" => "The body did not come in time",
            "413" => "The body is too long",
            "415" => "The body is not JSON",
            "421" => "The worker does not go by the name in Host",
            "422" => "Understood, and refused: code and field say why",
            "503" => "The store or the bus does not answer; send it again later",
            _ => "The worker failed",
        };
        if (answer.Content?.TryGetValue(ProblemType, out var problem) == true)
            ((OpenApiMediaType)problem).Example = JsonNode.Parse(Examples.Problem);
        if (status == "307")
            answer.Headers = Header("Location", "Where the story is now");
        if (status == "503")
            answer.Headers = Header("Retry-After", "Seconds, where the store is away");
    }

    private static void Tag(OpenApiOperation operation)
    {
        AddHeader(operation, "If-None-Match", "A tag of the content that the reader has");
        foreach (var status in new[] { "200", "304" })
            ((OpenApiResponse)operation.Responses![status]).Headers = Header(
                "ETag",
                "Changes with the content, and of pages with the program"
            );
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(
            new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Header,
                Description = description,
                Schema = Text(),
            }
        );
    }

    private static Dictionary<string, IOpenApiHeader> Header(string name, string description) =>
        new()
        {
            [name] = new OpenApiHeader { Description = description, Schema = Text() },
        };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static async Task CompleteAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NarrativeDiff",
            Version = "1",
            Description =
                "Article versions in, reports of wording differences out. Problems are RFC 9457. Writes need "
                + "X-Api-Key once Api:Key is configured.",
        };
        document.Servers?.Clear();
        document.AddComponent<IOpenApiSecurityScheme>(
            KeyScheme,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "X-Api-Key",
                Description = "Needed once Api:Key is configured",
            }
        );
        foreach (
            var write in document
                .Paths.Values.SelectMany(path => path.Operations ?? [])
                .Where(operation => operation.Key == HttpMethod.Post)
        )
            write.Value.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
                new OpenApiSecurityRequirement(),
            ];
        var health = await context.GetOrCreateSchemaAsync(typeof(HealthAnswer), cancellationToken: cancel).ConfigureAwait(false);
        Add(document, "/health/live", "live", "Whether the process answers", new() { ["200"] = Of("text/plain", Text()) });
        Add(
            document,
            "/health/ready",
            "ready",
            "Whether the worker takes work, with the reason where it does not",
            new() { ["200"] = Of(Json, health), ["503"] = Of(Json, health) }
        );
        Add(
            document,
            "/health",
            "health",
            "The same, and how far announcements lag",
            new() { ["200"] = Of(Json, health), ["503"] = Of(Json, health) }
        );
        Add(document, "/metrics", "metrics", "Figures for Prometheus", new() { ["200"] = Of("text/plain", Text()) });
    }

    private static void Add(OpenApiDocument document, string path, string name, string summary, OpenApiResponses answers) =>
        document.Paths[path] = new OpenApiPathItem
        {
            Operations = new()
            {
                [HttpMethod.Get] = new OpenApiOperation
                {
                    OperationId = name,
                    Summary = summary,
                    Responses = answers,
                },
            },
        };

    private static OpenApiResponse Of(string mediaType, IOpenApiSchema schema) =>
        new()
        {
            Description = "The state",
            Content = new Dictionary<string, OpenApiMediaType> { [mediaType] = new() { Schema = schema } },
        };
}

/// <summary>Says in /openapi/v1.json that reports leave out what is null and what their articles say.</summary>
internal static class ReportSchemas
{
    private static readonly Dictionary<string, string[]> LeftOut = new(StringComparer.Ordinal)
    {
        [nameof(Evidence)] = ["outlet", "articleId", "version", "publishedAt", "field", "exact", "prefix", "suffix", "role", "voice"],
        [nameof(FindingPosition)] = ["sentences", "words", "evidence"],
        [nameof(ReportLabelUse)] = ["versions"],
        [nameof(ReportSentence)] = ["field"],
    };

    public static Task LighterAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        if (context.JsonTypeInfo.Type.Assembly == typeof(Report).Assembly && schema.Required is { } required)
            required.ExceptWith([
                .. required.Where(name =>
                    MayBeAbsent(
                        context.JsonTypeInfo.Type.Name,
                        name,
                        schema.Properties?.TryGetValue(name, out var field) == true ? field : null
                    )
                ),
            ]);
        return Task.CompletedTask;
    }

    private static bool MayBeAbsent(string type, string name, IOpenApiSchema? field) =>
        (LeftOut.TryGetValue(type, out var names) && names.Contains(name))
        || field?.Type?.HasFlag(JsonSchemaType.Null) == true
        || field?.OneOf?.Any(one => one.Type == JsonSchemaType.Null) == true;
}
