using System.Collections.Immutable;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>A report laid out for reading: what comes first, what is folded, and where each thing is linked from.</summary>
/// <remarks>Public because Razor components are; nothing outside the Worker uses it.</remarks>
public sealed class ReportView
{
    /// <summary>Findings told in full at the top; the rest stand in the appendix.</summary>
    public const int MostLeading = 8;

    private readonly ILookup<string?, Finding> findingsByStatement;
    private readonly ILookup<(string, string, int, int), Finding> editFindings;
    private readonly ILookup<(string, int), ReportStatement> statementsBySentence;
    private readonly Dictionary<string, ReportStatement> statements;

    public ReportView(Report report)
    {
        Report = report;
        Texts = new ReportTexts(report);
        var ranked = report.Statements
            .Select((statement, i) => (Statement: statement, i))
            .OrderByDescending(row => row.Statement.Carriers).ThenByDescending(row => row.Statement.IndependentCarriers).ThenBy(row => row.i)
            .Select(row => row.Statement).ToArray();
        Shared = [.. ranked.Where(statement => statement.Carriers > 1)];
        Single = [.. ranked.Where(statement => statement.Carriers <= 1)];
        statements = report.Statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        findingsByStatement = report.Findings.ToLookup(finding => finding.Statement);
        editFindings = report.Findings.Where(finding => finding.Statement is null)
            .SelectMany(finding => finding.Evidence.Where(e => e.Role is "before" or "after").Select(e => (Key: (e.Outlet, e.ArticleId, e.Version, e.Sentence), finding)))
            .ToLookup(pair => pair.Key, pair => pair.finding);
        statementsBySentence = report.Statements
            .SelectMany(statement => statement.Readings.SelectMany(reading => reading.Sentences.Select(sentence => (Key: (reading.Siglum, sentence), statement))))
            .ToLookup(pair => pair.Key, pair => pair.statement);
    }

    public Report Report { get; }

    public ReportTexts Texts { get; }

    /// <summary>Statements of more than one witness, those with most carriers first.</summary>
    public ImmutableArray<ReportStatement> Shared { get; }

    /// <summary>Statements of one witness alone.</summary>
    public ImmutableArray<ReportStatement> Single { get; }

    public IEnumerable<Finding> Leading => Report.Findings.Take(MostLeading);

    /// <summary>The lower threshold, under which a cell is not matched.</summary>
    public double? Threshold => Report.Method.Thresholds.TryGetValue("notMatched", out var notMatched) ? notMatched
        : Report.Method.Thresholds.TryGetValue("uncertain", out var uncertain) ? uncertain : null;

    public bool IsLeading(Finding finding) => Leading.Any(leading => leading.Id == finding.Id);

    /// <summary>Where a finding is told: at the top, or in the table of all.</summary>
    public string Href(Finding finding) => "#" + (IsLeading(finding) ? Anchors.Finding(finding.Id) : Anchors.FindingRow(finding.Id));

    public IEnumerable<Finding> FindingsOn(ReportStatement statement) => findingsByStatement[statement.Id];

    public IEnumerable<ReportStatement> StatementsOf(string siglum, int sentence) => statementsBySentence[(siglum, sentence)];

    public ReportStatement? Statement(string? id) => id is null ? null : statements.GetValueOrDefault(id);

    /// <summary>Findings that rest on one side of an edit.</summary>
    public IEnumerable<Finding> FindingsOn(VersionText version, int sentence) =>
        editFindings[(version.Witness.Outlet, version.Witness.ArticleId, version.Version, sentence)];

    /// <summary>The outlet's name; with the siglum where two of its articles take part.</summary>
    public string NameOf(ReportWitness witness) =>
        Report.Witnesses.Count(other => other.Outlet == witness.Outlet) > 1
            ? $"{ProseTerms.OutletName(witness)} ({witness.Siglum})" : ProseTerms.OutletName(witness);

    public string NameOf(string siglum) => NameOf(Texts.Witness(siglum));
}
