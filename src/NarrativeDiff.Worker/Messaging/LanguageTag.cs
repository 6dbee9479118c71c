namespace NarrativeDiff.Worker.Messaging;

/// <summary>A language tag in the form of BCP 47, e.g. <c>en</c> or <c>pt-BR</c>; whether it is registered is not asked.</summary>
internal static class LanguageTag
{
    private const int LongestTag = 35;

    public static string? Read(FieldReader fields, string name)
    {
        var text = fields.Text(name);
        if (text is null || IsWellFormed(text))
            return text;
        fields.Refuse(RefusalCode.InvalidValue, name, $"{name} is '{FieldReader.Shown(text)}'; send a BCP 47 tag like en or pt-BR");
        return null;
    }

    private static bool IsWellFormed(string tag)
    {
        var parts = tag.Split('-');
        return tag.Length <= LongestTag
            && parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
    }
}
