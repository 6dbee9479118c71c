using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Review;

/// <summary>A random sample of cells and findings for a reliability study: a sheet that coders fill in without seeing outlets or what the
/// program says, and its key.</summary>
/// <remarks>The same reports, sizes and seed give the same sample.</remarks>
internal static class ReliabilitySample
{
    /// <summary>The most characters of an article in a sheet: a spreadsheet's cell holds 32,767.</summary>
    private const int LongestText = 30_000;

    public static readonly string[] SheetHeading = ["unit", "kind", "question", "article", "text", "coder", "code", "note"];
    private static readonly string[] KeyHeading =
    [
        "unit",
        "kind",
        "story",
        "revision",
        "statement",
        "outlet",
        "article_id",
        "state",
        "score",
        "finding",
        "rule",
        "weight",
    ];

    /// <summary>Everything that may be drawn from one report.</summary>
    public static IEnumerable<SampleUnit> UnitsOf(Report report) =>
        report
            .Statements.SelectMany(statement =>
                statement
                    .Coverage.Where(cell => cell.State != CoverageState.Unknown)
                    .Select(cell => new SampleUnit("cell", report.StoryId, report.Revision, statement.Id, cell.Siglum))
            )
            .Concat(report.Findings.Select(finding => new SampleUnit("finding", report.StoryId, report.Revision, finding.Id, "")));

    /// <summary>So many of each kind, in one random order.</summary>
    public static ImmutableArray<SampleUnit> Draw(IReadOnlyList<SampleUnit> units, int cells, int findings, int seed)
    {
        var numbers = new SplitMix((ulong)seed);
        SampleUnit[] drawn =
        [
            .. numbers.Draw([.. units.Where(unit => unit.Kind == "cell")], cells),
            .. numbers.Draw([.. units.Where(unit => unit.Kind == "finding")], findings),
        ];
        return [.. numbers.Draw(drawn, drawn.Length)];
    }

    /// <param name="blind">The report of a unit's story without the names of outlets.</param>
    public static string Sheet(IEnumerable<SampleUnit> sample, Func<string, Report> blind) =>
        CsvTable.Write(Rows(sample, blind).Prepend(SheetHeading));

    public static IEnumerable<object?[]> Rows(IEnumerable<SampleUnit> sample, Func<string, Report> blind) =>
        sample.Select(unit => Row(unit, blind(unit.Story)));

    public static string Key(IEnumerable<SampleUnit> sample, Func<string, Report> report) =>
        CsvTable.Write(sample.Select(unit => KeyRow(unit, report(unit.Story))).Prepend(KeyHeading));

    private static object?[] Row(SampleUnit unit, Report report)
    {
        if (unit.Kind == "finding")
        {
            var finding = report.Findings.First(finding => finding.Id == unit.Of);
            return
            [
                unit.Id,
                unit.Kind,
                "Is this difference true? 1 yes, 0 no",
                "",
                $"{finding.Summary}\n{string.Join('\n', finding.Evidence.Select(span => $"{span.Outlet}: “{span.Exact}”"))}",
                "",
                "",
                "",
            ];
        }

        var witness = report.Witnesses.First(witness => witness.Siglum == unit.Siglum);
        var text = $"{witness.Headline}\n{witness.Body}";
        return
        [
            unit.Id,
            unit.Kind,
            "Does the article report this statement? 2 yes, 1 partly, 0 no",
            text.Length > LongestText ? text[..LongestText] : text,
            report.Statements.First(statement => statement.Id == unit.Of).Label,
            "",
            "",
            "",
        ];
    }

    private static object?[] KeyRow(SampleUnit unit, Report report)
    {
        if (unit.Kind == "finding")
        {
            var finding = report.Findings.First(finding => finding.Id == unit.Of);
            return
            [
                unit.Id,
                unit.Kind,
                unit.Story,
                unit.Revision,
                finding.Statement,
                string.Join(' ', finding.Outlets),
                "",
                "",
                finding.Score,
                finding.Id,
                finding.Rule,
                finding.Weight,
            ];
        }

        var cell = report.Statements.First(statement => statement.Id == unit.Of).Coverage.First(cell => cell.Siglum == unit.Siglum);
        var witness = report.Witnesses.First(witness => witness.Siglum == unit.Siglum);
        return
        [
            unit.Id,
            unit.Kind,
            unit.Story,
            unit.Revision,
            unit.Of,
            witness.Outlet,
            witness.ArticleId,
            cell.State.ToString(),
            cell.Score,
            "",
            "",
            "",
        ];
    }
}

/// <summary>A cell or a finding of a report.</summary>
/// <param name="Of">Id of the statement or of the finding.</param>
internal sealed record SampleUnit(string Kind, string Story, int Revision, string Of, string Siglum)
{
    /// <summary>States nothing of what it stands for.</summary>
    public string Id =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}\n{Story}\n{Revision}\n{Of}\n{Siglum}")))[..10];
}
