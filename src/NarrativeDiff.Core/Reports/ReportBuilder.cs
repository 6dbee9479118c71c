using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Comparison.Attribution;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Comparison.Notes;
using NarrativeDiff.Core.Comparison.Numbers;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes a collation and its findings down as a report.</summary>
internal static class ReportBuilder
{
    private const string Limits =
        "Compares only the articles that were supplied, in English. A cell that is not matched says that no "
        + "sentence scored over the threshold, not that an outlet meant to leave it out; uncertain cells are "
        + "never counted as omissions.";

    public static Report Build(string storyId, Collation collation, ImmutableArray<Finding> findings, string model)
    {
        var (listed, weak) = LinksOf(collation);
        var report = new Report
        {
            StoryId = storyId,
            Title = Title(collation),
            Window = new TimeWindow(
                Versions(collation).Select(version => version.PublishedAt).FirstKnown(),
                Versions(collation).Select(version => version.PublishedAt).LastKnown()
            ),
            Witnesses =
            [
                .. InOrder(
                    collation,
                    collation.Witnesses.Select((witness, w) => WitnessOf(witness) with { SharedCopyGroup = CopyGroupOf(collation, w) }),
                    WitnessOf
                ),
            ],
            Notes = StoryNotes.Of(collation),
            Themes = ThemeSection.Of(collation),
            Statements = [.. collation.Statements.Select(statement => StatementOf(collation, statement))],
            Links = listed,
            WeakLinks = weak,
            Edits = [.. collation.Revisions.SelectMany(revision => EditsOf(collation, revision))],
            Findings = findings,
            Numbers = RepeatedSentences.Of(collation).Without(NumberTable.Of(collation)),
            Sources = RepeatedSentences.Of(collation).Without(SourceTable.Of(collation)),
            Referents = ReferentSection.Of(collation),
            Method = MethodOf(collation, model),
            Copies = collation.EqualCopies.IsEmpty ? null : [.. collation.EqualCopies.Select(CopyOf)],
            SetAside = collation.SetAside.IsEmpty
                ? null
                :
                [
                    .. collation.SetAside.Select(article => new ReportSetAside(
                        article.Key.Outlet.Value,
                        article.Key.ArticleId,
                        article.Version,
                        article.Code,
                        article.Reason
                    )),
                ],
        };
        return Hashed(report);
    }

