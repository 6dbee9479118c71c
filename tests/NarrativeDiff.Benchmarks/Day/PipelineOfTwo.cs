using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Comparison;
using NarrativeDiff.Worker.Infrastructure;

namespace NarrativeDiff.Benchmarks.Day;

/// <summary>The worker's steps, but a comparison sees only a part of the story.</summary>
internal sealed class PipelineOfTwo(Func<Story, Story> part) : IComparisonPipeline
{
    private readonly ComparisonPipeline _real = new(null, new ParsedArticleCache(ComparisonOptions.DefaultReadCharacters));

    public IReadOnlyList<SplitSentence> LeadSentences(ArticleVersion version) => _real.LeadSentences(version);

    public ArticleProfile Profile(ArticleVersion version, ISentenceEncoder vectors) => _real.Profile(version, vectors);

    public StoryMatch? Match(ArticleProfile article, IReadOnlyCollection<StoryMember> active) => _real.Match(article, active);

    public StoryReclustering Recluster(
        string storyId,
        IReadOnlyList<StoryMember> open,
        IReadOnlySet<string> named,
        Func<int, string> newId
    ) => _real.Recluster(storyId, open, named, newId);

    public IReadOnlyList<SplitSentence> SentencesOf(Story story) => _real.SentencesOf(part(story));

    public Report Compare(Story story, ISentenceEncoder vectors, StoryReview? review, WorkBudget budget) =>
        _real.Compare(part(story), vectors, review, budget);
}
