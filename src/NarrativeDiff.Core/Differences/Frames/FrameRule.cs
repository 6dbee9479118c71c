using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Differences.Frames;

/// <summary>Finds a frame that one outlet's sentences show much more often than the other outlets' do; a hint to read on, never a lead.</summary>
internal sealed class FrameRule : IRule
{
    /// <summary>Nothing is said about a rate with fewer cases.</summary>
    private const int MinCases = 3;

    /// <summary>How many times the others' rate an outlet's must be.</summary>
    private const double Ratio = 2;

    public IReadOnlyList<string> Ids => ["F1", "F2"];

    private sealed record Case(int Witness, int Sentence, FrameMention Mention);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var sentences = collation.Witnesses.Select(witness => witness.Text.Sentences.Count(IsBody)).ToArray();
        var cases = Enumerable.Range(0, collation.Witnesses.Length).SelectMany(w => Cases(collation.Witnesses[w], w)).ToArray();
        return
            from frame in cases.GroupBy(found => (found.Mention.Rule, found.Mention.Frame)).OrderBy(same => same.Key)
            from own in frame.GroupBy(found => found.Witness).OrderBy(same => same.Key)
            let others = frame.Count() - own.Count()
            let rest = sentences.Sum() - sentences[own.Key]
            where own.Count() >= MinCases && rest > 0 && (double)own.Count() / sentences[own.Key] >= Ratio * others / rest
            select Tell(collation, [.. own], sentences[own.Key], others, rest);
    }

    private static IEnumerable<Case> Cases(Witness witness, int w) =>
        from found in witness.Text.Notes.Of(witness.Text, static text => new Mentions([.. Read(text)])).All
        select new Case(w, found.Sentence, found.Mention);

    private sealed record Mentions(ImmutableArray<(int Sentence, FrameMention Mention)> All);

    private static IEnumerable<(int Sentence, FrameMention Mention)> Read(ArticleText text) =>
        from sentence in text.Sentences
        where IsBody(sentence)
        from mention in FrameCues.Of(text.Body, sentence.Span)
        select (sentence.Index, mention);

    private static bool IsBody(Sentence sentence) => sentence is { Field: TextField.Body, Excluded: null };

    private static FindingDraft Tell(Collation collation, ImmutableArray<Case> cases, int sentences, int others, int rest)
    {
        var (witness, mention) = (collation.Witnesses[cases[0].Witness], cases[0].Mention);
        return new FindingDraft(mention.Rule, "frame cue, low confidence", $"{witness.Outlet}|{witness.Key.ArticleId}|{mention.Frame}",
            $"Cues of the frame “{mention.Frame}” in {cases.Length} of {sentences} sentences of {witness.Outlet} and in {others} of {rest} of the others; word lists, low confidence",
            [.. cases.Take(5).Select(found => Spans.Sentence(witness, witness.Newest, found.Sentence, "reading"))])
        {
            Score = (double)cases.Length / sentences,
            Certainty = FrameWeight.Certainty,
            Size = FrameWeight.Size,
            Prominence = 0,
            Support = 0,
        };
    }
}

/// <summary>Frames rest on word lists: they stand at the end of every report.</summary>
internal static class FrameWeight
{
    public const double Certainty = 0.1;
    public const double Size = 0.1;
}
