namespace NarrativeDiff.Core.Articles;

/// <summary>How an article's body arrived.</summary>
public enum BodyType
{
    PlainText,
    Html,
}
