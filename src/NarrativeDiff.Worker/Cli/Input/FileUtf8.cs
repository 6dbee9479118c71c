using System.Text;
using System.Text.Unicode;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Reads a whole file as UTF-8 text, or says why it cannot.</summary>
internal static class FileUtf8
{
    /// <returns>Text or refusal, never both.</returns>
    public static (string? Text, string? Refusal) Read(string file, long maxBytes)
    {
        var size = new FileInfo(file).Length;
        if (size > maxBytes)
            return (null, $"the file has {size} bytes, the limit is {maxBytes}; cut out what is not the article");
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(file);
        if (!Utf8.IsValid(bytes))
            return (null, "the file is not valid UTF-8; save it as UTF-8");
        return (Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes), null);
    }
}
