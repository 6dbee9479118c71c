using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Comparison;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Fixtures;

/// <summary>A pipeline whose steps a test replaces one by one.</summary>
internal sealed record TestPipeline(
    Func<ArticleVersion, IReadOnlyList<SplitSentence>> LeadSentences,
    Func<ArticleVersion, ISentenceEncoder, ArticleProfile> Profile,
    Func<ArticleProfile, IReadOnlyCollection<StoryMember>, StoryMatch?> Match,
    Recluster Recluster,
    Func<Story, IReadOnlyList<SplitSentence>> SentencesOf,
    Func<Story, ISentenceEncoder, StoryReview?, WorkBudget, Report> Compare
) : IComparisonPipeline
{
    /// <summary>The steps of the worker itself.</summary>
    public static TestPipeline Real { get; } =
        Of(new ComparisonPipeline(null, new ParsedArticleCache(ComparisonOptions.DefaultReadCharacters)));

    private static TestPipeline Of(IComparisonPipeline real) =>
        new(real.LeadSentences, real.Profile, real.Match, real.Recluster, real.SentencesOf, real.Compare);

    IReadOnlyList<SplitSentence> IComparisonPipeline.LeadSentences(ArticleVersion version) => LeadSentences(version);

    ArticleProfile IComparisonPipeline.Profile(ArticleVersion version, ISentenceEncoder vectors) => Profile(version, vectors);

    StoryMatch? IComparisonPipeline.Match(ArticleProfile article, IReadOnlyCollection<StoryMember> active) => Match(article, active);

    StoryReclustering IComparisonPipeline.Recluster(
        string storyId,
        IReadOnlyList<StoryMember> open,
        IReadOnlySet<string> named,
        Func<int, string> newId
    ) => Recluster(storyId, open, named, newId);

    IReadOnlyList<SplitSentence> IComparisonPipeline.SentencesOf(Story story) => SentencesOf(story);

    Report IComparisonPipeline.Compare(Story story, ISentenceEncoder vectors, StoryReview? review, WorkBudget budget) =>
        Compare(story, vectors, review, budget);
}
