using System.Collections.Concurrent;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Articles;

/// <summary>What has been read off one article text, kept beside it: every reader after the first has it for nothing.</summary>
/// <remarks>Only what follows from the words alone may stand here. Notes are no part of the text: two texts are equal whatever was noted of
/// them.</remarks>
internal sealed class DerivedDataCache : IEquatable<DerivedDataCache>
{
    /// <summary>Comparisons with other articles' passages remembered; a bound on memory, past it they start again.</summary>
    private const int MaxPairs = 1024;

    private static long _last;

    // Says articles apart without keeping the other one in memory.
    private readonly long _id = Interlocked.Increment(ref _last);
    private readonly ConcurrentDictionary<Type, object> _whole = new(1, 7);
    private readonly ConcurrentDictionary<Passage, object> _passages = new(1, 7);
    private readonly ConcurrentDictionary<(Passage, long, TextField, TextSpan), object> _pairs = new(1, 7);

    private readonly record struct Passage(Type Note, TextField Field, TextSpan Span);

    /// <param name="make">Makes the note; must not look at anything but the text.</param>
    public T Of<T>(ArticleText text, Func<ArticleText, T> make)
        where T : class => (T)(_whole.TryGetValue(typeof(T), out var known) ? known : _whole.GetOrAdd(typeof(T), make(text)));

    /// <summary>A note on one passage.</summary>
    /// <param name="make">Makes the note; must not look at anything but the text.</param>
    public T At<T>(ArticleText text, TextField field, TextSpan span, Func<ArticleText, TextField, TextSpan, T> make)
        where T : class
    {
        var passage = new Passage(typeof(T), field, span);
        return (T)(_passages.TryGetValue(passage, out var known) ? known : _passages.GetOrAdd(passage, make(text, field, span)));
    }

    /// <summary>A note on one passage beside a passage of another text.</summary>
    /// <param name="make">Makes the note of the two passages' words alone.</param>
    public T Beside<T>(TextField field, TextSpan span, DerivedDataCache other, TextField otherField, TextSpan otherSpan, Func<T> make)
        where T : class
    {
        var key = (new Passage(typeof(T), field, span), other._id, otherField, otherSpan);
        if (_pairs.TryGetValue(key, out var known))
            return (T)known;
        if (_pairs.Count >= MaxPairs)
            _pairs.Clear();
        return (T)_pairs.GetOrAdd(key, make());
    }

    /// <summary>A note on the whole text beside another whole text.</summary>
    /// <param name="make">Makes the note; must not look at anything but the two texts.</param>
    public T Beside<T>(ArticleText text, ArticleText other, Func<ArticleText, ArticleText, T> make)
        where T : class
    {
        var key = (new Passage(typeof(T), default, default), other.Derived._id, default(TextField), default(TextSpan));
        return (T)(_pairs.TryGetValue(key, out var known) ? known : _pairs.GetOrAdd(key, make(text, other)));
    }

    public bool Equals(DerivedDataCache? other) => other is not null;

    public override bool Equals(object? obj) => obj is DerivedDataCache;

    public override int GetHashCode() => 0;
}
