namespace NarrativeDiff.Core.Articles;

/// <summary>Reads an article version: reduces HTML to text, marks clutter, splits sentences and their clauses.</summary>
public static class ArticleReader
{
    public static ArticleText Read(ArticleVersion version) => throw new NotImplementedException();
}
