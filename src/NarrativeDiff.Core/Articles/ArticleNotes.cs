using System.Collections.Concurrent;

namespace NarrativeDiff.Core.Articles;

/// <summary>What has been read off one article text, kept beside it: every reader after the first has it for nothing.</summary>
/// <remarks>Only what follows from the text alone may stand here. Notes are no part of the text: two texts are equal whatever was noted of them.</remarks>
internal sealed class ArticleNotes : IEquatable<ArticleNotes>
{
    private readonly ConcurrentDictionary<object, object> made = new(concurrencyLevel: 1, capacity: 7);

    /// <param name="make">Makes the note; must not look at anything but the text.</param>
    public T Of<T>(ArticleText text, Func<ArticleText, T> make) where T : class =>
        (T)(made.TryGetValue(typeof(T), out var known) ? known : made.GetOrAdd(typeof(T), make(text)));

    public bool Equals(ArticleNotes? other) => other is not null;

    public override bool Equals(object? obj) => obj is ArticleNotes;

    public override int GetHashCode() => 0;
}
