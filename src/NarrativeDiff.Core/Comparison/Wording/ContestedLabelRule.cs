using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds a contested word, "terrorist", "massacre", in an outlet's own voice where another leaves it to whoever says it.</summary>
internal sealed class ContestedLabelRule : IRule
{
    public IReadOnlyList<string> Ids => ["W6"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation
            .Statements.Where(statement => statement.Tellers >= 2)
            .SelectMany(statement => Uses(collation, statement))
            .GroupBy(use => use.Entry.Entry, StringComparer.Ordinal)
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .SelectMany(uses => Draft(collation, [.. uses]));

    /// <param name="IsOwn">In the outlet's voice: neither quoted nor in a sentence that names who says it.</param>
    /// <param name="IsSaid">By a source. Marks round a word or two alone keep a distance and name nobody: <see cref="QuotingRule"/> reports
    /// them.</param>
    private sealed record Use(Statement Statement, TextUnit Unit, NeutralEntry Entry, Evidence Evidence, bool IsOwn, bool IsSaid);

    private static IEnumerable<Use> Uses(Collation collation, Statement statement) =>
        from reading in statement.CarriedReadings
        from unit in reading.Units
        let worded = WordedUnit.Of(collation, unit)
        let article = collation.WitnessOf(unit).Text
        from hit in NeutralWording.Find(worded.Tokens)
        where hit.Value.IsContested && !IsTerm(worded.Tokens, hit)
        let evidence = worded.Show(collation, hit.Span)
        let isOwn = Voices.Of(article).At(unit.Field, hit.Span) == Voices.Outlet
            && !LegalChargeContext.Name(article, article.Sentences[unit.Sentence], hit.Span)
        select new Use(statement, unit, hit.Value, evidence, isOwn, !isOwn && !IsSetApart(article, unit, hit.Span));

    private static bool IsSetApart(ArticleText article, TextUnit unit, TextSpan label) =>
        Voices.Of(article).AttributionOf(unit.Field, label) is null
        && (
            new Quotations(article.QuotationsIn(unit.Field)).Holding(label) is { } quoted
            && WordRun.Count(quoted.Of(article.TextOf(unit.Field))) <= WordSignals.ScareQuoteWords
        );

    /// <summary>"Code execution", "order execution": nobody is killed.</summary>
    private static bool IsTerm(ImmutableArray<LexicalToken> tokens, PhraseHit<NeutralEntry> hit) =>
        hit.Value.Entry == "execution" && hit.Token > 0 && Executed.Contains(tokens[hit.Token - 1].Word);

    private static readonly string[] Executed = ["code", "command", "contract", "order", "plan", "program", "query", "script", "trade"];

    /// <summary>One finding an outlet that writes the word itself, with the peers that attribute it in the same statement.</summary>
    private static IEnumerable<FindingDraft> Draft(Collation collation, Use[] uses) =>
        from own in uses.Where(use => use.IsOwn).GroupBy(use => (use.Evidence.Outlet, use.Evidence.ArticleId))
        let peers = uses.Where(use =>
                use.IsSaid
                && use.Evidence.Outlet != own.Key.Outlet
                && own.Any(mine => mine.Statement == use.Statement && collation.AreSame(mine.Unit, use.Unit))
            )
            .ToArray()
        where peers.Length > 0
        let first = own.First(use => use.Statement == peers[0].Statement)
        select new FindingDraft(
            "W6",
            "contested label",
            $"{own.Key.Outlet}|{own.Key.ArticleId}|{first.Entry.Entry}",
            SummaryTemplate.Of(
                "{own} writes {word} in its own voice; {peers} {peers?leaves|leave} the word to a source.",
                OutletNames.Argument(collation, "own", first.Evidence),
                SummaryArgument.Quotations("word", first.Evidence.Exact),
                OutletNames.Argument(collation, "peers", peers.Select(peer => peer.Evidence))
            ),
            [
                first.Evidence,
                .. own.Select(use => use.Evidence).Except([first.Evidence]).Take(3),
                .. peers.Select(peer => peer.Evidence).Take(4),
            ]
        )
        {
            Statement = first.Statement,
            Certainty = 0.4,
            Size = 0.8,
            Prominence = Importance.Prominence(first.Statement),
            Support = Importance.Support(collation, first.Statement),
        };
}
