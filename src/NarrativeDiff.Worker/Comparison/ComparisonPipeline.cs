using NarrativeDiff.Core;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>The steps of the core with one cache of parsed versions: a version that is filed, looked through for sentences and compared is
/// read once.</summary>
/// <param name="loaded">A trained loaded-wording model; null: the one that ships.</param>
internal sealed class ComparisonPipeline(LoadedModel? loaded, ParsedArticleCache articles) : IComparisonPipeline
{
    private readonly StoryMatcher _matcher = new();

    public IReadOnlyList<SplitSentence> LeadSentences(ArticleVersion version) => ArticleProfiler.LeadSentences(version, articles);

    public ArticleProfile Profile(ArticleVersion version, ISentenceEncoder vectors) => ArticleProfiler.Of(version, vectors, articles);

    public StoryMatch? Match(ArticleProfile article, IReadOnlyCollection<StoryMember> active) => _matcher.Best(article, active);

    public StoryReclustering Recluster(
        string storyId,
        IReadOnlyList<StoryMember> open,
        IReadOnlySet<string> named,
        Func<int, string> newId
    ) => StoryReclustering.Around(storyId, open, named, newId, new StoryMatcherOptions());

    public IReadOnlyList<SplitSentence> SentencesOf(Story story) => StoryComparer.SentencesOf(story, articles);

    public Report Compare(Story story, ISentenceEncoder vectors, StoryReview? review, WorkBudget budget) =>
        new StoryComparer(vectors, loaded: loaded, articles: articles).Compare(story, review, budget);
}
