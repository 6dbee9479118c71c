using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Http;

/// <summary>Refusals over HTTP, as RFC 9457 wants them; <c>code</c> and <c>field</c> are the same as in outcome events.</summary>
internal static class Problems
{
    public static IResult NotFound(string what, string id) => TypedResults.Problem(
        title: $"No such {what}", detail: $"there is no {what} '{id}'; GET /api/stories lists what there is", statusCode: StatusCodes.Status404NotFound);

    public static IResult NoKey() => TypedResults.Problem(
        title: "Key needed", detail: "send the configured Api:Key in the X-Api-Key header", statusCode: StatusCodes.Status401Unauthorized);

    public static IResult Unavailable() => TypedResults.Problem(
        title: "Not now", detail: "the store or the bus does not answer; send it again later, a repetition does no harm", statusCode: StatusCodes.Status503ServiceUnavailable);

    public static IResult BadQuery(string name, string remedy) => TypedResults.Problem(
        title: "Bad request", detail: $"{name}: {remedy}", statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["field"] = name });

    public static IResult BadJudgement(string field, string reason) => TypedResults.Problem(
        title: "Judgement refused", detail: reason, statusCode: StatusCodes.Status422UnprocessableEntity, extensions: new Dictionary<string, object?> { ["field"] = field });

    public static IResult Refused(string code, string? field, string reason) => TypedResults.Problem(
        title: "Article version refused",
        detail: reason,
        statusCode: StatusOf(code),
        type: $"urn:narrativediff:refusal:{code}",
        extensions: new Dictionary<string, object?> { ["code"] = code, ["field"] = field });

    private static int StatusOf(string code) => code switch
    {
        RefusalCode.MessageTooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalCode.EmptyMessage or RefusalCode.InvalidUtf8 or RefusalCode.MalformedJson or RefusalCode.NotAnObject or RefusalCode.TooDeep
            or RefusalCode.DuplicateField or RefusalCode.InvalidUnicode => StatusCodes.Status400BadRequest,
        RefusalCode.InternalError => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
