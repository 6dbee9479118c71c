namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>A line of a file as bytes, without its end.</summary>
/// <param name="Number">1-based.</param>
internal readonly record struct ByteLine(int Number, ReadOnlyMemory<byte> Bytes);

/// <summary>Reads lines as bytes; of a line over the limit it keeps one byte more than allowed, so that whoever checks its size refuses
/// it.</summary>
internal static class BoundedLines
{
    private const int BlockBytes = 65_536;

    public static IEnumerable<ByteLine> Of(Stream stream, int maxBytes)
    {
        var block = new byte[BlockBytes];
        var line = new MemoryStream();
        var number = 1;
        for (int read; (read = stream.Read(block)) > 0; )
        {
            var at = 0;
            for (int end; (end = Array.IndexOf(block, (byte)'\n', at, read - at)) >= 0; at = end + 1)
            {
                Keep(line, block.AsSpan(at, end - at), maxBytes);
                yield return new ByteLine(number++, line.ToArray());
                line.SetLength(0);
            }
            Keep(line, block.AsSpan(at, read - at), maxBytes);
        }
        if (line.Length > 0)
            yield return new ByteLine(number, line.ToArray());
    }

    private static void Keep(MemoryStream line, ReadOnlySpan<byte> bytes, int maxBytes) =>
        line.Write(bytes[..(int)Math.Min(bytes.Length, maxBytes + 1 - line.Length)]);
}
