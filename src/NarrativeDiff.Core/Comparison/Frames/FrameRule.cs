using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Frames;

/// <summary>Finds a frame that one outlet's sentences show much more often than the other outlets' do; a hint to read on, never a
/// lead.</summary>
/// <param name="vectors">Null: frames are reported by the word lists alone.</param>
internal sealed class FrameRule(FrameVectors? vectors) : IRule
{
    /// <summary>Nothing is said about a rate with fewer cases.</summary>
    private const int MinCases = 3;

    /// <summary>How many times the others' rate an outlet's must be.</summary>
    private const double Ratio = 2;

    public IReadOnlyList<string> Ids => ["F1", "F2"];

    private sealed record Case(int Witness, int Sentence, FrameMention Mention);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var body = collation.Sentences.Where(unit => unit.Field == TextField.Body).ToArray();
        var sentences = body.CountBy(unit => unit.Witness).ToDictionary();
        var cases = body.SelectMany(
                unit => Shown(collation.WitnessOf(unit).Text, unit),
                (unit, mention) => new Case(unit.Witness, unit.Sentence, mention)
            )
            .ToArray();
        return from frame in cases.GroupBy(found => (found.Mention.Rule, found.Mention.Frame)).OrderBy(same => same.Key)
            from own in frame.GroupBy(found => found.Witness).OrderBy(same => same.Key)
            let others = frame.Count() - own.Count()
            let rest = body.Length - sentences[own.Key]
            where own.Count() >= MinCases && rest > 0 && (double)own.Count() / sentences[own.Key] >= Ratio * others / rest
            select Draft(collation, [.. own.OrderByDescending(found => found.Mention.IsSure)], sentences[own.Key], others, rest);
    }

    private IEnumerable<FrameMention> Shown(ArticleText text, TextUnit unit) =>
        text.Derived.Of(text, static text => new Words(text)).In(unit.Sentence).ToArray() is { Length: > 0 } words
            ? FrameCues.Of(words, vectors?.Of(unit.Vector) ?? FrameVectors.Unknown)
            : [];

    private sealed class Words(ArticleText text)
    {
        private readonly ILookup<int, FrameWords> _words = text
            .Sentences.Where(sentence => sentence is { Field: TextField.Body, Excluded: null })
            .SelectMany(sentence => FrameCues.WordsOf(text.Body, sentence.Span), (sentence, found) => (sentence.Index, found))
            .ToLookup(found => found.Index, found => found.found);

        public IEnumerable<FrameWords> In(int sentence) => _words[sentence];
    }

    private FindingDraft Draft(Collation collation, ImmutableArray<Case> cases, int sentences, int others, int rest)
    {
        var (witness, mention) = (collation.Witnesses[cases[0].Witness], cases[0].Mention);
        return new FindingDraft(
            mention.Rule,
            "frame cue, low confidence",
            $"{witness.Outlet}|{witness.Key.ArticleId}|{mention.Frame}",
            SummaryTemplate.Of(
                "{outlet} has words of the frame {frame} in {cases} of {sentences:sentence}, the others in {others} of {rest} "
                    + "({basis}; low confidence).",
                OutletNames.Argument(collation, "outlet", cases[0].Witness),
                SummaryArgument.Quotations("frame", mention.Frame),
                SummaryArgument.Count("cases", cases.Length),
                SummaryArgument.Count("sentences", sentences),
                SummaryArgument.Count("others", others),
                SummaryArgument.Count("rest", rest),
                SummaryArgument.Text("basis", Basis(cases))
            ),
            [.. cases.Take(5).Select(found => EvidenceFactory.Sentence(witness, witness.Newest, found.Sentence, "reading"))]
        )
        {
            Score = (double)cases.Length / sentences,
            Certainty = FrameWeight.Certainty,
            Size = FrameWeight.Size,
            Prominence = 0,
            Support = 0,
        };
    }

    private string Basis(ImmutableArray<Case> cases) =>
        (vectors, cases[0].Mention.Rule) switch
        {
            (null, _) => "word lists",
            (_, "F1") => $"word list and encoder agree, in {cases.Count(found => found.Mention.IsSure)} on two words or more",
            _ => "word list and encoder agree",
        };
}

/// <summary>Frames are cues of low confidence: they stand at the end of every report.</summary>
internal static class FrameWeight
{
    public const double Certainty = 0.1;
    public const double Size = 0.1;
}
