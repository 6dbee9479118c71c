using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Differences.Wording;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Stories;
using NarrativeDiff.Worker.Storage;

namespace NarrativeDiff.Worker.Hosting;

/// <summary>The pure steps of the core as the worker takes them; a test of the wires puts simpler ones in.</summary>
/// <param name="Gist">The texts whose vectors file an article.</param>
/// <param name="TextsOf">Every text whose vector a comparison asks for.</param>
internal sealed record Engine(
    Func<ArticleVersion, IReadOnlyList<string>> Gist,
    Func<ArticleVersion, ISentenceEncoder, ArticleProfile> Profile,
    Func<ArticleProfile, IReadOnlyCollection<StoryMember>, StoryMatch?> Match,
    Regroup Regroup,
    Func<Story, IReadOnlyList<string>> TextsOf,
    Func<Story, ISentenceEncoder, StoryReview?, Report> Compare)
{
    public static Engine Real { get; } = With(null, new ReadArticles(ComparingOptions.UsualReadCharacters));

    /// <param name="loaded">A trained loaded-wording model; null: the one that ships.</param>
    /// <param name="articles">Versions read before: filed, looked through for texts and compared, a version is read once.</param>
    public static Engine With(LoadedModel? loaded, ReadArticles articles) => new(
        version => ArticleProfiler.Gist(version, articles),
        (version, vectors) => ArticleProfiler.Of(version, vectors, articles),
        new StoryMatcher().Best,
        (story, open, named, newId) => StoryRegrouping.Around(story, open, named, newId, new StoryMatcherOptions()),
        story => StoryComparer.TextsOf(story, articles),
        (story, vectors, review) => new StoryComparer(vectors, loaded: loaded, articles: articles).Compare(story, review));
}
