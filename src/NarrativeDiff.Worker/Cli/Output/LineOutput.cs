using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NarrativeDiff.Worker.Cli.Output;

/// <summary>JSON lines to standard output or a file.</summary>
internal static class LineOutput
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<string?> AddTo(Command command)
    {
        var output = new Option<string?>("--out") { Description = "File to write; standard output without it", HelpName = "PATH" };
        command.Add(output);
        return output;
    }

    public static async Task WriteAsync(IEnumerable<string> lines, string? output, TextWriter console, CancellationToken cancel)
    {
        using var file = OutputFile.To(output, console);
        foreach (var line in lines)
            await file.Writer.WriteAsync((line + "\n").AsMemory(), cancel).ConfigureAwait(false);
        file.Finish();
    }
}
