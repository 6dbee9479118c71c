using NarrativeDiff.Core;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Comparison;

/// <summary>The pure steps of the core as the worker takes them; a test of the wires puts simpler ones in.</summary>
/// <param name="LeadSentences">The sentences whose vectors file an article.</param>
/// <param name="SentencesOf">Every sentence whose vectors a comparison asks for.</param>
internal sealed record ComparisonPipeline(
    Func<ArticleVersion, IReadOnlyList<SplitSentence>> LeadSentences,
    Func<ArticleVersion, ISentenceEncoder, ArticleProfile> Profile,
    Func<ArticleProfile, IReadOnlyCollection<StoryMember>, StoryMatch?> Match,
    Recluster Recluster,
    Func<Story, IReadOnlyList<SplitSentence>> SentencesOf,
    Func<Story, ISentenceEncoder, StoryReview?, WorkBudget, Report> Compare)
{
    public static ComparisonPipeline Real { get; } = With(null, new ParsedArticleCache(ComparisonOptions.DefaultReadCharacters));

    /// <param name="loaded">A trained loaded-wording model; null: the one that ships.</param>
    /// <param name="articles">Versions read before: filed, looked through for sentences and compared, a version is read once.</param>
    public static ComparisonPipeline With(LoadedModel? loaded, ParsedArticleCache articles) => new(
        version => ArticleProfiler.LeadSentences(version, articles),
        (version, vectors) => ArticleProfiler.Of(version, vectors, articles),
        new StoryMatcher().Best,
        (story, open, named, newId) => StoryReclustering.Around(story, open, named, newId, new StoryMatcherOptions()),
        story => StoryComparer.SentencesOf(story, articles),
        (story, vectors, review, budget) => new StoryComparer(vectors, loaded: loaded, articles: articles).Compare(story, review, budget));
}
