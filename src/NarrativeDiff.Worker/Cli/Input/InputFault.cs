using System.Globalization;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Why a file, or one article in it, was not taken: where it stands, which field, and what to do.</summary>
/// <param name="Line">1-based; null where it is about the whole file.</param>
/// <param name="Field">JSON path of the field, e.g. <c>$.publishedAt</c>; null where it is about none.</param>
internal sealed record InputFault(string File, int? Line, string? Field, string Reason)
{
    /// <summary>As compilers print it: <c>articles.jsonl:7: $.publishedAt: publishedAt is missing; …</c></summary>
    public override string ToString()
    {
        var line = Line is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : "";
        var field = Field is null ? "" : $"{Field}: ";
        return Terminal.Safe($"{File}{line}: {field}{Reason}");
    }
}
