using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Analysis.Cues;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Certainty;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Cues;

/// <summary>Finds a cue in one outlet's reading of a statement where another outlet reports the same without any cue of the list.</summary>
internal sealed class CueRule : IRule
{
    private readonly CueList _cues;
    private readonly string _id,
        _kind;
    private readonly double _certainty,
        _size;

    private CueRule(string id, string kind, CueList cues, double certainty, double size) =>
        (_id, _kind, _cues, _certainty, _size) = (id, kind, cues, certainty, size);

    public static CueRule Hedge { get; } = new("C1", "hedge", CueList.Hedges, certainty: 0.35, size: 0.5);

    /// <summary>What is taken for granted is a weaker sign: many such words are mere idiom.</summary>
    public static CueRule Presupposition { get; } = new("C3", "presupposition", CueList.Presuppositions, certainty: 0.35, size: 0.3);

    public IReadOnlyList<string> Ids => [_id];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        from statement in collation.Statements
        where statement.Tellers >= 2
        let units = statement
            .CarriedReadings.Take(8)
            .SelectMany(reading => reading.Units.Take(2))
            .Select(unit => (Unit: unit, Cues: CuesOf(collation, unit)))
            .ToArray()
        from unit in units
        let own = unit.Cues.FirstOrDefault(cue => !cue.IsQuoted && !IsReport(collation, unit.Unit, cue))
        where own is not null
        let peer = units.FirstOrDefault(other =>
            other.Cues.Length == 0
            && other.Unit.Negated == unit.Unit.Negated
            && CertaintyTable.Of(collation, other.Unit).Rung <= CertaintyLevel.Attributed
            && collation.AreSame(other.Unit, unit.Unit)
            && !HasForm(other.Unit, own)
        )
        where peer.Unit is not null && CueScope.IsAbout(collation, unit.Unit, own.Span, peer.Unit)
        select Draft(collation, statement, unit.Unit, own, peer.Unit);

    /// <summary>"Stop" beside "stopped": the word of the cue in another form.</summary>
    private static bool HasForm(TextUnit unit, Cue cue) =>
        unit.Stems.Contains(Stemmer.Stem(cue.Entry.Split(' ')[0]), StringComparer.Ordinal);

    /// <summary>"…, the paper reported": the word that names the source, no doubt of the outlet's.</summary>
    private static bool IsReport(Collation collation, TextUnit unit, Cue cue) =>
        Voices
            .Of(collation.WitnessOf(unit).Text)
            .In(unit.Field)
            .Any(attributed => attributed.Source is not null && attributed.Cue.Overlaps(cue.Span));

    private Cue[] CuesOf(Collation collation, TextUnit unit)
    {
        var article = collation.WitnessOf(unit).Text;
        var found = article.Derived.At(
            article,
            unit.Field,
            unit.Span,
            static (article, field, span) =>
                new Found(
                    [.. CueList.Hedges.Find(article.TextOf(field), span, article.QuotationsIn(field))],
                    [.. CueList.Presuppositions.Find(article.TextOf(field), span, article.QuotationsIn(field))]
                )
        );
        return _cues == CueList.Hedges ? found.Hedges : found.Presuppositions;
    }

    private sealed record Found(Cue[] Hedges, Cue[] Presuppositions);

    private FindingDraft Draft(Collation collation, Statement statement, TextUnit unit, Cue cue, TextUnit peer)
    {
        var own = EvidenceFactory.Within(collation, unit, cue.Span with { Start = cue.Span.Start - unit.Span.Start }, "reading");
        var (whole, other) = (EvidenceFactory.Of(collation, unit, "reading"), EvidenceFactory.Of(collation, peer, "reading"));
        return new FindingDraft(
            _id,
            _kind,
            $"{own.Outlet}|{own.ArticleId}|{cue.Entry}|{whole.Exact}|{other.Outlet}",
            Summary(collation, own, other),
            [own, other]
        )
        {
            Statement = statement,
            Certainty = _certainty,
            Size = _size,
            Prominence = Importance.Prominence(statement),
            Support = Importance.Support(collation, statement),
        };
    }

    private SummaryTemplate Summary(Collation collation, Evidence own, Evidence other) =>
        SummaryTemplate.Of(
            _id == "C1"
                ? "{outlet} hedges with {words}; {other} reports the same without a hedge."
                : "{outlet} takes something for granted with {words}; {other} reports the same without such a word.",
            OutletNames.Argument(collation, "outlet", own),
            SummaryArgument.Quotations("words", own.Exact),
            OutletNames.Argument(collation, "other", other)
        );
}
