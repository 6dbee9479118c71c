namespace NarrativeDiff.Core.Reports;

/// <summary>Writes a report as Markdown.</summary>
public static class MarkdownReport
{
    public static string Write(Report report) => throw new NotImplementedException();
}
