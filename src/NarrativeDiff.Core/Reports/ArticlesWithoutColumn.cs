using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Says in sentences which articles of the story have no column of their own: copies of a compared one, and those set
/// aside.</summary>
public static class ArticlesWithoutColumn
{
    /// <summary>Outlets named of one text's copies; the report's JSON and CSV name all.</summary>
    private const int MaxNamed = 12;

    public static IEnumerable<string> Of(Report report) => Copies(report).Concat(SetAside(report));

    private static IEnumerable<string> Copies(Report report) =>
        from copies in (report.Copies ?? []).GroupBy(copy => copy.Of, StringComparer.Ordinal)
        let count = copies.Count()
        select FormattableString.Invariant(
            $"{count} more {(count == 1 ? "article has" : "articles have")} exactly the text of {NameOf(report, copies.Key)} and no column: {Named(copies)}."
        );

    private static IEnumerable<string> SetAside(Report report) =>
        (report.SetAside ?? []).Select(article =>
            $"{article.Outlet} ({article.ArticleId}) takes no part in this report: {article.Reason.TrimEnd('.')}."
        );

    private static string NameOf(Report report, string siglum) =>
        report.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum) is { } witness
            ? $"{witness.OutletName ?? witness.Outlet} ({siglum})"
            : siglum;

    private static string Named(IEnumerable<ReportCopy> copies)
    {
        var outlets = copies.Select(copy => copy.OutletName ?? copy.Outlet).Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(", ", outlets.Take(MaxNamed))
            + (outlets.Length > MaxNamed ? FormattableString.Invariant($" and {outlets.Length - MaxNamed} more") : "");
    }
}
