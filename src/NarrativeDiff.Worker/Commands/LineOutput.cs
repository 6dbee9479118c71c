using System.Text.Encodings.Web;
using System.Text.Json;

namespace NarrativeDiff.Worker.Commands;

/// <summary>JSON lines to standard output or a file.</summary>
internal static class LineOutput
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(IEnumerable<string> lines, string? output, TextWriter console, CancellationToken cancel)
    {
        using var file = output is null ? null : OutputFile.Create(output);
        var writer = file?.Writer ?? console;
        foreach (var line in lines)
            await writer.WriteAsync((line + "\n").AsMemory(), cancel).ConfigureAwait(false);
        file?.Finish();
    }
}
