using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>A judged pair as the model learns from it.</summary>
internal sealed record PairRow(string Set, string Topic, (string, int) A, (string, int) B, double[] X, bool Any, bool Strong);

/// <param name="Models">By fold; the last one is learned from all topics.</param>
internal sealed record LearnedModels(PairRow[] Rows, Dictionary<string, int> Fold, PairModel[] Models)
{
    public PairModel Whole => Models[^1];

    /// <summary>The model that never saw the topic.</summary>
    public PairModel ModelFor(string topic) => Models[Fold[topic]];
}

/// <summary>A labelled story made ready for scoring.</summary>
internal sealed class LearningStory(string set, GoldStory gold, ISentenceEncoder encoder)
{
    private readonly ImmutableArray<Witness> _witnesses = Witness.Of(gold.Story);
    private readonly StoryUnits _units = UnitsOf(gold, encoder);

    public GoldStory Gold => gold;

    public string Set => set;

    public string Topic => gold.Topic;

    /// <summary>Every judged pair that the scorer looks at, with its features; <paramref name="model"/>'s first judgement decides on
    /// support.</summary>
    public List<PairRow> Rows(PairModel model)
    {
        var at = _units.Sentences.Select(PlaceOf).ToArray();
        var rows = new List<PairRow>();
        PairScores.ForEach(
            _units.Sentences,
            ArticleWords.Of(_units.Sentences),
            model,
            (a, b, x) =>
            {
                if (gold.WasJudged(at[a], at[b]))
                    rows.Add(
                        new PairRow(
                            set,
                            gold.Topic,
                            at[a],
                            at[b],
                            x.ToArray(),
                            gold.LabelOf(at[a], at[b]) is not null,
                            gold.LabelOf(at[a], at[b]) ?? false
                        )
                    );
            }
        );
        return rows;
    }

    public Collation Collate(PairModel model) =>
        Collator.Collate(_witnesses, VersionHistory.Of(_witnesses), Score(model), new AlignmentOptions());

    public ScoredStory Score(PairModel model) => Aligner.Score(_units, new AlignmentOptions(), model);

    /// <summary>Document and line of a unit's sentence, as the labels name it.</summary>
    public (string Doc, int Line) PlaceOf(TextUnit unit) =>
        (
            _witnesses[unit.Witness].Key.ArticleId,
            GoldStory.LineOf(_witnesses[unit.Witness].Text, _witnesses[unit.Witness].Text.Sentences[unit.Sentence])
        );

    /// <summary>Where a unit begins in its line.</summary>
    public int StartInLine(TextUnit unit)
    {
        var body = _witnesses[unit.Witness].Text.Body;
        return unit.Span.Start - (body.LastIndexOf('\n', Math.Max(0, unit.Span.Start - 1)) + 1);
    }

    private static StoryUnits UnitsOf(GoldStory gold, ISentenceEncoder encoder)
    {
        var witnesses = Witness.Of(gold.Story);
        return StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), encoder);
    }
}
