using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What a reader who has one minute asks first: what happened, who says what differently, what is missing where, how it is framed,
/// what changed.</summary>
/// <remarks>Taken from the findings and statements further down the page, to which each line leads; it says nothing of its own.</remarks>
internal sealed record Overview
{
    /// <summary>The statement that most articles carry, and the most prominently; null where no two carry one.</summary>
    public ReportStatement? Event { get; private init; }

    /// <summary>Statements that every article carries; the one that stands above is not among them.</summary>
    public ImmutableArray<ReportStatement> Agreed { get; private init; } = [];

    public ImmutableArray<Finding> Conflicts { get; private init; } = [];

    public ImmutableArray<Finding> Names { get; private init; } = [];

    public ImmutableArray<WitnessSubjects> Missing { get; private init; } = [];

    public ImmutableArray<WitnessSubjects> Only { get; private init; } = [];

    public ImmutableArray<OutletWords> OwnWords { get; private init; } = [];

    public ImmutableArray<WitnessTheme> Space { get; private init; } = [];

    public ImmutableArray<Denial> Denials { get; private init; } = [];

    public ImmutableArray<ChangeCount> Changes { get; private init; } = [];

    public static Overview Of(ReportView view)
    {
        var report = view.Report;
        var main = MainStatement(view);
        var findings = report.LeadingFindings.ToImmutableArray();
        return new Overview
        {
            Event = main,
            Agreed =
            [
                .. view
                    .Shared.Where(statement =>
                        statement != main && report.Witnesses.Length > 1 && CarriersOf(statement) == report.Witnesses.Length
                    )
                    .OrderByDescending(Prominence),
            ],
            Conflicts = [.. findings.Where(IsConflict).DistinctBy(finding => finding.Subject?.Id ?? finding.Id)],
            Names =
            [
                .. findings.Where(finding =>
                    finding is { Subject.Type: SubjectType.Referent, Rule: "W1" } && CardWords.NamesOf(finding).Count > 0
                ),
            ],
            Missing = WitnessSubjects.Of(report, findings, MissingIn),
            Only = WitnessSubjects.Of(report, findings, OnlyIn),
            OwnWords = OutletWords.Of(findings),
            Space = WitnessTheme.Of(report),
            Denials =
            [
                .. report
                    .Statements.Select(statement => Denial.Of(report, statement))
                    .OfType<Denial>()
                    .OrderByDescending(denial => denial.By.Length)
                    .ThenBy(denial => denial.First),
            ],
            Changes =
            [
                .. report
                    .Witnesses.Where(witness => !witness.EarlierVersions.IsEmpty)
                    .Select(witness => ChangeCount.Of(view, witness))
                    .Where(change => change.Total > 0)
                    .OrderByDescending(change => change.Total),
            ],
        };
    }

    /// <summary>A denial answers what happened, a question asks it, and a few words need their sentence: none is shown first where there is
    /// another.</summary>
    /// <remarks>Ties go to the statement that the articles most surely share.</remarks>
    private static ReportStatement? MainStatement(ReportView view)
    {
        var heads = view.Report.Witnesses.Select(witness => Words.Stems(witness.Headline).ToHashSet(StringComparer.Ordinal)).ToArray();
        return view
            .Shared.OrderBy(statement => Denial.Of(view.Report, statement) is null && IsSentence(statement.Label) ? 0 : 1)
            .ThenByDescending(statement => statement.IndependentCarriers + Prominence(statement) + (2 * InHeadlines(heads, statement)))
            .ThenByDescending(ReportView.Cohesion)
            .FirstOrDefault();
    }

    /// <summary>How much of the headlines a statement says, summed over the articles: what happened is what they are about.</summary>
    private static double InHeadlines(HashSet<string>[] heads, ReportStatement statement)
    {
        var words = Words.Stems(statement.Label).ToHashSet(StringComparer.Ordinal);
        return heads.Where(head => head.Count > 0).Sum(head => (double)head.Count(words.Contains) / Math.Min(head.Count, HeadlineWords));
    }

    /// <summary>A headline that is a whole sentence counts as one of so many words: more of it is detail.</summary>
    private const int HeadlineWords = 8;

    private static bool IsSentence(string label) =>
        char.IsUpper(label[0]) && !label.EndsWith('?') && label.AsSpan().Count(' ') >= LeastWords - 1;

