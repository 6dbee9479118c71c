using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace NarrativeDiff.Worker.Http;

/// <summary>An answer with a tag of its content: whoever has it already gets 304 instead of the content.</summary>
internal static class Tagged
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    public static Task<IResult> JsonAsync<T>(HttpRequest request, T value, JsonSerializerOptions? options = null)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, options ?? Json);
        return TextAsync(request, TagOf(bytes), "application/json", () => Task.FromResult(Encoding.UTF8.GetString(bytes)));
    }

    /// <param name="tag">Changes whenever the text does.</param>
    /// <param name="write">Not called where the reader has the text.</param>
    public static async Task<IResult> TextAsync(HttpRequest request, string tag, string mediaType, Func<Task<string>> write)
    {
        return HasIt(request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Text(await write().ConfigureAwait(false), $"{mediaType}; charset=utf-8");
    }

    /// <summary>The same for what is no text.</summary>
    public static async Task<IResult> BytesAsync(HttpRequest request, string tag, string mediaType, Func<Task<byte[]>> write) =>
        HasIt(request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(await write().ConfigureAwait(false), mediaType);

    /// <summary>The same, written piece by piece.</summary>
    public static IResult Stream(HttpRequest request, string tag, string mediaType, Func<Stream, Task> write) =>
        HasIt(request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Stream(write, $"{mediaType}; charset=utf-8");

    /// <returns>A tag of what these bytes say.</returns>
    public static string TagOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];

    /// <returns>A tag of what this text says.</returns>
    public static string TagOf(string text) => TagOf(Encoding.UTF8.GetBytes(text));

    private static bool HasIt(HttpRequest request, string tag)
    {
        var entity = new EntityTagHeaderValue($"\"{tag}\"");
        request.HttpContext.Response.GetTypedHeaders().ETag = entity;
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Tag == "*" || known.Compare(entity, useStrongComparison: false));
    }
}
