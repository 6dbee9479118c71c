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
            .Select(witness => KeyValuePair.Create(witness.OutletName!.Trim(), mark[witness.Outlet]));
        var summary = new OutletNames([.. mark, .. named]);
        var hidden = Hidden(report, mark);
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
                                    Uses = [.. label.Uses.Select(use => use with { Evidence = [.. use.Evidence.Select(MaskedSpan)] })],
                                }
                            ),
                        ],
                    }
                ),
            ],
            Numbers = [.. report.Numbers.Select(number => number with { Evidence = MaskedSpan(number.Evidence) })],
            Copies = report.Copies is { } copies ? [.. copies.Select(Unnamed)] : null,
            SetAside = report.SetAside is { } aside ? [.. aside.Select(Nameless)] : null,
            Review = report.Review is { } review ? review with { Rejected = [.. review.Rejected.Select(Of)] } : null,
        };

        Finding Of(Finding finding)
        {
            var template = finding.Template is { } whole ? whole with { Arguments = [.. whole.Arguments.Select(Masked)] } : null;
            return finding with
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
                Summary = template?.Render() ?? summary.In(finding.Summary),
                Template = template,
                Evidence = [.. finding.Evidence.Select(MaskedSpan)],
            };
        }

        // Quotations are an article's words and stay, as in the summary.
        SummaryArgument Masked(SummaryArgument argument) =>
            argument.Kind switch
            {
                "quotations" or "count" => argument,
                "outlets" => argument with { Values = [.. argument.Values.Select(name => hidden.GetValueOrDefault(name) ?? "?")] },
                _ => argument with { Values = [.. argument.Values.Select(summary.In)] },
            };

        ReportSetAside Nameless(ReportSetAside one) =>
            one with
            {
                Outlet = mark.GetValueOrDefault(one.Outlet, "?"),
                ArticleId = article.GetValueOrDefault((one.Outlet, one.ArticleId), "?"),
                Reason = summary.In(one.Reason),
            };

        Evidence MaskedSpan(Evidence evidence) =>
            evidence with
            {
                Outlet = mark.GetValueOrDefault(evidence.Outlet, "?"),
                ArticleId = article.GetValueOrDefault((evidence.Outlet, evidence.ArticleId), "?"),
            };
    }

    /// <summary>Outlets as summaries name them, with what stands for them.</summary>
    private static Dictionary<string, string> Hidden(Report report, Dictionary<string, string> mark)
    {
        var hidden = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var witness in report.Witnesses)
        {
            var name = witness.OutletName is { } given && !string.IsNullOrWhiteSpace(given) ? given.Trim() : witness.Outlet;
            hidden.TryAdd(name, mark[witness.Outlet]);
            hidden[$"{name} ({witness.Siglum})"] = witness.Siglum;
        }
        return hidden;
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