    private const int LeastWords = 6;

    private static int CarriersOf(ReportStatement statement) =>
        statement.Coverage.Count(cell => cell.State is CoverageState.Carried or CoverageState.Late or CoverageState.Restored);

    private static int Prominence(ReportStatement statement) => statement.Coverage.Count(cell => cell.Place is "headline" or "lead");

    /// <summary>Findings of what cannot both be true; for certainty, that one denies or doubts what another asserts.</summary>
    private static bool IsConflict(Finding finding) =>
        finding.Subject?.Type switch
        {
            SubjectType.Fact => true,
            SubjectType.Certainty or SubjectType.Statement => finding.Positions.Any(position => position.Stance == FindingStance.Denies)
                && finding.Positions.Any(position => position.Stance == FindingStance.States),
            _ => false,
        };

    /// <summary>An omission is shown of the article that lacks what most of the others have.</summary>
    private static IEnumerable<string> MissingIn(Finding finding)
    {
        var silent = finding
            .Positions.Where(position => position.Stance == FindingStance.Silent)
            .Select(position => position.Siglum)
            .ToArray();
        return silent.Length > 0 && silent.Length <= finding.Positions.Count(Has) ? silent : [];
    }

    private static IEnumerable<string> OnlyIn(Finding finding) =>
        finding.Positions.Where(Has).ToArray() is [var only]
        && finding.Positions.Any(position => position.Stance is FindingStance.Silent or FindingStance.NotYet)
        && finding.Positions.All(position => position == only || position.Stance != FindingStance.Unknown)
            ? [only.Siglum]
            : [];

    private static bool Has(FindingPosition position) =>
        position.Stance
            is FindingStance.States
                or FindingStance.Differs
                or FindingStance.Hedges
                or FindingStance.Attributes
                or FindingStance.Denies
                or FindingStance.Partly;
}

/// <summary>An article, and the findings whose subjects it lacks or has alone, the weightiest first; single statements come after themes
/// and names.</summary>
internal sealed record WitnessSubjects(string Siglum, ImmutableArray<Finding> Findings)
{
    private static readonly SubjectType[] Told =
    [
        SubjectType.Theme,
        SubjectType.Actor,
        SubjectType.Organisation,
        SubjectType.Place,
        SubjectType.Law,
        SubjectType.Document,
        SubjectType.Source,
        SubjectType.Statement,
    ];

    public static ImmutableArray<WitnessSubjects> Of(
        Report report,
        ImmutableArray<Finding> findings,
        Func<Finding, IEnumerable<string>> sigla
    )
    {
        var bySiglum = findings
            .Where(finding => finding.Subject is { } subject && Told.Contains(subject.Type))
            .SelectMany(finding => sigla(finding).Select(siglum => (Siglum: siglum, Finding: finding)))
            .ToLookup(entry => entry.Siglum, entry => entry.Finding, StringComparer.Ordinal);
        return
        [
            .. report
                .Witnesses.Where(witness => bySiglum.Contains(witness.Siglum))
                .Select(witness => new WitnessSubjects(
                    witness.Siglum,
                    [
                        .. bySiglum[witness.Siglum]
                            .DistinctBy(finding => finding.Subject!.Label)
                            .OrderBy(finding => finding.Subject!.Type == SubjectType.Statement),
                    ]
                )),
        ];
    }
}

/// <summary>The judging words in an outlet's own voice, as the finding on them has them.</summary>
/// <param name="Outlet">As the finding names it.</param>
internal sealed record OutletWords(string Outlet, ImmutableArray<string> Words, int Count, Finding Finding)
{
    public static ImmutableArray<OutletWords> Of(ImmutableArray<Finding> findings) =>
        [
            .. findings
                .Where(finding => finding is { Subject.Type: SubjectType.Wording, Template: not null })
                .SelectMany(In)
                .DistinctBy(words => words.Outlet),
        ];

    /// <summary>The template has an outlet, its words and their count under one number: outlet0, words0, count0.</summary>
    private static IEnumerable<OutletWords> In(Finding finding)
    {
        var arguments = finding.Template!.Arguments.ToLookup(
            argument => argument.Name,
            argument => argument.Values,
            StringComparer.Ordinal
        );
        for (
            var place = 0;
            arguments[FormattableString.Invariant($"outlet{place}")].FirstOrDefault() is { IsDefaultOrEmpty: false } outlet;
            place++
        )
            if (arguments[FormattableString.Invariant($"words{place}")].FirstOrDefault() is { IsDefaultOrEmpty: false } words)
                yield return new OutletWords(
                    outlet[0],
                    words,
                    Number(arguments[FormattableString.Invariant($"count{place}")].FirstOrDefault()),
                    finding
                );
    }

