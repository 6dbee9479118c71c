using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A theme in a few words: the names that set it apart, or its central sentence where it has none.</summary>
public static class ThemeNames
{
    private const int Most = 3;

    public static string Of(ReportTheme theme) => theme.Names.IsEmpty ? theme.Label : string.Join(", ", theme.Names.Take(Most));
}
