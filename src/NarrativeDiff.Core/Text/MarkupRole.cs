using AngleSharp.Dom;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>What an element's name and classes say of its text: caption, byline, newsletter box, share bar.</summary>
/// <remarks>A guess by name holds for short texts only: some pages wrap the whole article in a form, or call it "social affairs".</remarks>
internal static class MarkupRole
{
    private const int LongestNamed = 400;

    private const int LongestElement = 1500;

    // A hostile page may hold any number of empty elements.
    private const int MaxNodes = 500;

    public static Exclusion? Of(IElement element)
    {
        if (element.LocalName == "figcaption")
            return Exclusion.Caption;
        if (element.LocalName is "nav" or "aside" or "footer" or "form")
            return IsWithin(element, LongestElement) ? Exclusion.Boilerplate : null;
        return OfNames(element) is { } named && IsWithin(element, LongestNamed) ? named : null;
    }

    private static Exclusion? OfNames(IElement element)
    {
        var names = $"{element.ClassName} {element.Id} {element.GetAttribute("rel")} {element.GetAttribute("itemprop")}".ToLowerInvariant();
        if (names.Length == 3)
            return null;
        var words = names.Split([' ', '-', '_', ':', '.'], StringSplitOptions.RemoveEmptyEntries);
        return names.Contains("caption", StringComparison.Ordinal) ? Exclusion.Caption
            : names.Contains("byline", StringComparison.Ordinal) || words.Contains("author") ? Exclusion.Byline
            : names.Contains("newsletter", StringComparison.Ordinal) ? Exclusion.Newsletter
            : words.Contains("share") || words.Contains("sharing") || words.Contains("social") ? Exclusion.Share
            : words.Contains("related") || names.Contains("read-more", StringComparison.Ordinal) || words.Contains("readmore") ? Exclusion.ReadMore
            : words.Contains("promo") || words.Contains("advert") || words.Contains("advertisement") ? Exclusion.Boilerplate
            : null;
    }

    private static bool IsWithin(IElement element, int longest)
    {
        var (length, nodes) = (0, 0);
        var open = new Stack<INode>([element]);
        while (open.TryPop(out var node))
        {
            if (node is IText words)
                length += words.Data.Length;
            if (length > longest || ++nodes > MaxNodes)
                return false;
            foreach (var child in node.ChildNodes.Take(MaxNodes))
                open.Push(child);
        }
        return true;
    }
}
