using System.Net;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>The body of a message and its type; a body without a word is refused, also when it is blank only once its tags are off.</summary>
internal static class BodyField
{
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
        if (string.IsNullOrWhiteSpace(visible))
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
            var end = tag < 0 ? -1 : html.IndexOf('>', tag);
            at = end < 0 ? html.Length : end + 1;
        }

        return text.ToString();
    }
}
