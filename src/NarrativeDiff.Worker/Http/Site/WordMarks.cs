using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Analysis.OwnWords;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>A piece of a sentence, and whether it judges or hedges.</summary>
public sealed record MarkedWords(string Text, WordMark Mark);

public enum WordMark
{
    None,
    Judging,
    Hedging,
}

/// <summary>Finds the judging words that the findings count as an outlet's own, and the words by which it hedges.</summary>
internal sealed class WordMarks
{
    /// <summary>As strong as the findings count.</summary>
    private const int LeastStrength = 2;

    private readonly FrozenDictionary<(string Outlet, string Article, int Version, string Field), ImmutableArray<TextSpan>> _judging;

    public WordMarks(Report report) =>
        _judging = report
            .Findings.Where(finding => finding.Subject?.Type == SubjectType.Wording)
            .SelectMany(finding => finding.Evidence)
            .Where(evidence => evidence.Voice == "outlet")
            .SelectMany(evidence =>
                JudgingIn(evidence.Exact)
                    .Select(span =>
                        (
                            Place: (evidence.Outlet, evidence.ArticleId, evidence.Version, evidence.Field),
                            Span: new TextSpan(evidence.Start + span.Start, span.Length)
                        )
                    )
            )
            .GroupBy(found => found.Place, found => found.Span)
            .ToFrozenDictionary(found => found.Key, found => found.Distinct().Order().ToImmutableArray());

    /// <summary>The sentence in pieces; put together they are the sentence.</summary>
    public IEnumerable<MarkedWords> In(ReportWitness witness, ReportSentence sentence, string text)
    {
        var own = _judging
            .GetValueOrDefault((witness.Outlet, witness.ArticleId, witness.Version, sentence.Field), [])
            .Select(span => (Span: new TextSpan(span.Start - sentence.Start, span.Length), Mark: WordMark.Judging));
        var hedges = sentence.Excluded is null
            ? CertaintyCues
                .Find(text)
                .Where(cue => cue.Rung is CertaintyLevel.Hedged or CertaintyLevel.Distanced)
                .Select(cue => (cue.Span, Mark: WordMark.Hedging))
            : [];
        var at = 0;
        foreach (var (span, mark) in own.Concat(hedges).OrderBy(found => found.Span))
        {
            if (span.Start < at || span.End > text.Length || span.Length == 0)
                continue;
            if (span.Start > at)
                yield return new MarkedWords(text[at..span.Start], WordMark.None);
            yield return new MarkedWords(text[span.Start..span.End], mark);
            at = span.End;
        }

        if (at < text.Length)
            yield return new MarkedWords(text[at..], WordMark.None);
    }

    private static IEnumerable<TextSpan> JudgingIn(string clause) =>
        OwnWordLexicon
            .Find(LexicalToken.Of(clause, new TextSpan(0, clause.Length)))
            .Where(hit => hit.Value.Strength >= LeastStrength)
            .Select(hit => hit.Span);
}
