using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>A small report on an invented crane at an invented dock; its texts try to be markup, script, formula and more.</summary>
internal static class SomeReport
{
    public const string Script = "<script>document.title='broken'</script>";
    public const string Image = "\"><img src=x onerror=\"document.title='broken'\">";
    public const string Formula = "=HYPERLINK(\"http://dock.example\";\"Velmar\") was sprayed on the crane.";
    public const string Arabic = "قال الحراس إن الرافعة كانت فارغة \u202E🏗️.";

    public static readonly SomeArticle PostOld = new(
        "A",
        "harbour-post",
        1,
        "2031-03-04T08:00:00Z",
        "Crane falls at Velmar dock",
        "A crane fell onto the quay at Velmar on Tuesday.",
        "Two dockers were hurt, the harbour office said.",
        "The crane had been inspected in May."
    );

    public static readonly SomeArticle Post = new(
        "A",
        "harbour-post",
        2,
        "2031-03-04T11:00:00Z",
        $"{Script} Crane collapses at Velmar dock",
        "A crane collapsed onto the quay at Velmar on Tuesday.",
        "Two dockers were hurt, the harbour office said.",
        "Photo: the quay \\ *after* the fall | [dock](javascript:alert(1))"
    );

    public static readonly SomeArticle Line = new(
        "B",
        "morning-line",
        1,
        "2031-03-04T09:30:00Z",
        "“Rotten” crane crushes quay?",
        $"The quay at Velmar was crushed by a falling crane {Image}.",
        "Nobody had looked at the crane since May, a docker said.",
        Formula
    );

    public static readonly SomeArticle Guard = new(
        "C",
        "guard",
        1,
        "2031-03-04T10:00:00Z",
        "Work stops at the dock",
        Arabic,
        "Work at the dock stopped & " + new string('x', 300) + " followed.",
        "The crane had been inspected in May, the owner's son said."
    );

    public static Report Make() =>
        new()
        {
            StoryId = "velmar-crane",
            Title = $"Crane at Velmar {Script}",
            Revision = 3,
            ContentHash = "sha256:0f0f",
            Window = new TimeWindow(PostOld.PublishedAt, Post.PublishedAt),
            Witnesses =
            [
                Post.Witness("https://post.example/crane?a=1&b=2", PostOld),
                Line.Witness("javascript:alert(1)"),
                Guard.Witness(null),
            ],
            Statements = Statements(),
            Links =
            [
                new ReportLink(new LinkEnd("A", 0), new LinkEnd("B", 0), 0.91),
                new ReportLink(new LinkEnd("B", 1), new LinkEnd("C", 2), 0.62),
            ],
            Edits = [new ReportEdit("A", 1, 2, "edit", false, [0], [0]), new ReportEdit("A", 1, 2, "deletion", false, [2], [])],
            Findings = Findings(),
            Method = new ReportMethod
            {
                Model = "test",
                Rules = ImmutableSortedDictionary<string, int>.Empty.Add("O1", 1),
                Thresholds = ImmutableSortedDictionary<string, double>.Empty.Add("carried", 0.8).Add("notMatched", 0.45),
                Inputs = ["sha256:A1", "sha256:A2", "sha256:B1", "sha256:C1"],
                Limits = "Compares only what was supplied. Not matched is not meant.",
            },
        };

    private static ImmutableArray<ReportStatement> Statements() =>
        [
            Statement(
                "s1",
                "A crane collapsed onto the quay at Velmar on Tuesday.",
                [(Post, 0), (Line, 0)],
                new CoverageCell("A", CoverageState.Carried, 0.91, 0, "lead", 1, 0),
                new CoverageCell("B", CoverageState.Late, 0.91, 0, "lead", 1, 90),
                new CoverageCell("C", CoverageState.NotMatched, 0.31, 1)
            ),
            Statement(
                "s2",
                "The crane had been inspected in May, the owner's son said.",
                [(Line, 1), (Guard, 2)],
                new CoverageCell("A", CoverageState.Dropped, 0.12, 1),
                new CoverageCell("B", CoverageState.Uncertain, 0.62, 1, "body", 2),
                new CoverageCell("C", CoverageState.Carried, 0.62, 2, "body", 3, 120)
            ),
            Statement(
                "s3",
                Formula,
                [(Line, 2)],
                new CoverageCell("A", CoverageState.NotMatched, 0.05, 0),
                new CoverageCell("B", CoverageState.Carried, 1, 2, "body", 3, 0),
                new CoverageCell("C", CoverageState.NotYet, 0, null)
            ),
        ];

    private static ReportStatement Statement(
        string id,
        string label,
        (SomeArticle Article, int Sentence)[] readings,
        params CoverageCell[] cells
    ) =>
        new()
        {
            Id = id,
            Label = label,
            Carriers = readings.Length,
            IndependentCarriers = readings.Length,
            FirstReportedAt = PostOld.PublishedAt,
            Readings =
            [
                .. readings.Select(reading => new ReportReading(
                    reading.Article.Siglum,
                    [reading.Sentence],
                    [reading.Article.Segment(reading.Sentence)]
                )),
            ],
            Coverage = [.. cells],
        };

    private static ImmutableArray<Finding> Findings() =>
        [
            Finding(
                "f-1",
                "O1",
                "statement omission",
                "s1",
                0.9,
                Post.Evidence("A crane collapsed onto the quay", "carrier"),
                Line.Evidence(Image, "carrier"),
                Guard.Evidence("Work at the dock stopped & ", "nearest")
            ),
            Finding(
                "f-2",
                "V1",
                "headline edit",
                null,
                0.8,
                PostOld.Evidence("Crane falls at Velmar dock", "before"),
                Post.Evidence(Script, "after")
            ),
            Finding(
                "f-3",
                "W5",
                "quotation marks",
                null,
                0.5,
                Line.Evidence("“Rotten”", "reading"),
                Guard.Evidence(Arabic, "reading", "quoted")
            ),
            Finding("f-4", "O6", "unique statement", "s3", 0.2, Line.Evidence(Formula, "carrier")),
        ];

    private static Finding Finding(string id, string rule, string kind, string? statement, double weight, params Evidence[] evidence) =>
        new()
        {
            Id = id,
            Rule = rule,
            RuleVersion = 1,
            Kind = kind,
            Statement = statement,
            Outlets = [.. evidence.Select(piece => piece.Outlet).Distinct().Order(StringComparer.Ordinal)],
            Summary = $"{evidence[0].Outlet}: “{evidence[0].Exact}”",
            Weight = weight,
            Reasons = [new WeightPart("support", 1)],
            Evidence = [.. evidence],
        };
}
