using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Stories;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Hosting;

/// <summary>The pure steps of the core as the worker takes them; a test of the wires puts simpler ones in.</summary>
/// <param name="Gist">The sentences whose vectors file an article.</param>
/// <param name="SentencesOf">Every sentence whose vectors a comparison asks for.</param>
internal sealed record Engine(
    Func<ArticleVersion, IReadOnlyList<SplitSentence>> Gist,
    Func<ArticleVersion, ISentenceEncoder, ArticleProfile> Profile,
    Func<ArticleProfile, IReadOnlyCollection<StoryMember>, StoryMatch?> Match,
    Regroup Regroup,
    Func<Story, IReadOnlyList<SplitSentence>> SentencesOf,
    Func<Story, ISentenceEncoder, StoryReview?, Report> Compare)
{
    public static Engine Real { get; } = With(null, new ReadArticles(ComparingOptions.UsualReadCharacters));

    /// <param name="loaded">A trained loaded-wording model; null: the one that ships.</param>
    /// <param name="articles">Versions read before: filed, looked through for sentences and compared, a version is read once.</param>
    public static Engine With(LoadedModel? loaded, ReadArticles articles) => new(
        version => ArticleProfiler.Gist(version, articles),
        (version, vectors) => ArticleProfiler.Of(version, vectors, articles),
        new StoryMatcher().Best,
        (story, open, named, newId) => StoryRegrouping.Around(story, open, named, newId, new StoryMatcherOptions()),
        story => StoryComparer.SentencesOf(story, articles),
        (story, vectors, review) => new StoryComparer(vectors, loaded: loaded, articles: articles).Compare(story, review));
}
