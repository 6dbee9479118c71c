namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the findings of a report as CSV (RFC 4180), one row a piece of evidence.</summary>
public static class CsvReport
{
    public static string Write(Report report) => throw new NotImplementedException();
}
