namespace NarrativeDiff.Core.Model;

/// <summary>How an article's body arrived.</summary>
public enum BodyType
{
    PlainText,
    Html,
}
