using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Stories;

/// <summary>Makes the profile by which an article is filed.</summary>
public static class ArticleProfiler
{
    /// <summary>The text whose vector becomes <see cref="ArticleProfile.Vector"/>: headline and first 110 words.</summary>
    public static string Gist(ArticleVersion version) => throw new NotImplementedException();

    public static ArticleProfile Of(ArticleVersion version, ISentenceEncoder encoder) => throw new NotImplementedException();
}
