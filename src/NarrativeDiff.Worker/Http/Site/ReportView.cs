using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A report made ready for reading: its sentences' texts, and the place on the page where each can be found.</summary>
/// <remarks>Public because the components made of .razor files are.</remarks>
public sealed class ReportView
{
    private readonly FrozenDictionary<string, ReportWitness> _bySiglum;
    private readonly FrozenDictionary<(string Outlet, string Article), ReportWitness> _byArticle;
    private readonly FrozenDictionary<string, ReportStatement> _statements;
    private readonly FrozenDictionary<(string Siglum, int Sentence), ImmutableArray<ReportStatement>> _carriedBy;
    private readonly FrozenDictionary<(string Siglum, int Sentence), ImmutableArray<SentenceLink>> _links;

    private readonly OutletNames _names;
    private readonly FrozenSet<string> _listed;
    private readonly WordMarks _marks;

    /// <summary>Findings that stand at the top; a report has at most so many that lead.</summary>
    internal const int MostLeading = 10;

    /// <param name="isSaved">The page is a file, which is neither compressed nor has a server to ask for more.</param>
    public ReportView(Report received, bool isSaved = false)
    {
        var report = received with { Statements = [.. received.Statements.Select(statement => SeenDelays(received, statement))] };
        Report = report;
        Shared =
        [
            .. report
                .Statements.Where(statement => statement.Carriers > 1)
                .OrderByDescending(statement => statement.IndependentCarriers)
                .ThenByDescending(Cohesion),
        ];
        Cut =
            isSaved && IsWide
                ? PageCut.Of(report, [.. Shared, .. report.Statements.Where(statement => statement.Carriers <= 1)], Shared.Length)
                : PageCut.None;
        Basis = ReportBasis.Of(report);
        _bySiglum = report.Witnesses.ToFrozenDictionary(witness => witness.Siglum, StringComparer.Ordinal);
        _byArticle = report.Witnesses.ToFrozenDictionary(witness => (witness.Outlet, witness.ArticleId));
        _statements = report.Statements.ToFrozenDictionary(statement => statement.Id, StringComparer.Ordinal);
        _carriedBy = report
            .Statements.SelectMany(statement =>
                statement
                    .Readings.Where(reading => !reading.Segments.IsEmpty)
                    .SelectMany(reading => reading.Sentences.Select(sentence => (reading.Siglum, sentence, statement)))
            )
            .GroupBy(entry => (entry.Siglum, entry.sentence), entry => entry.statement)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _links = report
            .Links.SelectMany(link =>
                new[]
                {
                    (From: link.Left, To: link.Right, link.Score, link.Because),
                    (From: link.Right, To: link.Left, link.Score, link.Because),
                }
            )
            .GroupBy(
                link => (link.From.Siglum, link.From.Sentence),
                link => new SentenceLink(link.To.Siglum, link.To.Sentence, link.Score, link.Because ?? [])
            )
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(link => link.Score).ToImmutableArray());
        _names = OutletNames.Of(report);
        _marks = new WordMarks(report);
        Leading = [.. report.LeadingFindings.Take(MostLeading)];
        _listed = report.Findings.Take(Components.FindingsTable.Most).Select(finding => finding.Id).ToFrozenSet(StringComparer.Ordinal);
        Editions = report.Witnesses.ToFrozenDictionary(
            witness => witness.Siglum,
            witness => VersionView.AllOf(witness, Cut.HasText(witness.Siglum)),
            StringComparer.Ordinal
        );
    }

    public Report Report { get; }

    /// <summary>What the page leaves out.</summary>
    internal PageCut Cut { get; }

    /// <summary>True where the statement stands somewhere on the page, so that a link to it leads there.</summary>
    public bool IsOnPage(ReportStatement statement) => Cut.Has(statement);

    /// <summary>Null in a file, set on the live site.</summary>
    public ReviewContext? Review { get; init; }

    /// <summary>The newest revision of the story where this is an older one; null for the newest and in a file.</summary>
    public int? NewerRevision { get; init; }

    /// <summary>An old report is read, not judged: its findings may have gone.</summary>
    public bool CanJudge => Review is not null && NewerRevision is null;

    public ReportBasis Basis { get; }

    /// <summary>All versions of each witness, oldest first.</summary>
    public FrozenDictionary<string, ImmutableArray<VersionView>> Editions { get; }

    /// <summary>More articles than rows of a statement that anyone reads: who lacks it is then reported in one line, and what stands alone
    /// in a list.</summary>
    public bool IsWide => Report.Witnesses.Length > 24;

    /// <summary>Where the cell's words are; in a wide report those who lack a statement share its anchor.</summary>
    public string CellAnchor(ReportStatement statement, CoverageCell cell) =>
        IsWide && (IsLack(cell) || statement.Carriers <= 1 || Shared.IndexOf(statement) >= Cut.InFull)
            ? $"st-{statement.Id}"
            : $"c-{statement.Id}-{cell.Siglum}";

    public static bool IsLack(CoverageCell cell) =>
        cell.State is CoverageState.NotMatched or CoverageState.NotYet or CoverageState.NotCompared or CoverageState.Unknown;

    /// <summary>The two articles that answer each other most: what stands side by side before anybody chooses.</summary>
    public ImmutableArray<ReportWitness> Facing()
    {
        var sure = Threshold("carried") ?? 1;
        var pair = Report
            .Links.Where(link =>
                link.Score >= sure
                && link.Left.Siglum != link.Right.Siglum
                && Cut.HasText(link.Left.Siglum)
                && Cut.HasText(link.Right.Siglum)
            )
            .CountBy(link => (link.Left.Siglum, Right: link.Right.Siglum))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key.Siglum.Length)
            .ThenBy(pair => pair.Key.Siglum, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Right.Length)
            .ThenBy(pair => pair.Key.Right, StringComparer.Ordinal)
            .Select(pair => pair.Key)
            .FirstOrDefault();
        return pair.Siglum is null
            ? [.. Report.Witnesses.Where(witness => Cut.HasText(witness.Siglum)).Take(2)]
            : [Witness(pair.Siglum), Witness(pair.Right)];
    }

    /// <summary>Those that most articles carry come first; among them, those that the articles most surely share.</summary>
    public ImmutableArray<ReportStatement> Shared { get; }

    public IEnumerable<ReportStatement> Single => Report.Statements.Where(statement => statement.Carriers <= 1);

    /// <summary>How surely the articles that carry a statement report the same: the mean of their scores.</summary>
    internal static double Cohesion(ReportStatement statement) =>
        statement
            .Coverage.Where(cell => !IsLack(cell) && cell.State is not (CoverageState.Uncertain or CoverageState.Dropped))
            .Select(cell => cell.Score)
            .DefaultIfEmpty()
            .Average();

    /// <summary>An article is late with a statement only where an earlier version of it lacks the statement; one that was published later
    /// simply carries it.</summary>
    private static ReportStatement SeenDelays(Report report, ReportStatement statement) =>
        statement.Coverage.All(cell => cell.State != CoverageState.Late)
            ? statement
            : statement with
            {
                Coverage =
                [
                    .. statement.Coverage.Select(cell =>
                        cell.State == CoverageState.Late && !LackedEarlier(report, cell)
                            ? cell with
                            {
                                State = CoverageState.Carried,
                            }
                            : cell
                    ),
                ],
            };

    private static bool LackedEarlier(Report report, CoverageCell cell) =>
        report.Witnesses.FirstOrDefault(witness => witness.Siglum == cell.Siglum) is { EarlierVersions.IsEmpty: false } witness
        && (
            cell.Certainties is not { IsDefaultOrEmpty: false } carrying
            || witness.EarlierVersions.Any(earlier => carrying.All(version => version.Version != earlier.Version))
        );

    public ReportWitness Witness(string siglum) => _bySiglum[siglum];

    /// <summary>True for an edit of a headline, false for one of the body.</summary>
    public bool IsOfHeadline(ReportEdit edit)
    {
        var (version, sentence) = edit.To.IsEmpty ? (edit.FromVersion, edit.From[0]) : (edit.ToVersion, edit.To[0]);
        return Editions[edit.Siglum].FirstOrDefault(articleVersion => articleVersion.Version == version)?.Sentence(sentence)?.Field
            == "headline";
    }

    /// <summary>The newest version of the witness.</summary>
    public VersionView Newest(string siglum) => Editions[siglum][^1];

    public ReportStatement? Statement(string? id) =>
        id is not null && _statements.TryGetValue(id, out var statement) && IsOnPage(statement) ? statement : null;

    /// <summary>The outlet's name by its article's siglum.</summary>
    public string NameOf(string siglum) => _bySiglum.TryGetValue(siglum, out var witness) ? witness.OutletName ?? witness.Outlet : siglum;

    public string Outlet(string id) => Report.Witnesses.FirstOrDefault(witness => witness.Outlet == id)?.OutletName ?? id;

    /// <summary>A sentence of ours with the outlets' names for their ids.</summary>
    public string InNames(string sentence) => _names.In(sentence);

    /// <summary>A finding's sentence. One of an older report has ids where it has no template.</summary>
    public string SummaryOf(Finding finding) => finding.Template is null ? _names.In(finding.Summary) : finding.Summary;

    /// <summary>The weightiest, which stand in full at the top of the page.</summary>
    public ImmutableArray<Finding> Leading { get; }

    /// <summary>Where on the page a finding stands in full; the lightest ones of a large story stand in no place of their own.</summary>
    public string Anchor(Finding finding) =>
        Leading.Contains(finding) ? $"#lead-{finding.Id}"
        : _listed.Contains(finding.Id) ? $"#{finding.Id}"
        : "#all-findings";

    /// <summary>An address that stays: on the live site with the revision, in a file within it.</summary>
    public string Permalink(Finding? finding)
    {
        var anchor = finding is null ? "" : Anchor(finding);
        return Review is null
            ? anchor
            : FormattableString.Invariant($"/stories/{Uri.EscapeDataString(Report.StoryId)}?revision={Report.Revision}{anchor}");
    }

    /// <summary>Where the statement's label stands.</summary>
    public LinkEnd? LabelOf(ReportStatement statement) =>
        statement
            .Readings.SelectMany(reading => reading.Segments.Select(segment => (reading.Siglum, segment)))
            .Where(entry =>
                Newest(entry.Siglum).Sentence(entry.segment.Sentence) is { } sentence
                && Newest(entry.Siglum)
                    .Field(sentence.Field)
                    .AsSpan(entry.segment.Start, entry.segment.Length)
                    .SequenceEqual(statement.Label)
            )
            .Select(entry => new LinkEnd(entry.Siglum, entry.segment.Sentence))
            .FirstOrDefault();

    /// <summary>A newest version's sentence with its judging and hedging words marked.</summary>
    public IEnumerable<MarkedWords> Marked(string siglum, ReportSentence sentence) =>
        _marks.In(Witness(siglum), sentence, Newest(siglum).Text(sentence));

    /// <summary>How well a sentence answers the other articles' words for the statement; the label itself answers best.</summary>
    public double Answers(ReportStatement statement, string siglum, ReportSentence sentence) =>
        Newest(siglum).Text(sentence).Contains(statement.Label, StringComparison.Ordinal)
            ? 2
            : LinksOf(siglum, sentence.Index)
                .Where(link =>
                    statement.Readings.Any(reading => reading.Siglum == link.Siglum && reading.Sentences.Contains(link.Sentence))
                )
                .Select(link => link.Score)
                .DefaultIfEmpty()
                .Max();

    public IEnumerable<ReportStatement> StatementsIn(string siglum, int sentence) =>
        _carriedBy.GetValueOrDefault((siglum, sentence), []).Where(IsOnPage);

    public ImmutableArray<SentenceLink> LinksOf(string siglum, int sentence) => _links.GetValueOrDefault((siglum, sentence), []);

    /// <summary>The edition a piece of evidence is taken from; null where the report does not hold it.</summary>
    public VersionView? VersionViewOf(Evidence evidence) =>
        _byArticle.TryGetValue((evidence.Outlet, evidence.ArticleId), out var witness)
            ? Editions[witness.Siglum].FirstOrDefault(articleVersion => articleVersion.Version == evidence.Version)
            : null;

    public double? Threshold(string name) => Report.Method.Thresholds.TryGetValue(name, out var value) ? value : null;
}

/// <summary>The other end of a link, seen from one sentence.</summary>
public sealed record SentenceLink(string Siglum, int Sentence, double Score, ImmutableArray<ReportLinkReason> Because);