    private static int Number(ImmutableArray<string> count) =>
        !count.IsDefaultOrEmpty && int.TryParse(count[0], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>The theme to which an article gives most of its words.</summary>
internal sealed record WitnessTheme(string Siglum, ReportTheme Theme, double Share)
{
    public static ImmutableArray<WitnessTheme> Of(Report report)
    {
        var largest = report
            .Witnesses.Select(witness =>
                report
                    .Themes.SelectMany(theme =>
                        theme
                            .Passages.Where(passage => passage.Siglum == witness.Siglum)
                            .Select(passage => new WitnessTheme(witness.Siglum, theme, passage.Share))
                    )
                    .MaxBy(theme => theme.Share)
            )
            .OfType<WitnessTheme>()
            .ToImmutableArray();
        // Where all give most to one and the same thing there is no difference to show.
        return largest.Select(theme => theme.Theme.Id).Distinct(StringComparer.Ordinal).Count() > 1 ? largest : [];
    }
}

/// <summary>A statement that articles report as a denial: which, and when each first did.</summary>
/// <param name="Words">Of an article that denies: the statement's label where that is one.</param>
internal sealed record Denial(ReportStatement Statement, string Words, ImmutableArray<(string Siglum, DateTimeOffset At)> By)
{
    public DateTimeOffset First => By[0].At;

    /// <returns>Null where less than half of the articles that carry it report it so: then one of them has a denial beside what the others
    /// say.</returns>
    public static Denial? Of(Report report, ReportStatement statement)
    {
        ImmutableArray<(string, DateTimeOffset At)> by =
        [
            .. statement
                .Coverage.Where(cell => cell.Certainty == "denied")
                .Select(cell => (cell.Siglum, At: statement.FirstReportedAt.AddMinutes(cell.MinutesAfterFirst ?? 0)))
                .OrderBy(cell => cell.At),
        ];
        return by.IsEmpty || 2 * by.Length < statement.Coverage.Count(cell => cell.Certainty is not null)
            ? null
            : new Denial(statement, WordsOf(report, statement, by), by);
    }

    private static string WordsOf(Report report, ReportStatement statement, ImmutableArray<(string Siglum, DateTimeOffset At)> by)
    {
        var denying = by.SelectMany(article => statement.Readings.Where(reading => reading.Siglum == article.Siglum))
            .SelectMany(reading => reading.Segments, (reading, segment) => Cut(report, reading.Siglum, segment))
            .ToArray();
        return denying.Any(words => words.StartsWith(statement.Label, StringComparison.Ordinal))
            ? statement.Label
            : denying.FirstOrDefault(statement.Label).TrimEnd(',', ';', ' ');
    }

    private static string Cut(Report report, string siglum, ReportSegment segment)
    {
        var witness = report.Witnesses.First(witness => witness.Siglum == siglum);
        return (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body)
            .Substring(segment.Start, segment.Length)
            .Trim();
    }
}

/// <summary>How much one article changed from its first version to its newest.</summary>
internal sealed record ChangeCount(ReportWitness Witness, int Headlines, int Added, int Rewritten, int Moved, int Removed)
{
    public int Total => Headlines + Added + Rewritten + Moved + Removed;

    public static ChangeCount Of(ReportView view, ReportWitness witness)
    {
        var edits = view.Report.Edits.Where(edit => edit.Siglum == witness.Siglum && !view.IsOfHeadline(edit)).ToArray();
        var headlines = view.Editions[witness.Siglum].Select(articleVersion => articleVersion.Headline).ToArray();
        return new ChangeCount(
            witness,
            headlines.Skip(1).Zip(headlines).Count(pair => pair.First != pair.Second),
            edits.Count(edit => edit.Action == "addition"),
            edits.Count(edit => edit.Action is "edit" or "split" or "merge"),
            edits.Count(edit => edit.Action == "move"),
            edits.Count(edit => edit.Action == "deletion")
        );
    }
}
