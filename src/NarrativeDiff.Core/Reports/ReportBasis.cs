namespace NarrativeDiff.Core.Reports;

/// <summary>How much a report rests on: outlets as they are, and with every shared copy counted once.</summary>
public sealed record ReportBasis(int Outlets, int IndependentOutlets, int Articles, int Versions)
{
    public static ReportBasis Of(Report report) => new(
        report.Witnesses.Select(witness => witness.Outlet).Distinct(StringComparer.Ordinal).Count(),
        report.Witnesses.Select(witness => (witness.SharedCopyGroup is null, witness.SharedCopyGroup ?? witness.Outlet)).Distinct().Count(),
        report.Witnesses.Length,
        report.Witnesses.Sum(witness => 1 + witness.EarlierVersions.Length));
}
