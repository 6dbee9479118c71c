namespace NarrativeDiff.Worker.Http;

/// <summary>Reads the body of a write, bounded in size and time: too slow is 408, too long is for the caller to refuse.</summary>
internal static class RequestBody
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>At most one byte over the limit: enough to refuse it, not more than it may cost.</summary>
    /// <returns>The bytes, or the problem that stands in their place.</returns>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Problem)> ReadAsync(HttpRequest request, int limit, CancellationToken cancel)
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
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limit + 1 - body.Length)), cancel).ConfigureAwait(false);
            if (read == 0)
                break;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
