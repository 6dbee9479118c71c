using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Cli;

/// <summary>Goes on where one article fails: names it on the error stream and remembers that the verb did not do all.</summary>
internal sealed class FailingArticle(TextWriter error)
{
    private readonly Lock _gate = new();

    /// <summary>Some article failed.</summary>
    public bool Any { get; private set; }

    /// <returns>What the work gives; null where it fails.</returns>
    /// <param name="what">What could not be done, e.g. <c>analysed</c>.</param>
    public T? Try<T>(ArticleKey article, string what, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            Report(article, what, $"{fault.GetType().Name}: {fault.Message}");
            return null;
        }
    }

    public void Report(ArticleKey article, string what, string reason) =>
        Report($"{article.Outlet.Value} {article.ArticleId}: this article could not be {what} and is left out: {reason}");

    public void Report(string fault)
    {
        lock (_gate)
        {
            Any = true;
            error.WriteLine(Terminal.Safe($"error: {fault}"));
        }
    }
}
