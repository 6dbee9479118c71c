using System.Collections.Immutable;

namespace NarrativeDiff.Core.Clustering;

/// <summary>What story matching knows of an article: its gist as a vector, the names it mentions, when it appeared.</summary>
/// <param name="Vector">Of length 1; headline and lead.</param>
/// <param name="Names">Capitalised names, lower-cased, distinct, in ordinal order.</param>
public sealed record ArticleProfile(float[] Vector, ImmutableArray<string> Names, DateTimeOffset PublishedAt);
