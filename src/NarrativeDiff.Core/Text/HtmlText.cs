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

        private readonly StringBuilder text = new();
        private readonly ImmutableArray<(TextSpan, Exclusion)>.Builder hints = ImmutableArray.CreateBuilder<(TextSpan, Exclusion)>();
        private int line;
        private Exclusion? lineHint;

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
                    path.Push((element, 0, at.Hint ?? MarkupRole.Of(element)));
                }
            }
        }

        public HtmlText Finish()
        {
            EndLine();
            return new HtmlText(text.ToString().TrimEnd('\n'), hints.ToImmutable());
        }

        private void Leave(IElement element, Exclusion? hint)
        {
            if (IsBlock(element))
                EndLine();
            else if (Elements["cell"].Contains(element.LocalName))
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
                // a line counts as clutter only if all of it does
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

        private static bool IsBlock(IElement element) => Elements["block"].Contains(element.LocalName);

        private static bool IsUnseen(IElement element) =>
            Elements["unseen"].Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true";
    }
}
