using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core;

/// <summary>The entry point: a story goes in, a report comes out.</summary>
/// <param name="encoder">Gives sentences their vectors.</param>
/// <param name="loaded">A trained loaded-wording model; null: the one that ships.</param>
/// <param name="articles">Versions read before, so that a story compared again costs what is new in it; changes no byte of a report. Null:
/// every version is read again.</param>
public sealed class StoryComparer(
    ISentenceEncoder encoder,
    AlignmentOptions? options = null,
    LoadedModel? loaded = null,
    ParsedArticleCache? articles = null
)
{
    private readonly LoadedScorer _loaded = LoadedScorer.For(encoder, loaded);
    private readonly FrameSense _frames = FrameSense.For(encoder);

    /// <summary>Every sentence whose vectors a comparison of the story asks for; for callers that make them beforehand
    /// (<see cref="KnownVectors"/>).</summary>
    public static IReadOnlyList<SplitSentence> SentencesOf(Story story) => SentencesOf(story, null);

    /// <summary>The same, with the versions read before that the comparison will be given.</summary>
    public static IReadOnlyList<SplitSentence> SentencesOf(Story story, ParsedArticleCache? articles)
    {
        var (witnesses, _) = EqualCopies.Fold(Witness.ByLanguage(Witness.Of(story, articles), story).Compared);
        return [.. StoryUnits.SentencesOf(witnesses, VersionHistory.Of(witnesses))];
    }

    /// <summary>Compares all versions of a story. Pure: the same story gives the same report, in any order of its versions.</summary>
    /// <param name="review">What reviewers said of earlier reports of the story; it holds wherever the words it is about still
    /// stand.</param>
    /// <param name="budget">What the comparison may take, and who ends it; null: the usual one.</param>
    /// <exception cref="ArgumentException">The story has no version.</exception>
    /// <exception cref="OperationCanceledException">The budget's token was cancelled.</exception>
    public Report Compare(Story story, StoryReview? review = null, WorkBudget? budget = null)
    {
        if (story.Versions.IsDefaultOrEmpty)
            throw new ArgumentException($"story {story.Id} has no article version to compare", nameof(story));
        budget ??= WorkBudget.Usual;
        var (inLanguage, others) = Witness.ByLanguage(Witness.Of(story, articles, budget), story);
        var (different, copies) = EqualCopies.Fold(inLanguage);
        var (witnesses, tooLong) = PairLimit.Apply(different, budget.MaxPairs);
        var collated = Collator.Collate(
            witnesses,
            encoder,
            (options ?? new AlignmentOptions()) with
            {
                Budget = budget,
            },
            review?.Links ?? []
        );
        var collation = collated with { EqualCopies = copies, SetAside = [.. story.SetAside, .. tooLong], NotCompared = others };
        var findings = Rules.Apply(collation, _loaded, _frames);
        var report = ReportBuilder.Build(
            story.Id,
            collation,
            findings,
            $"{encoder.Model}; pair model {PairModel.Shipped.Version}; loaded wording {_loaded.Method}; frames {_frames.Method}"
        );
        return review is null ? report : review.ApplyTo(report);
    }
}
