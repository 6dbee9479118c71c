using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>How much a report rests on: outlets as they are, and with every shared copy counted once.</summary>
public sealed record ReportBasis(int Outlets, int IndependentOutlets, int Articles, int Versions)
{
    public static ReportBasis Of(Report report) => new(
        report.Witnesses.Select(witness => witness.Outlet).Distinct(StringComparer.Ordinal).Count(),
        report.Witnesses.GroupBy(witness => witness.Outlet, StringComparer.Ordinal).Select(KeyOf).Distinct(StringComparer.Ordinal).Count(),
        report.Witnesses.Length,
        report.Witnesses.Sum(witness => 1 + witness.EarlierVersions.Length));

    /// <summary>Outlets with one key count once: those of a shared copy, if copy is all they have.</summary>
    private static string KeyOf(IGrouping<string, ReportWitness> outlet) =>
        outlet.Any(witness => witness.SharedCopyGroup is null) ? outlet.Key : "\u001f" + outlet.Select(witness => witness.SharedCopyGroup).Min(StringComparer.Ordinal);
}
