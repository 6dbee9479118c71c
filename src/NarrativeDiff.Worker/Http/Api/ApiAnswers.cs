namespace NarrativeDiff.Worker.Http.Api;

/// <summary>What an endpoint answers, beside its first example: kinds of content, refusals and headers. The description is made of
/// it.</summary>
internal static class ApiAnswers
{
    /// <summary>An answer carries an ETag and is left out where the reader has it.</summary>
    internal sealed record TaggedAnswer;

    internal sealed record TextAnswer(string[] MediaTypes);

    /// <summary>Needs the key once one is configured.</summary>
    internal sealed record Write(Type Body);

    public static RouteHandlerBuilder Returns<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, "application/json");

    /// <summary>As text of this kind, whose form this description does not say.</summary>
    public static RouteHandlerBuilder ReturnsText(this RouteHandlerBuilder endpoint, string mediaType) =>
        endpoint.Produces<string>(StatusCodes.Status200OK, mediaType);

    /// <summary>The same content is had in these kinds too.</summary>
    public static RouteHandlerBuilder AlsoAsText(this RouteHandlerBuilder endpoint, params string[] mediaTypes) =>
        endpoint.WithMetadata(new TextAnswer(mediaTypes));

    /// <summary>Beside those that every endpoint has.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemAnswer>(status, "application/problem+json");
        return endpoint;
    }

    public static RouteHandlerBuilder Tagged(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status304NotModified).WithMetadata(new TaggedAnswer());

    /// <summary>The id of a merged story leads to the one it is part of.</summary>
    public static RouteHandlerBuilder Redirects(this RouteHandlerBuilder endpoint) =>
        endpoint.Produces(StatusCodes.Status307TemporaryRedirect);

    public static RouteHandlerBuilder Writes<T>(this RouteHandlerBuilder endpoint, string example) =>
        endpoint
            .AddEndpointFilter<WriteGuard>()
            .WithMetadata(new Write(typeof(T)), new BodyExample(example))
            .Refuses(
                StatusCodes.Status401Unauthorized,
                StatusCodes.Status403Forbidden,
                StatusCodes.Status408RequestTimeout,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status422UnprocessableEntity
            );
}

/// <summary>A problem as RFC 9457 has it, with what this program adds.</summary>
internal sealed record ProblemAnswer
{
    public string? Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }

    /// <summary>What is wrong, with the remedy.</summary>
    public string? Detail { get; init; }
    public string? Instance { get; init; }

    /// <summary>Of a refused article version; the same as in its outcome event.</summary>
    public string? Code { get; init; }

    /// <summary>JSON path of the field at fault, or the name of the parameter.</summary>
    public string? Field { get; init; }
}
