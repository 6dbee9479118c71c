using System.Collections.Immutable;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Takes out of a report's labels, numbers and cells what its own articles say already, and puts it back. A finding is read by
/// itself, so its spans stay whole but for the time, which is its article's.</summary>
/// <remarks>Only what comes back the same is taken out, so a report that was written and read is the report that was made. Null and zero
/// stand for "as the article has it".</remarks>
internal sealed class LightReport
{
    private const string Body = "body";
    private const string LabelRole = "label";
    private const string NumberRole = "reading";

    private readonly Dictionary<string, ReportWitness> _bySiglum = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Outlet, string Article, int Version), DateTimeOffset> _published = [];

    private LightReport(Report report)
    {
        foreach (var witness in report.Witnesses)
        {
            _bySiglum.TryAdd(witness.Siglum, witness);
            _published.TryAdd((witness.Outlet, witness.ArticleId, witness.Version), witness.PublishedAt);
            foreach (var earlier in witness.EarlierVersions)
                _published.TryAdd((witness.Outlet, witness.ArticleId, earlier.Version), earlier.PublishedAt);
        }
    }

    /// <summary>As it is written.</summary>
    public static Report Of(Report report) =>
        new LightReport(report).Each(
            report,
            static (light, span) => light.PublishedOf(span) == span.PublishedAt ? span with { PublishedAt = default } : span,
            static (light, span, where) => light.Short(span, where),
            static (light, use, siglum) => light.Short(use, siglum),
            static (light, cell) => light.Short(cell)
        );

    /// <summary>As it was before; a report that was written whole stays as it is.</summary>
    public static Report Restore(Report report) =>
        new LightReport(report).Each(
            report,
            static (light, span) => span.PublishedAt == default ? span with { PublishedAt = light.PublishedOf(span) } : span,
            static (light, span, where) => light.Whole(span, where),
            static (light, use, siglum) => light.Whole(use, siglum),
            static (light, cell) => light.Whole(cell)
        );

    private Report Each(
        Report report,
        Func<LightReport, Evidence, Evidence> ofFinding,
        Func<LightReport, Evidence, Surroundings, Evidence> span,
        Func<LightReport, ReportLabelUse, string, ReportLabelUse> use,
        Func<LightReport, CoverageCell, CoverageCell> cell
    )
    {
        return report with
        {
            Findings =
            [
                .. report.Findings.Select(finding => finding with { Evidence = [.. finding.Evidence.Select(one => ofFinding(this, one))] }),
            ],
            Referents = [.. report.Referents.Select(referent => referent with { Labels = [.. referent.Labels.Select(OfLabel)] })],
            Numbers =
            [
                .. report.Numbers.Select(number =>
                    number with
                    {
                        Evidence = span(this, number.Evidence, new(number.Siglum, NumberRole, null)),
                    }
                ),
            ],
            Statements =
            [
                .. report.Statements.Select(statement =>
                    statement with
                    {
                        Coverage = [.. statement.Coverage.Select(one => cell(this, one))],
                    }
                ),
            ],
        };

        ReportLabel OfLabel(ReportLabel label) =>
            label with
            {
                Uses =
                [
                    .. label.Uses.Select(one =>
                        use(
                            this,
                            one with
                            {
                                Evidence = [.. one.Evidence.Select(found => span(this, found, new(one.Siglum, LabelRole, one.Voice)))],
                            },
                            one.Siglum
                        )
                    ),
                ],
            };
    }

    private DateTimeOffset PublishedOf(Evidence span) => _published.GetValueOrDefault((span.Outlet, span.ArticleId, span.Version));

    private Evidence Short(Evidence span, Surroundings where)
    {
        var blank = span with
        {
            Outlet = null!,
            ArticleId = null!,
            Version = VersionOf(span, where),
            PublishedAt = default,
            Exact = null!,
            Prefix = null!,
            Suffix = null!,
            Role = null!,
            Voice = where.Voice is null ? span.Voice : null!,
            Field = FieldOf(span),
        };
        return Whole(blank, where) == span ? blank : span;
    }

    private static string FieldOf(Evidence span) => span.Field == Body ? null! : span.Field;

    private int VersionOf(Evidence span, Surroundings where) =>
        _bySiglum.TryGetValue(where.Siglum, out var witness) && witness.Version == span.Version ? 0 : span.Version;

    private Evidence Whole(Evidence span, Surroundings where)
    {
        if (!_bySiglum.TryGetValue(where.Siglum, out var witness))
            return span with { Field = span.Field ?? Body };
        var known = span with
        {
            Outlet = span.Outlet ?? witness.Outlet,
            ArticleId = span.ArticleId ?? witness.ArticleId,
            Version = span.Version == 0 ? witness.Version : span.Version,
            Field = span.Field ?? Body,
            Role = span.Role ?? where.Role,
            Voice = span.Voice ?? where.Voice!,
        };
        return TextOf(witness, known) is { } text ? Cut(known, text.Words, text.At) : known;
    }

    private static (string Words, DateTimeOffset At)? TextOf(ReportWitness witness, Evidence span)
    {
        var isHeadline = span.Field != Body;
        if (witness.Version == span.Version)
            return (isHeadline ? witness.Headline : witness.Body, witness.PublishedAt);
        return witness.EarlierVersions.FirstOrDefault(version => version.Version == span.Version) is { } earlier
            ? (isHeadline ? earlier.Headline : earlier.Body, earlier.PublishedAt)
            : null;
    }

    private static Evidence Cut(Evidence span, string text, DateTimeOffset at)
    {
        if (span.Start < 0 || span.Length < 0 || span.Start > text.Length - span.Length)
            return span;
        var cut = new TextSpan(span.Start, span.Length);
        return span with
        {
            PublishedAt = span.PublishedAt == default ? at : span.PublishedAt,
            Exact = span.Exact ?? cut.Of(text),
            Prefix = span.Prefix ?? EvidenceFactory.Before(text, cut),
            Suffix = span.Suffix ?? EvidenceFactory.After(text, cut),
        };
    }

    private ReportLabelUse Short(ReportLabelUse use, string siglum) =>
        use.Versions is [var only] && _bySiglum.TryGetValue(siglum, out var witness) && only == witness.Version
            ? use with
            {
                Versions = default,
            }
            : use;

    private ReportLabelUse Whole(ReportLabelUse use, string siglum) =>
        use.Versions.IsDefault ? use with { Versions = _bySiglum.TryGetValue(siglum, out var witness) ? [witness.Version] : [] } : use;

    private CoverageCell Short(CoverageCell cell) =>
        cell is { Certainty: not null, Certainties: [var only] }
        && _bySiglum.TryGetValue(cell.Siglum, out var witness)
        && only == new VersionCertainty(witness.Version, cell.Certainty)
            ? cell with
            {
                Certainties = null,
            }
            : cell;

    private CoverageCell Whole(CoverageCell cell) =>
        cell is { Certainty: { } certainty, Certainties: null } && _bySiglum.TryGetValue(cell.Siglum, out var witness)
            ? cell with
            {
                Certainties = [new VersionCertainty(witness.Version, certainty)],
            }
            : cell;

    /// <summary>Where a span stands in the report, and what follows from that.</summary>
    /// <param name="Siglum">The article whose use or number it shows.</param>
    private readonly record struct Surroundings(string Siglum, string Role, string? Voice);
}
