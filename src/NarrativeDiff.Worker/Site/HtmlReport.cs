using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>Writes a report as one HTML file that needs no network and prints well.</summary>
internal static class HtmlReport
{
    public static Task<string> RenderAsync(Report report) => throw new NotImplementedException();
}
