using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Collecting;

/// <summary>Reads what came from the web: the same feeds and pages as files.</summary>
internal interface ICollectedReader
{
    /// <returns>The entries of a feed; null where the answer is none.</returns>
    IReadOnlyList<CollectedEntry>? Feed(WebAnswer answer);

    /// <param name="address">The article's address, which names it.</param>
    /// <param name="outlet">The outlet's id; null: the host.</param>
    CollectedArticle Page(WebAnswer answer, Uri address, string? outlet);
}

/// <summary>An entry of a feed.</summary>
/// <param name="Article">The article where the feed holds its whole text; else null, and its page is to be fetched.</param>
internal sealed record CollectedEntry(Uri Address, DateTimeOffset? PublishedAt, CollectedArticle? Article);

/// <summary>An article version that was read, or why none could be.</summary>
/// <param name="HasTime">Whether it says itself when it appeared.</param>
internal sealed record CollectedArticle(ArticleVersion? Article, bool HasTime, string? Refusal);