    /// <summary>With its hash: over the compact JSON without revision, status and the hash itself.</summary>
    public static Report Hashed(Report report)
    {
        var hashed = SerializedReport.WithoutHead(report);
        var json = ReportJson.WritePooled(hashed);
        return report with
        {
            ContentHash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(json.Written)),
            Written = new SerializedReport(hashed, json),
        };
    }

    private static IEnumerable<WitnessVersion> Versions(Collation collation) =>
        collation
            .Witnesses.Concat(collation.EqualCopies.Select(copy => copy.Article))
            .Concat(collation.NotCompared)
            .SelectMany(witness => witness.Versions);

    /// <summary>What there is for each compared article, and for those not compared between them, in the order of outlet and article
    /// id.</summary>
    private static IEnumerable<T> InOrder<T>(Collation collation, IEnumerable<T> compared, Func<Witness, T> ofOther) =>
        collation.NotCompared.IsEmpty
            ? compared
            : collation
                .Witnesses.Zip(compared, (witness, of) => (witness.Key, Of: of))
                .Concat(collation.NotCompared.Select(witness => (witness.Key, Of: ofOther(witness))))
                .OrderBy(pair => pair.Key)
                .Select(pair => pair.Of);

    private static ReportCopy CopyOf(EqualCopy copy) =>
        new(
            copy.Article.Siglum,
            copy.Of.Siglum,
            copy.Article.Outlet,
            copy.Article.Newest.Source.OutletName,
            copy.Article.Key.ArticleId,
            copy.Article.Newest.Number,
            copy.Article.Newest.PublishedAt,
            copy.Article.Newest.Source.Url,
            copy.Article.Newest.Source.ContentHash
        );

    /// <summary>The headline whose words most other headlines share, the article that was first where several do; where no article has one,
    /// the leading statement.</summary>
    private static string Title(Collation collation)
    {
        var headlines = collation
            .Witnesses.OrderBy(witness => witness.Versions[0].PublishedAt.OrLast())
            .ThenBy(witness => witness.Key)
            .Where(witness => witness.Text.Sentences.Any(sentence => sentence is { Field: TextField.Headline, Excluded: null }))
            .Select(witness =>
                (Text: witness.Text.Headline.Trim(), Words: Words.Stems(witness.Text.Headline).ToHashSet(StringComparer.Ordinal))
            )
            .ToArray();
        return headlines.Length > 0
                ? headlines
                    .MaxBy(headline => headlines.Sum(other => headline.Words.Count(other.Words.Contains)) - headline.Words.Count)
                    .Text
            : collation.Statements.Length > 0 ? collation.WordsOf(collation.Statements[0].Representative).ReplaceLineEndings(" ")
            : "(no text)";
    }

    private static string? CopyGroupOf(Collation collation, int w) =>
        collation.Copies.GroupOf(w) is { } group ? $"copy-{collation.Witnesses[group].Siglum}" : null;

    private static ReportWitness WitnessOf(Witness witness) =>
        new()
        {
            Siglum = witness.Siglum,
            Outlet = witness.Outlet,
            OutletName = witness.Newest.Source.OutletName,
            ArticleId = witness.Key.ArticleId,
            Version = witness.Newest.Number,
            PublishedAt = witness.Newest.PublishedAt,
            TimeKnown = witness.Newest.Source.TimeKnown ? null : false,
            Url = witness.Newest.Source.Url,
            Headline = witness.Text.Headline,
            Body = witness.Text.Body,
            ContentSha256 = witness.Newest.Source.ContentHash,
            Language = witness.Newest.Source.Language,
            Original = witness.Newest.Original is { } original
                ? new ReportOriginal(original.Text.Headline, original.Text.Body, witness.Newest.Source.Translation?.By)
                : null,
            Sentences = SentencesOf(witness.Text),
            EarlierVersions = [.. witness.Versions[..^1].Select(VersionOf)],
        };

    private static ReportVersion VersionOf(WitnessVersion version) =>
        new()
        {
            Version = version.Number,
            PublishedAt = version.PublishedAt,
            Headline = version.Text.Headline,
            Body = version.Text.Body,
            ContentSha256 = version.Source.ContentHash,
            Sentences = SentencesOf(version.Text),
        };

    private static ImmutableArray<ReportSentence> SentencesOf(ArticleText text) =>
        [
            .. text.Sentences.Select(sentence => new ReportSentence(
                sentence.Index,
                EvidenceFactory.FieldName(sentence.Field),
                sentence.Span.Start,
                sentence.Span.Length,
                Camel(sentence.Excluded)
            )),
        ];

    private static ReportStatement StatementOf(Collation collation, Statement statement) =>
        new()
        {
            Id = statement.Id,
            Label = EvidenceFactory.Of(collation, statement.Representative, "label").Exact,
            LabelContext = ContextOf(collation, statement.Representative),
            Carriers = statement.Carriers,
            IndependentCarriers = statement.IndependentCarriers,
            FirstReportedAt = statement.FirstReportedAt,
            Readings = [.. statement.Cells.Select(cell => ReadingOf(collation, statement, cell)).OfType<ReportReading>()],
            Coverage =
            [
                .. InOrder(
                    collation,
                    statement.Cells.Select(cell => CellOf(collation, statement, cell)),
                    witness => new CoverageCell(witness.Siglum, CoverageState.NotCompared, 0, null)
                ),
            ],
        };

    /// <summary>The words of the sentence before a clause that cannot be read without them.</summary>
    private static string? ContextOf(Collation collation, TextUnit label)
    {
        if (!label.NeedsContext)
            return null;
        var text = collation.WitnessOf(label).Text;
        var from = text.Sentences[label.Sentence].Span.Start;
        return TextSpan.FromBounds(from, label.Span.Start).Of(text.TextOf(label.Field)).Trim() is { Length: > 0 } before ? before : null;
    }

    /// <summary>An article's words in the row, and its sentences that report the same in another row, without a segment: each segment is in
    /// one row only.</summary>
    private static ReportReading? ReadingOf(Collation collation, Statement statement, Cell cell)
    {
        var units = statement.ReadingOf(cell.Witness)?.Units ?? [];
        ImmutableArray<int> sentences =
        [
            .. units
                .Select(unit => unit.Sentence)
                .Concat(
                    cell.IsCarried || cell.IsPartly
                        ? statement.Elsewhere.Where(unit => unit.Witness == cell.Witness).Select(unit => unit.Sentence)
                        : []
                )
                .Distinct()
                .Order(),
        ];
        if (sentences.IsEmpty && cell is { IsCarried: true, Nearest: { } nearest })
            sentences = [nearest.Sentence];
        return sentences.IsEmpty
            ? null
            : new ReportReading(
                collation.Witnesses[cell.Witness].Siglum,
                sentences,
                [.. units.Select(unit => new ReportSegment(unit.Sentence, unit.Span.Start, unit.Span.Length))]
            );
    }

    private static CoverageCell CellOf(Collation collation, Statement statement, Cell cell)
    {
        var place =
            !cell.IsCarried && !cell.IsPartly
                ? null
                : statement.ReadingOf(cell.Witness)?.Units.MinBy(unit => (unit.Field == TextField.Headline ? 0 : 1, unit.Sentence))
                    ?? cell.Nearest;
        var paragraph = place is null or { Field: TextField.Headline }
            ? (int?)null
            : collation
                .Witnesses[cell.Witness]
                .Text.Sentences.Count(sentence =>
                    sentence is { Field: TextField.Body, Excluded: null } && sentence.Index <= place.Sentence
                );
        var certainties = CertaintyTable.Versions(collation, statement, cell);
        return new CoverageCell(
            collation.Witnesses[cell.Witness].Siglum,
            cell.State,
            Math.Round(cell.Score, 4),
            cell.Nearest?.Sentence,
            place is null ? null
                : paragraph is null ? "headline"
                : paragraph == 1 ? "lead"
                : "body",
            paragraph,
            cell.MinutesAfterFirst is { } minutes ? Math.Round(minutes, 1) : null,
            cell.IsCarried && !certainties.IsEmpty ? certainties[^1].Certainty : null,
            certainties.IsEmpty ? null : certainties
        )
        {
            Basis =
                cell.Witness == statement.Representative.Witness || IsRepeated(collation, statement, cell)
                    ? null
                    : BasisOf(collation.BasisOf(statement, cell)),
        };
    }

    /// <summary>The article has the label's very words, as more than six do: the basis says nothing more.</summary>
    private static bool IsRepeated(Collation collation, Statement statement, Cell cell) =>
        cell is { IsCarried: true, Nearest: { } nearest }
        && nearest.Text == statement.Representative.Text
        && RepeatedSentences.Of(collation).AreSameWords(nearest, statement.Representative);

    private static CoverageBasis? BasisOf(CellBasis? basis) =>
        basis is null
            ? null
            : new CoverageBasis(
                basis.Sentences,
                basis.Words,
                basis.Found,
                basis.Anywhere,
                OrNull(basis.NamesMissing),
                OrNull(basis.NumbersMissing)
            );

    private static ImmutableArray<string>? OrNull(ImmutableArray<string> words) => words.IsEmpty ? null : words;

    private static (ImmutableArray<ReportLink> Listed, ImmutableArray<ReportLink> Weak) LinksOf(Collation collation)
    {
        var repeated = RepeatedSentences.Of(collation);
        var links = collation.Links.Where(link => !repeated.AreSameWords(link.Left, link.Right)).ToArray();
        var best = CellLinks.Of(collation, links);
        var isListed = links.ToLookup(link => link.Score >= collation.Options.NotMatched || best.Contains(link));
        return (
            [.. isListed[true].Select(link => LinkOf(collation, link, best.Contains(link)))],
            [.. isListed[false].Select(link => LinkOf(collation, link, false))]
        );
    }

    private static ReportLink LinkOf(Collation collation, Link link, bool isExplained) =>
        new(EndOf(collation, link.Left), EndOf(collation, link.Right), Math.Round(link.Score, 4))
        {
            Because =
                !isExplained || link.Reasons.IsEmpty
                    ? null
                    : [.. link.Reasons.Select(reason => new ReportLinkReason(reason.Name, Math.Round(reason.Adds, 2)))],
        };

    private static LinkEnd EndOf(Collation collation, TextUnit unit) => new(collation.WitnessOf(unit).Siglum, unit.Sentence);

    private static IEnumerable<ReportEdit> EditsOf(Collation collation, Revision revision) =>
        revision
            .Diff.Edits.Except(revision.IsExtractionSuspect ? revision.Deletions : [])
            .Select(edit => new ReportEdit(
                collation.Witnesses[revision.Witness].Siglum,
                revision.From.Number,
                revision.To.Number,
                Camel<EditAction>(edit.Action)!,
                edit.Moved,
                edit.From,
                edit.To
            ));

    private static ReportMethod MethodOf(Collation collation, string model) =>
        new()
        {
            Model = model,
            Rules = Codebook.Entries.ToImmutableSortedDictionary(entry => entry.Id, entry => entry.Version, StringComparer.Ordinal),
            Thresholds = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["cellAbsent"] = collation.Options.CellAbsent,
                ["cellCarried"] = collation.Options.CellCarried,
                ["cellPartly"] = collation.Options.CellPartly,
                ["carried"] = collation.Options.Carried,
                ["notMatched"] = collation.Options.NotMatched,
                ["uncertain"] = collation.Options.Uncertain,
                ["pairInRow"] = collation.Options.PairInRow,
                ["rowFrom"] = collation.Options.RowFrom,
                ["sameStatement"] = collation.Options.SameStatement,
                ["sentenceShare"] = collation.Options.SentenceShare,
                ["lateAfterMinutes"] = collation.Options.LateAfterMinutes,
                ["sharedCopy"] = SharedCopy.MinShare,
                ["edited"] = VersionDiff.MinEdited,
            }.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Inputs = [.. Versions(collation).Select(version => version.Source.ContentHash).Order(StringComparer.Ordinal)],
            Limits = Limits,
        };

    private static string? Camel<T>(T? value)
        where T : struct, Enum => value is { } name ? char.ToLowerInvariant($"{name}"[0]) + $"{name}"[1..] : null;
}
