using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace NarrativeDiff.Core.Text;

/// <summary>Reads HTML too deep for a tree: tags are taken out, block tags end a line, nothing is said of a line's role.</summary>
/// <remarks>A tree parser's time grows with the square of the nesting (10,000 levels: seconds), so hostile nesting is read in one pass
/// instead.</remarks>
internal static class FlatHtml
{
    /// <summary>Real pages stay below 100 levels.</summary>
    private const int Deepest = 400;

    /// <summary>A tag this long holds thousands of attributes, or a picture; in UTF-16 code units.</summary>
    private const int LongestTag = 200_000;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Elements = Lexicon.Kinds("html-elements.tsv");

    public static bool IsNeededFor(string html)
    {
        var depth = 0;
        foreach (var (start, end) in Tags(html, 0))
        {
            if (end - start > LongestTag || depth > Deepest)
                return true;
            var name = Name(html, start);
            if (name.Length == 0 || Elements["unnested"].Contains(name) || html[end - 2] == '/')
                continue;
            depth = html[start + 1] == '/' ? Math.Max(0, depth - 1) : depth + 1;
        }
        return depth > Deepest;
    }

    public static string Read(string html)
    {
        var text = new StringBuilder(html.Length);
        var (at, skipping) = (0, "");
        foreach (var (start, end) in Tags(html, 0))
        {
            if (start < at)
                continue;
            if (skipping.Length == 0)
                AppendWords(text, html[at..start]);
            at = end;
            var name = Name(html, start);
            if (html[start + 1] == '/' ? name == skipping : skipping.Length == 0 && name is "script" or "style" or "template")
                skipping = html[start + 1] == '/' ? "" : name;
            else if (Elements["block"].Contains(name))
                text.Append('\n');
        }
        if (skipping.Length == 0)
            AppendWords(text, html[at..]);
        return string.Join('\n', text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static void AppendWords(StringBuilder text, string words)
    {
        foreach (var c in WebUtility.HtmlDecode(words))
            text.Append(c is '\r' or '\n' or '\t' ? ' ' : c);
    }

    private static IEnumerable<(int Start, int End)> Tags(string html, int from)
    {
        for (var start = html.IndexOf('<', from); start >= 0; start = html.IndexOf('<', start + 1))
        {
            if (start + 1 >= html.Length || !(char.IsAsciiLetter(html[start + 1]) || html[start + 1] is '/' or '!' or '?'))
                continue;
            var end = html.IndexOf('>', start);
            if (end < 0)
                yield break;
            yield return (start, end + 1);
            start = end;
        }
    }

    private static string Name(string html, int tag)
    {
        var start = html[tag + 1] == '/' ? tag + 2 : tag + 1;
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html[start..end].ToLowerInvariant();
    }
}
