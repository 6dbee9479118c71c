using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A report with every section filled: what its makers leave empty is put in by hand, with spans that are the article's
/// own.</summary>
internal static class FullReport
{
    public static Report Of(Report report) =>
        report with
        {
            Referents = report.Referents.IsEmpty ? Referents(report) : report.Referents,
            Sources = report.Sources.IsEmpty ? Sources(report) : report.Sources,
            Numbers = report.Numbers.IsEmpty ? Numbers(report) : report.Numbers,
            Statements = [.. report.Statements.Select(statement => statement with { Coverage = [.. statement.Coverage.Select(Sure)] })],
        };

    private static CoverageCell Sure(CoverageCell cell) =>
        cell.Place is null || cell.Certainty is not null
            ? cell
            : cell with
            {
                Certainty = "asserted",
                Certainties = [new VersionCertainty(1, "hedged"), new VersionCertainty(2, "asserted")],
            };

    private static ImmutableArray<ReportReferent> Referents(Report report) =>
        [
            new(
                "r1",
                "event",
                "the fire",
                [
                    new("fire", [Use(report, 0, "outlet", 2), Use(report, 1, "attributed", 1)]),
                    new("blaze", [Use(report, 1, "outlet", 1), Use(report, 2, "quoted", 0)]),
                ]
            ),
            new(
                "r2",
                "person",
                "the owner",
                [new("الحاكم <b>", [Use(report, 2, "outlet", 3)]), new("the boss", [Use(report, 0, "quoted", 1)])]
            ),
        ];

    private static ReportLabelUse Use(Report report, int witness, string voice, int count) =>
        new(report.Witnesses[witness].Siglum, voice, count, [report.Witnesses[witness].Version], [Evidence(report.Witnesses[witness])]);

    private static ImmutableArray<ReportSource> Sources(Report report) =>
        [
            .. report.Witnesses.SelectMany(witness =>
                new[]
                {
                    new ReportSource(
                        witness.Siglum,
                        "the owner",
                        "named",
                        2,
                        ImmutableSortedDictionary<string, int>.Empty.Add("denial", 1).Add("neutral", 1),
                        ["said", "denied"],
                        40,
                        12,
                        0.5
                    ),
                    new ReportSource(
                        witness.Siglum,
                        "police",
                        "institution",
                        1,
                        ImmutableSortedDictionary<string, int>.Empty.Add("neutral", 1),
                        ["said"],
                        25,
                        0,
                        0.31
                    ),
                    new ReportSource(
                        witness.Siglum,
                        null,
                        "none",
                        1,
                        ImmutableSortedDictionary<string, int>.Empty.Add("distancing", 1),
                        ["reportedly"],
                        15,
                        0,
                        0.19
                    ),
                }
            ),
        ];

    private static ImmutableArray<ReportNumber> Numbers(Report report) =>
        [
            new(report.Statements[0].Id, report.Witnesses[0].Siglum, "engine", 12, 12, Evidence(report.Witnesses[0])),
            new(report.Statements[0].Id, report.Witnesses[1].Siglum, "engine", 10, null, Evidence(report.Witnesses[1])),
            new(report.Statements[0].Id, report.Witnesses[2].Siglum, "engine", 3, 4, Evidence(report.Witnesses[2])),
        ];

    private static Evidence Evidence(ReportWitness witness)
    {
        var sentence = witness.Sentences.First(sentence => sentence.Field == "body");
        return new Evidence
        {
            Outlet = witness.Outlet,
            ArticleId = witness.ArticleId,
            Version = witness.Version,
            PublishedAt = witness.PublishedAt,
            Field = "body",
            Sentence = sentence.Index,
            Start = sentence.Start,
            Length = 4,
            Exact = witness.Body.Substring(sentence.Start, 4),
            Prefix = "",
            Suffix = "",
            Role = "reading",
            Voice = "outlet",
        };
    }
}
