using System.Net;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The body of a message and its type; a body without a word is refused, also when it is blank only once its tags are off.</summary>
internal static class BodyField
{
    private static readonly (string Start, string End)[] Unseen = [("<script", "</script"), ("<style", "</style"), ("<template", "</template"), ("<title", "</title")];

    public static BodyType Type(FieldReader fields)
    {
        switch (fields.Text("bodyType"))
        {
            case null or "text/plain":
                return BodyType.PlainText;
            case "text/html":
                return BodyType.Html;
            case { } other:
                fields.Refuse(RefusalCode.UnsupportedBodyType, "bodyType", $"bodyType is '{FieldReader.Shown(other)}'; send text/plain or text/html");
                return BodyType.PlainText;
        }
    }

    public static string Read(FieldReader fields)
    {
        if (fields.Text("body") is not { } body)
            return "";
        var visible = Type(fields) == BodyType.Html ? WebUtility.HtmlDecode(WithoutTags(body)) : body;
        if (!VisibleText.HasAny(visible))
            fields.Refuse(RefusalCode.BlankBody, "body", "body has no text; send the article's text");
        return body;
    }

    /// <summary>Rough on purpose: only asks whether anything is left; reading the HTML is the comparison's work.</summary>
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            text.Append(html, at, (tag < 0 ? html.Length : tag) - at);
            at = tag < 0 ? html.Length : End(html, tag);
        }

        return text.ToString();
    }

    /// <summary>Behind the tag, and behind all of an element that no page shows.</summary>
    private static int End(string html, int tag)
    {
        var rest = html.AsSpan(tag);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
            return Behind(html, tag + 4, "-->");
        foreach (var (start, end) in Unseen)
            if (rest.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (rest.Length == start.Length || !char.IsAsciiLetterOrDigit(rest[start.Length])))
                return Behind(html, Behind(html, tag, end), ">");
        return Behind(html, tag, ">");
    }

    private static int Behind(string html, int from, string mark)
    {
        var at = from >= html.Length ? -1 : html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : at + mark.Length;
    }
}
