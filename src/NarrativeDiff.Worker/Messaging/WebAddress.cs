namespace NarrativeDiff.Worker.Messaging;

/// <summary>An article's address; only http and https, because pages link to it.</summary>
internal static class WebAddress
{
    public static string? Read(FieldReader fields, string name, int maxBytes)
    {
        var text = fields.Text(name, maxBytes);
        // The parser would drop white space at the ends, and the address is also an id.
        if (
            text is null
            || (
                !text.Any(char.IsWhiteSpace)
                && !VisibleText.HasHidden(text)
                && Uri.TryCreate(text, UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            )
        )
            return text;
        fields.Refuse(
            RefusalCode.InvalidValue,
            name,
            $"{name} is '{FieldReader.Shown(text)}'; send an absolute http or https address without white space, "
                + "control or hidden characters"
        );
        return null;
    }
}
