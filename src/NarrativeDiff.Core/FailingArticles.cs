using System.Collections.Immutable;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core;

/// <summary>Finds the articles that make the comparison of a story fail.</summary>
public static class FailingArticles
{
    /// <summary>A story with more of them has another fault than its articles.</summary>
    public const int Max = 8;

    /// <summary>Compares a story without the articles that make its comparison fail.</summary>
    /// <param name="compare">Compares a story or a part of it; what it throws is a failure, unless it is a cancellation.</param>
    /// <param name="fault">What the comparison of the whole story threw.</param>
    /// <returns>The report, null where every article fails by itself, and the articles that are to blame; none: the story fails whatever is
    /// left out.</returns>
    public static (Report? Report, ImmutableArray<SetAsideArticle> SetAside) CompareWithout(
        Story story,
        Func<Story, Report> compare,
        Exception fault
    )
    {
        var faults = new Dictionary<ArticleKey, Exception>();
        var found = Find(story, Fails);
        ImmutableArray<SetAsideArticle> setAside = [.. found.Select(key => SetAside(story, key, faults.GetValueOrDefault(key, fault)))];
        var sound = story with
        {
            Versions = story.Versions.RemoveAll(version => found.Contains(version.Key)),
            SetAside = [.. story.SetAside, .. setAside],
        };
        return found.IsEmpty || sound.Versions.IsEmpty ? (null, setAside) : (compare(sound), setAside);

        bool Fails(Story part)
        {
            try
            {
                compare(part);
                return false;
            }
            catch (Exception thrown) when (thrown is not (OperationCanceledException or OutOfMemoryException))
            {
                if (part.Versions.All(version => version.Key == part.Versions[0].Key))
                    faults[part.Versions[0].Key] = thrown;
                return true;
            }
        }
    }

    private static SetAsideArticle SetAside(Story story, ArticleKey key, Exception fault) =>
        new(
            key,
            story.Versions.Where(version => version.Key == key).Max(version => version.Version),
            fault is WorkTimeoutException ? SetAsideArticle.TimeLimit : SetAsideArticle.Fails,
            $"{fault.GetType().Name}: {fault.Message}"
        );

    /// <param name="fails">Whether the comparison of a story fails; asked of parts of the story, some log₂ of its articles for each that is
    /// found.</param>
    /// <returns>Those without which the comparison succeeds, in the order of outlet and article id: all of them where each fails alone;
    /// empty where no few articles are to blame.</returns>
    public static ImmutableArray<ArticleKey> Find(Story story, Func<Story, bool> fails)
    {
        var articles = story.Versions.GroupBy(version => version.Key).OrderBy(article => article.Key).ToList();
        var found = articles.Where(article => fails(With([article]))).Select(article => article.Key).ToList();
        articles.RemoveAll(article => found.Contains(article.Key));
        while (found.Count <= Max && articles.Count > 0 && fails(With(articles)))
        {
            var culprit = EndOfFailingPart();
            found.Add(articles[culprit].Key);
            articles.RemoveAt(culprit);
        }
        return found.Count > Max ? [] : [.. found.Order()];

        Story With(IEnumerable<IEnumerable<ArticleVersion>> some) => story with { Versions = [.. some.SelectMany(article => article)] };

        // All together fail, none of them alone: the last article of the shortest failing part from the front is one of those to blame.
        int EndOfFailingPart()
        {
            var (passing, failing) = (1, articles.Count);
            while (failing - passing > 1)
            {
                var middle = (passing + failing) / 2;
                (passing, failing) = fails(With(articles.Take(middle))) ? (passing, middle) : (middle, failing);
            }
            return failing - 1;
        }
    }
}
