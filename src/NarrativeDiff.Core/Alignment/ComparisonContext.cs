using System.Collections.Concurrent;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What several rules need of one comparison and would otherwise make each for itself: made by whichever asks first.</summary>
internal sealed class ComparisonContext : IEquatable<ComparisonContext>
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _made = new();

    /// <param name="make">Looks at the collation alone.</param>
    public T Once<T>(Func<T> make)
        where T : class => (T)_made.GetOrAdd(typeof(T), _ => new Lazy<object>(make)).Value;

    /// <summary>No part of the collation: two are equal whatever was made of them.</summary>
    public bool Equals(ComparisonContext? other) => other is not null;

    public override bool Equals(object? obj) => obj is ComparisonContext;

    public override int GetHashCode() => 0;
}
