using System.Collections.Immutable;

namespace NarrativeDiff.Core.Model;

/// <summary>Articles of several outlets about one happening, in all their versions.</summary>
/// <remarks>The order of <see cref="Versions"/> carries no meaning: any order gives the same report.</remarks>
public sealed record Story(string Id, ImmutableArray<ArticleVersion> Versions);
