using System.Text.Json;
using NarrativeDiff.Worker.Review;

namespace NarrativeDiff.Worker.Http;

/// <summary>Reads the body of a write, bounded in size and time: too slow is 408, too long is for the caller to refuse.</summary>
internal static class RequestBody
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <param name="what">What the body should be, for the reason.</param>
    /// <param name="refuse">Makes the answer out of field and reason, where the body is no such thing.</param>
    /// <returns>The value, or the problem that stands in its place.</returns>
    public static async Task<(T? Value, IResult? Problem)> ReadJsonAsync<T>(
        HttpRequest request,
        int limit,
        string what,
        Func<string, string, IResult> refuse,
        CancellationToken cancel
    )
        where T : class
    {
        var (body, unread) = await ReadAsync(request, limit, cancel).ConfigureAwait(false);
        if (unread is not null || body.Length > limit)
            return (null, unread ?? Problems.OfStatus(StatusCodes.Status413PayloadTooLarge));
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Judgement.Json) is { } value
                ? (value, null)
                : (null, refuse("$", $"not a {what} but null"));
        }
        catch (JsonException fault)
        {
            return (null, refuse(fault.Path ?? "$", $"not a {what}: {fault.Message}"));
        }
    }

    /// <summary>At most one byte over the limit: enough to refuse it, not more than it may cost.</summary>
    /// <returns>The bytes, or the problem that stands in their place.</returns>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(
        HttpRequest request,
        int limit,
        CancellationToken cancel
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Longest);
        try
        {
            return (await BytesAsync(request.Body, limit, late.Token).ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, Problems.OfStatus(StatusCodes.Status408RequestTimeout));
        }
        catch (BadHttpRequestException fault)
        {
            // The server's own word for a body that trickles, breaks off or is framed wrongly.
            return (default, Problems.OfStatus(fault.StatusCode));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream from, int limit, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        while (body.Length <= limit)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit + 1 - body.Length)), cancel)
                .ConfigureAwait(false);
            if (read == 0)
                break;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
