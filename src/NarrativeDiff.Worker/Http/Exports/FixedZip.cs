using System.IO.Compression;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>Zip files whose bytes depend on their content alone: every entry has the same time.</summary>
internal static class FixedZip
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<byte[]> WriteAsync(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                var stream = await entry.OpenAsync().ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                    await stream.WriteAsync(content).ConfigureAwait(false);
            }

        return bytes.ToArray();
    }

    /// <summary>The same entries with the one time.</summary>
    public static async Task<byte[]> NormalizeAsync(byte[] written)
    {
        using var source = new MemoryStream(written);
        using var zip = new ZipArchive(source, ZipArchiveMode.Read);
        var entries = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            var stream = await entry.OpenAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
                await stream.CopyToAsync(content).ConfigureAwait(false);
            entries.Add((entry.FullName, content.ToArray()));
        }

        return await WriteAsync(entries).ConfigureAwait(false);
    }
}
