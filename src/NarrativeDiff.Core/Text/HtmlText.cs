using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Text;

/// <summary>An HTML body as text: one line a block, with what its markup says of a line's role.</summary>
/// <param name="Hints">Spans of whole lines that the markup marks as clutter.</param>
internal sealed record HtmlText(string Text, ImmutableArray<(TextSpan Line, Exclusion Why)> Hints)
{
    /// <summary>Deeper nesting is read as flat text.</summary>
    private const int MaxDepth = 200;

    /// <summary>Any HTML, however broken, gives a text; nothing in it is run or fetched.</summary>
    public static HtmlText Read(string html)
    {
        var reader = new Reader();
        reader.Visit(new HtmlParser().ParseDocument(html).Body, null, 0);
        return reader.Finish();
    }

    private sealed class Reader
    {
        private readonly StringBuilder text = new();
        private readonly ImmutableArray<(TextSpan, Exclusion)>.Builder hints = ImmutableArray.CreateBuilder<(TextSpan, Exclusion)>();
        private int line;
        private Exclusion? lineHint;

        public void Visit(INode? node, Exclusion? hint, int depth)
        {
            if (node is null || depth > MaxDepth)
                return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText words)
                    Append(words.Data, hint);
                else if (child is IElement element && !IsUnseen(element))
                    Enter(element, HintOf(element) ?? hint, depth);
            }
        }

        private void Enter(IElement element, Exclusion? hint, int depth)
        {
            var block = element.LocalName is "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "aside" or "figure" or "figcaption" or "blockquote"
                or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "table" or "tr" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "br" or "hr" or "address" or "nav";
            if (block)
                EndLine();
            Visit(element, hint, depth + 1);
            if (block)
                EndLine();
            else if (element.LocalName is "td" or "th")
                Append(" ", hint);
        }

        private void Append(string words, Exclusion? hint)
        {
            foreach (var c in words)
            {
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    if (text.Length > line && text[^1] != ' ')
                        text.Append(' ');
                    continue;
                }
                lineHint = text.Length == line ? hint : hint is null ? null : lineHint;
                text.Append(c);
            }
        }

        private void EndLine()
        {
            if (text.Length > line && text[^1] == ' ')
                text.Length--;
            if (text.Length == line)
                return;
            if (lineHint is { } why)
                hints.Add((TextSpan.FromBounds(line, text.Length), why));
            text.Append('\n');
            (line, lineHint) = (text.Length, null);
        }

        public HtmlText Finish()
        {
            EndLine();
            return new HtmlText(text.ToString().TrimEnd('\n'), hints.ToImmutable());
        }

        private static bool IsUnseen(IElement element) =>
            element.LocalName is "script" or "style" or "noscript" or "template" or "iframe" or "object" or "embed" or "svg" or "math" or "canvas" or "select" or "input" or "textarea" or "button" or "head" or "title" or "meta" or "link"
            || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true";

        private static Exclusion? HintOf(IElement element)
        {
            if (element.LocalName == "figcaption")
                return Exclusion.Caption;
            if (element.LocalName is "nav" or "aside" or "footer" or "form")
                return Exclusion.Boilerplate;
            var names = $" {element.ClassName} {element.Id} {element.GetAttribute("rel")} {element.GetAttribute("itemprop")} ".ToLowerInvariant();
            return names switch
            {
                _ when Has(names, "caption") => Exclusion.Caption,
                _ when Has(names, "byline") || Has(names, " author ") => Exclusion.Byline,
                _ when Has(names, "newsletter") => Exclusion.Newsletter,
                _ when Has(names, "share") || Has(names, "social") => Exclusion.Share,
                _ when Has(names, "related") || Has(names, "read-more") || Has(names, "readmore") => Exclusion.ReadMore,
                _ when Has(names, "advert") || Has(names, "promo") => Exclusion.Boilerplate,
                _ => null,
            };
        }

        private static bool Has(string names, string part) => names.Contains(part, StringComparison.Ordinal);
    }
}
