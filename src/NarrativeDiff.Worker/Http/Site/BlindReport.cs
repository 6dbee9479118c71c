using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The report with sigla for outlets, so that a reviewer judges words without knowing whose they are.</summary>
/// <remarks>An outlet that its own article names is not hidden: texts stay as received.</remarks>
internal static class BlindReport
{
    public static Report Of(Report report)
    {
        var mark = report.Witnesses.GroupBy(witness => witness.Outlet, StringComparer.Ordinal)
            .ToDictionary(outlet => outlet.Key, outlet => string.Join('+', outlet.Select(witness => witness.Siglum)), StringComparer.Ordinal);
        var article = report.Witnesses.ToDictionary(witness => (witness.Outlet, witness.ArticleId), witness => witness.Siglum);
        var summary = new OutletNames(mark);
        return report with
        {
            Witnesses = [.. report.Witnesses.Select(witness => witness with { Outlet = mark[witness.Outlet], OutletName = null, ArticleId = witness.Siglum, Url = null })],
            Findings = [.. report.Findings.Select(Of)],
            Referents = [.. report.Referents.Select(referent => referent with
            {
                Labels = [.. referent.Labels.Select(label => label with { Uses = [.. label.Uses.Select(use => use with { Evidence = [.. use.Evidence.Select(Masked)] })] })],
            })],
            Numbers = [.. report.Numbers.Select(number => number with { Evidence = Masked(number.Evidence) })],
            Review = report.Review is { } review ? review with { Rejected = [.. review.Rejected.Select(Of)] } : null,
        };

        Finding Of(Finding finding) => finding with
        {
            Outlets = [.. finding.Outlets.Select(outlet => mark.GetValueOrDefault(outlet, "?"))],
            Summary = summary.In(finding.Summary),
            Evidence = [.. finding.Evidence.Select(Masked)],
        };

        Evidence Masked(Evidence evidence) => evidence with
        {
            Outlet = mark.GetValueOrDefault(evidence.Outlet, "?"),
            ArticleId = article.GetValueOrDefault((evidence.Outlet, evidence.ArticleId), "?"),
        };
    }
}
