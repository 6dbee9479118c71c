using System.Collections.Immutable;
using NarrativeDiff.Core.Clustering;

namespace NarrativeDiff.Core.Model;

/// <summary>Articles of several outlets about one happening, in all their versions.</summary>
/// <remarks>The order of <see cref="Versions"/> carries no meaning: any order gives the same report.</remarks>
public sealed record Story(string Id, ImmutableArray<ArticleVersion> Versions)
{
    /// <summary>Articles of the story that are not among <see cref="Versions"/> because they cannot be compared; the report names
    /// them.</summary>
    public ImmutableArray<SetAsideArticle> SetAside { get; init; } = [];
}
