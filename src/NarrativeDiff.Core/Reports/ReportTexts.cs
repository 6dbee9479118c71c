using System.Collections.Immutable;

namespace NarrativeDiff.Core.Reports;

/// <summary>Finds the words behind a report's numbers: a version's sentences, the witness of a piece of evidence.</summary>
public sealed class ReportTexts
{
    private readonly Dictionary<string, ReportWitness> bySiglum;
    private readonly Dictionary<(string Outlet, string ArticleId), ReportWitness> byArticle;
    private readonly Dictionary<(string Siglum, int Version), VersionText> versions;

    public ReportTexts(Report report)
    {
        bySiglum = report.Witnesses.ToDictionary(witness => witness.Siglum, StringComparer.Ordinal);
        byArticle = report.Witnesses.ToDictionary(witness => (witness.Outlet, witness.ArticleId));
        versions = report.Witnesses.SelectMany(witness => VersionsOf(witness)).ToDictionary(version => (version.Witness.Siglum, version.Version));
    }

    /// <exception cref="KeyNotFoundException">The report has no such witness.</exception>
    public ReportWitness Witness(string siglum) =>
        bySiglum.GetValueOrDefault(siglum) ?? throw new KeyNotFoundException($"the report has no witness {siglum}");

    /// <exception cref="KeyNotFoundException">The evidence names an article that is not in the report.</exception>
    public ReportWitness Witness(Evidence evidence) => byArticle.GetValueOrDefault((evidence.Outlet, evidence.ArticleId))
        ?? throw new KeyNotFoundException($"the report has no article {evidence.Outlet}/{evidence.ArticleId}");

    /// <exception cref="KeyNotFoundException">The witness has no such version.</exception>
    public VersionText Version(string siglum, int version) => versions.GetValueOrDefault((siglum, version))
        ?? throw new KeyNotFoundException($"witness {siglum} has no version {version}");

    public VersionText Newest(string siglum) => Version(siglum, Witness(siglum).Version);

    public VersionText Version(Evidence evidence) => Version(Witness(evidence).Siglum, evidence.Version);

    /// <summary>All versions of a witness, oldest first.</summary>
    public static ImmutableArray<VersionText> VersionsOf(ReportWitness witness) =>
    [
        .. witness.EarlierVersions.Select(earlier => new VersionText(
            witness, earlier.Version, earlier.PublishedAt, earlier.Headline, earlier.Body, earlier.ContentSha256, earlier.Sentences)),
        new VersionText(witness, witness.Version, witness.PublishedAt, witness.Headline, witness.Body, witness.ContentSha256, witness.Sentences),
    ];
}

/// <summary>One version of a witness with its texts at hand.</summary>
public sealed record VersionText(
    ReportWitness Witness, int Version, DateTimeOffset PublishedAt, string Headline, string Body, string ContentSha256,
    ImmutableArray<ReportSentence> Sentences)
{
    private readonly ImmutableDictionary<int, ReportSentence> byIndex = Sentences.ToImmutableDictionary(sentence => sentence.Index);

    public bool IsNewest => Version == Witness.Version;

    /// <exception cref="KeyNotFoundException">The version has no such sentence.</exception>
    public ReportSentence Sentence(int index) => byIndex.GetValueOrDefault(index)
        ?? throw new KeyNotFoundException($"witness {Witness.Siglum} version {Version} has no sentence {index}");

    public string FieldText(string field) => field == "headline" ? Headline : Body;

    public string TextOf(ReportSentence sentence) => FieldText(sentence.Field).Substring(sentence.Start, sentence.Length);

    public string TextOf(int index) => TextOf(Sentence(index));

    /// <summary>1-based place among the body's sentences that take part; null for the headline and for clutter.</summary>
    public int? Ordinal(ReportSentence sentence) => sentence is { Field: "body", Excluded: null }
        ? Sentences.Count(other => other is { Field: "body", Excluded: null } && other.Index <= sentence.Index)
        : null;
}
