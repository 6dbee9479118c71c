using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A theme in a few words: the names that set it apart, or its central sentence where it has none.</summary>
public static class ThemeNames
{
    private const int Most = 3;

    /// <summary>How far up a theme stands in a picture: by the room that one article gives it, and half as much again where several have
    /// it.</summary>
    public static double Rank(ReportTheme theme) =>
        theme.Passages.Select(passage => passage.Share).DefaultIfEmpty().Max() * (theme.Passages.Length > 1 ? 1.5 : 1);

    public static string Of(ReportTheme theme) => theme.Names.IsEmpty ? theme.Label : string.Join(", ", theme.Names.Take(Most));
}
