using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>The report with sigla for outlets, so that a reviewer judges words without knowing whose they are.</summary>
/// <remarks>An outlet that its own article names is not hidden: texts stay as received.</remarks>
internal static class BlindReport
{
    public static Report Of(Report report)
    {
        var mark = report
            .Witnesses.GroupBy(witness => witness.Outlet, StringComparer.Ordinal)
            .ToDictionary(
                outlet => outlet.Key,
                outlet => string.Join('+', outlet.Select(witness => witness.Siglum)),
                StringComparer.Ordinal
            );
        var article = report.Witnesses.ToDictionary(witness => (witness.Outlet, witness.ArticleId), witness => witness.Siglum);
        var named = report
            .Witnesses.Where(witness => witness.OutletName is not null)
            .Select(witness => KeyValuePair.Create(witness.OutletName!, mark[witness.Outlet]));
        var summary = new OutletNames([.. mark, .. named]);
        return report with
        {
            Witnesses =
            [
                .. report.Witnesses.Select(witness =>
                    witness with
                    {
                        Outlet = mark[witness.Outlet],
                        OutletName = null,
                        ArticleId = witness.Siglum,
                        Url = null,
                    }
                ),
            ],
            Notes = [.. report.Notes.Select(note => note with { Text = summary.In(note.Text) })],
            Findings = [.. report.Findings.Select(Of)],
            Referents =
            [
                .. report.Referents.Select(referent =>
                    referent with
                    {
                        Labels =
                        [
                            .. referent.Labels.Select(label =>
                                label with
                                {
                                    Uses = [.. label.Uses.Select(use => use with { Evidence = [.. use.Evidence.Select(Masked)] })],
                                }
                            ),
                        ],
                    }
                ),
            ],
            Numbers = [.. report.Numbers.Select(number => number with { Evidence = Masked(number.Evidence) })],
            Copies = report.Copies is { } copies ? [.. copies.Select(Unnamed)] : null,
            SetAside = report.SetAside is { } aside ? [.. aside.Select(Nameless)] : null,
            Review = report.Review is { } review ? review with { Rejected = [.. review.Rejected.Select(Of)] } : null,
        };

        Finding Of(Finding finding) =>
            finding with
            {
                Outlets = [.. finding.Outlets.Select(outlet => mark.GetValueOrDefault(outlet, "?"))],
                Subject = finding.Subject is { } subject
                    ? subject with
                    {
                        Id = summary.In(subject.Id),
                        Label = summary.In(subject.Label),
                    }
                    : null,
                Positions =
                [
                    .. finding.Positions.Select(position => position with { Says = position.Says is { } says ? summary.In(says) : null }),
                ],
                Summary = summary.In(finding.Summary),
                Template = finding.Template is { } template ? template with { Arguments = [.. template.Arguments.Select(Hidden)] } : null,
                Evidence = [.. finding.Evidence.Select(Masked)],
            };

        // Quotations are an article's words and stay, as in the summary.
        SummaryArgument Hidden(SummaryArgument argument) =>
            argument.Kind switch
            {
                "quotations" or "count" => argument,
                _ => argument with { Values = [.. argument.Values.Select(summary.In)] },
            };

        ReportSetAside Nameless(ReportSetAside one) =>
            one with
            {
                Outlet = mark.GetValueOrDefault(one.Outlet, "?"),
                ArticleId = article.GetValueOrDefault((one.Outlet, one.ArticleId), "?"),
                Reason = summary.In(one.Reason),
            };

        Evidence Masked(Evidence evidence) =>
            evidence with
            {
                Outlet = mark.GetValueOrDefault(evidence.Outlet, "?"),
                ArticleId = article.GetValueOrDefault((evidence.Outlet, evidence.ArticleId), "?"),
            };
    }

    private static ReportCopy Unnamed(ReportCopy copy) =>
        copy with
        {
            Outlet = copy.Siglum,
            OutletName = null,
            ArticleId = copy.Siglum,
            Url = null,
        };
}
