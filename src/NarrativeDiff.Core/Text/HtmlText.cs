using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>An HTML body as text: one line a block, with what its markup says of a line's role.</summary>
/// <param name="Hints">Spans of whole lines that the markup marks as clutter.</param>
internal sealed record HtmlText(string Text, ImmutableArray<(TextSpan Line, Exclusion Why)> Hints)
{
    /// <summary>Any HTML, however broken or deeply nested, gives a text; nothing in it is run or fetched.</summary>
    public static HtmlText Read(string html)
    {
        if (FlatHtml.IsNeededFor(html))
            return new HtmlText(FlatHtml.Read(html), []);
        var reader = new Reader();
        if (new HtmlParser().ParseDocument(html).Body is { } body)
            reader.Visit(body);
        return reader.Finish();
    }

    private sealed class Reader
    {
        private static readonly FrozenDictionary<string, FrozenSet<string>> Elements = Lexicon.Kinds("html-elements.tsv");

        private readonly StringBuilder _text = new();
        private readonly ImmutableArray<(TextSpan, Exclusion)>.Builder _hints = ImmutableArray.CreateBuilder<(TextSpan, Exclusion)>();
        private int _line;
        private Exclusion? _lineHint;

        /// <summary>Walks the tree with a stack of its own: a page nested ten thousand deep must not end the process.</summary>
        public void Visit(IElement root)
        {
            var path = new Stack<(IElement Element, int Child, Exclusion? Hint)>();
            path.Push((root, 0, null));
            while (path.TryPop(out var at))
            {
                if (at.Child == at.Element.ChildNodes.Length)
                {
                    Leave(at.Element, at.Hint);
                    continue;
                }
                path.Push(at with { Child = at.Child + 1 });
                var child = at.Element.ChildNodes[at.Child];
                if (child is IText words)
                    Append(words.Data, at.Hint);
                else if (child is IElement element && !IsUnseen(element))
                {
                    if (IsBlock(element))
                        EndLine();
                    if (element.LocalName == "q")
                        Append("“", at.Hint);
                    path.Push((element, 0, at.Hint ?? MarkupRole.Of(element)));
                }
            }
        }

        public HtmlText Finish()
        {
            EndLine();
            return new HtmlText(_text.ToString().TrimEnd('\n'), _hints.ToImmutable());
        }

        private void Leave(IElement element, Exclusion? hint)
        {
            if (IsBlock(element))
                EndLine();
            else if (element.LocalName == "q")
                Append("”", hint);
            else if (Elements["cell"].Contains(element.LocalName))
                Append(" ", hint);
        }

        private void Append(string words, Exclusion? hint)
        {
            foreach (var c in words)
            {
                if (c is ' ' or '\t' or '\n' or '\r' or '\f')
                {
                    if (_text.Length > _line && _text[^1] != ' ')
                        _text.Append(' ');
                    continue;
                }
                // a line counts as clutter only if all of it does
                _lineHint =
                    _text.Length == _line ? hint
                    : hint is null ? null
                    : _lineHint;
                _text.Append(c);
            }
        }

        private void EndLine()
        {
            if (_text.Length > _line && _text[^1] == ' ')
                _text.Length--;
            if (_text.Length == _line)
                return;
            if (_lineHint is { } why)
                _hints.Add((TextSpan.FromBounds(_line, _text.Length), why));
            _text.Append('\n');
            (_line, _lineHint) = (_text.Length, null);
        }

        private static bool IsBlock(IElement element) => Elements["block"].Contains(element.LocalName);

        private static bool IsUnseen(IElement element) =>
            Elements["unseen"].Contains(element.LocalName)
            || element.LocalName == "dialog" && !element.HasAttribute("open")
            || element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") == "true"
            || IsStyledAway(element.GetAttribute("style"));

        private static bool IsStyledAway(string? style) =>
            style is not null
            && style.Replace(" ", "", StringComparison.Ordinal) is var plain
            && (
                plain.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            );
    }
}

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
            : words.Contains("related") || names.Contains("read-more", StringComparison.Ordinal) || words.Contains("readmore")
                ? Exclusion.ReadMore
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
