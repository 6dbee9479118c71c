using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>An example of a request's body.</summary>
internal sealed record BodyExample(string Json);

/// <summary>What /openapi/v1.json reports an endpoint: its name, what it does, and an example of what comes back.</summary>
internal static class ApiDescription
{
    private sealed record AnswerExample(string? Json, int Status);

    public static void AddApiDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "NarrativeDiff";
            document.Info.Version = "1";
            document.Info.Description = "Article versions in, reports of wording differences out. Problems are RFC 9457. Writes need X-Api-Key once Api:Key is configured.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<AnswerExample>().LastOrDefault() is { } answer)
                operation.Responses = new OpenApiResponses
                {
                    [$"{answer.Status}"] = new OpenApiResponse { Description = answer.Status < 300 ? "Done" : "", Content = Content(answer.Json) },
                    ["default"] = new OpenApiResponse { Description = "A problem, RFC 9457", Content = Problem() },
                };
            if (metadata.OfType<BodyExample>().LastOrDefault() is { } body)
                operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Content(body.Json) };
            return Task.CompletedTask;
        });
    });

    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary, string? example, int status = StatusCodes.Status200OK) =>
        endpoint.WithName(name).WithSummary(summary).WithMetadata(new AnswerExample(example, status));

    private static Dictionary<string, OpenApiMediaType>? Content(string? json) =>
        json is null ? null : new() { ["application/json"] = new OpenApiMediaType { Example = JsonNode.Parse(json) } };

    private static Dictionary<string, OpenApiMediaType> Problem() =>
        new() { ["application/problem+json"] = new OpenApiMediaType { Example = JsonNode.Parse(Examples.Problem) } };
}
