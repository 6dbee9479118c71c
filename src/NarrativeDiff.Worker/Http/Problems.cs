using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Http;

/// <summary>Refusals over HTTP, as RFC 9457 wants them; <c>code</c> and <c>field</c> are the same as in outcome events.</summary>
internal static class Problems
{
    public static IResult NotFound(string what, string id) =>
        TypedResults.Problem(
            title: $"No such {what}",
            detail: $"there is no {what} '{id}'; GET /api/stories lists what there is",
            statusCode: StatusCodes.Status404NotFound
        );

    public static IResult NoKey() =>
        TypedResults.Problem(
            title: "Key needed",
            detail: "send the configured Api:Key in the X-Api-Key header",
            statusCode: StatusCodes.Status401Unauthorized
        );

    public static IResult ForeignPage() =>
        TypedResults.Problem(
            title: "Not from there",
            detail: "pages of other sites may not write here; behind a proxy set Api:PublicUrl to the address that readers see",
            statusCode: StatusCodes.Status403Forbidden
        );

    public static IResult NotJson(string? contentType) =>
        TypedResults.Problem(
            title: "Not JSON",
            detail: $"Content-Type is '{FieldReader.Shown(contentType ?? "")}'; send application/json",
            statusCode: StatusCodes.Status415UnsupportedMediaType
        );

    public static IResult UnknownHost(string host) =>
        TypedResults.Problem(
            title: "Not this host",
            detail: $"this worker does not go by the name '{FieldReader.Shown(host)}'; ask for localhost or an IP "
                + "address, or add the name to Api:AllowedHosts",
            statusCode: StatusCodes.Status421MisdirectedRequest
        );

    /// <summary>An answer that only the server or the routes have given so far, in the form of all others.</summary>
    public static IResult OfStatus(int status) =>
        TypedResults.Problem(
            statusCode: status,
            detail: status switch
            {
                StatusCodes.Status400BadRequest => "the request is not as HTTP or the API description (/openapi/v1.json) wants it",
                StatusCodes.Status404NotFound => "there is nothing at this address; /openapi/v1.json lists the addresses",
                StatusCodes.Status405MethodNotAllowed => "the address does not take this method; the Allow header lists those it takes",
                StatusCodes.Status408RequestTimeout => "the body did not come in time; send it without pauses",
                StatusCodes.Status413PayloadTooLarge => "the body is too long; send a shorter one",
                StatusCodes.Status500InternalServerError => "the worker failed at this request; its log says why",
                _ => null,
            }
        );

    public static IResult Unavailable() =>
        TypedResults.Problem(
            title: "Not now",
            detail: "the store or the bus does not answer; send it again later, a repetition does no harm",
            statusCode: StatusCodes.Status503ServiceUnavailable
        );

    public static IResult BadQuery(string name, string remedy) =>
        TypedResults.Problem(
            title: "Bad request",
            detail: $"{name}: {remedy}",
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["field"] = name }
        );

    public static IResult BadJudgement(string field, string reason, int status = StatusCodes.Status422UnprocessableEntity) =>
        TypedResults.Problem(
            title: "Judgement refused",
            detail: reason,
            statusCode: status,
            extensions: new Dictionary<string, object?> { ["field"] = field }
        );

    public static IResult BadMove(string field, string reason) =>
        TypedResults.Problem(
            title: "Move refused",
            detail: reason,
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: new Dictionary<string, object?> { ["field"] = field }
        );

    public static IResult Refused(string code, string? field, string reason) =>
        TypedResults.Problem(
            title: "Article version refused",
            detail: reason,
            statusCode: StatusOf(code),
            type: $"urn:narrativediff:refusal:{code}",
            extensions: new Dictionary<string, object?> { ["code"] = code, ["field"] = field }
        );

    private static int StatusOf(string code) =>
        code switch
        {
            RefusalCode.MessageTooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalCode.EmptyMessage
            or RefusalCode.InvalidUtf8
            or RefusalCode.MalformedJson
            or RefusalCode.NotAnObject
            or RefusalCode.TooDeep
            or RefusalCode.DuplicateField
            or RefusalCode.InvalidUnicode => StatusCodes.Status400BadRequest,
            RefusalCode.InternalError => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
