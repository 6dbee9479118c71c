using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Site;

/// <summary>A report made ready for reading: its sentences' texts, and the place on the page where each can be found.</summary>
/// <remarks>Public because the components made of .razor files are.</remarks>
public sealed class ReportView
{
    private readonly FrozenDictionary<string, ReportWitness> bySiglum;
    private readonly FrozenDictionary<(string Outlet, string Article), ReportWitness> byArticle;
    private readonly FrozenDictionary<string, ReportStatement> statements;
    private readonly FrozenDictionary<(string Siglum, int Sentence), ImmutableArray<ReportStatement>> carriedBy;
    private readonly FrozenDictionary<(string Siglum, int Sentence), ImmutableArray<SentenceLink>> links;

    public ReportView(Report report)
    {
        Report = report;
        Basis = ReportBasis.Of(report);
        bySiglum = report.Witnesses.ToFrozenDictionary(witness => witness.Siglum, StringComparer.Ordinal);
        byArticle = report.Witnesses.ToFrozenDictionary(witness => (witness.Outlet, witness.ArticleId));
        statements = report.Statements.ToFrozenDictionary(statement => statement.Id, StringComparer.Ordinal);
        carriedBy = report.Statements
            .SelectMany(statement => statement.Readings.SelectMany(reading => reading.Sentences.Select(sentence => (reading.Siglum, sentence, statement))))
            .GroupBy(entry => (entry.Siglum, entry.sentence), entry => entry.statement)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        links = report.Links
            .SelectMany(link => new[] { (From: link.Left, To: link.Right, link.Score), (From: link.Right, To: link.Left, link.Score) })
            .GroupBy(link => (link.From.Siglum, link.From.Sentence), link => new SentenceLink(link.To.Siglum, link.To.Sentence, link.Score))
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        Editions = report.Witnesses.ToFrozenDictionary(witness => witness.Siglum, Edition.AllOf, StringComparer.Ordinal);
    }

    public Report Report { get; }

    public ReportBasis Basis { get; }

    /// <summary>All versions of each witness, oldest first.</summary>
    public FrozenDictionary<string, ImmutableArray<Edition>> Editions { get; }

    public IEnumerable<ReportStatement> Shared => Report.Statements.Where(statement => statement.Carriers > 1);

    public IEnumerable<ReportStatement> Single => Report.Statements.Where(statement => statement.Carriers <= 1);

    public ReportWitness Witness(string siglum) => bySiglum[siglum];

    /// <summary>The newest version of the witness.</summary>
    public Edition Newest(string siglum) => Editions[siglum][^1];

    public ReportStatement? Statement(string? id) => id is null ? null : statements.GetValueOrDefault(id);

    public string Outlet(string id) => Report.Witnesses.FirstOrDefault(witness => witness.Outlet == id)?.OutletName ?? id;

    public ImmutableArray<ReportStatement> StatementsIn(string siglum, int sentence) => carriedBy.GetValueOrDefault((siglum, sentence), []);

    public ImmutableArray<SentenceLink> LinksOf(string siglum, int sentence) => links.GetValueOrDefault((siglum, sentence), []);

    /// <summary>The edition a piece of evidence is taken from; null where the report does not hold it.</summary>
    public Edition? EditionOf(Evidence evidence) =>
        byArticle.TryGetValue((evidence.Outlet, evidence.ArticleId), out var witness)
            ? Editions[witness.Siglum].FirstOrDefault(edition => edition.Version == evidence.Version)
            : null;

    public double? Threshold(string name) => Report.Method.Thresholds.TryGetValue(name, out var value) ? value : null;
}

/// <summary>The other end of a link, seen from one sentence.</summary>
public sealed record SentenceLink(string Siglum, int Sentence, double Score);
