using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Infrastructure;

/// <summary>The pure steps of the core as the worker takes them, from a version to a report.</summary>
internal interface IComparisonPipeline
{
    /// <summary>The sentences whose vectors file an article.</summary>
    IReadOnlyList<SplitSentence> LeadSentences(ArticleVersion version);

    /// <summary>By which a version finds its story.</summary>
    ArticleProfile Profile(ArticleVersion version, ISentenceEncoder vectors);

    /// <summary>The active story a profile belongs to; null: a new story.</summary>
    StoryMatch? Match(ArticleProfile article, IReadOnlyCollection<StoryMember> active);

    /// <summary>Merges and splits a story and those around it.</summary>
    /// <param name="storyId">The story that changed.</param>
    /// <param name="open">All articles around its time.</param>
    /// <param name="named">Stories that publishers named.</param>
    /// <param name="newId">An id for a story by its first article.</param>
    StoryReclustering Recluster(string storyId, IReadOnlyList<StoryMember> open, IReadOnlySet<string> named, Func<int, string> newId);

    /// <summary>Every sentence whose vectors a comparison asks for.</summary>
    IReadOnlyList<SplitSentence> SentencesOf(Story story);

    /// <param name="budget">How much work it may take, and until when.</param>
    Report Compare(Story story, ISentenceEncoder vectors, StoryReview? review, WorkBudget budget);
}
