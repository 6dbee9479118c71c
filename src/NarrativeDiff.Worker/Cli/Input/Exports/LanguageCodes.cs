using System.Text.RegularExpressions;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>Language tags of the codes and names that exports use.</summary>
internal static partial class LanguageCodes
{
    /// <returns>A BCP 47 tag; null where the text is no code that is known or well formed.</returns>
    public static string? Tag(string? code)
    {
        if (code?.Trim() is not { Length: > 0 and <= 35 } text)
            return null;
        if (LanguageTags.Of(text) is { } tag)
            return tag;
        text = text.Replace('_', '-');
        return WellFormed().IsMatch(text) ? text : null;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}
