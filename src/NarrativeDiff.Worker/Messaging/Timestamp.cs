using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Reads an instant as publishers must send it: ISO 8601 with an offset, so that no clock has to be guessed.</summary>
internal static class Timestamp
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public static DateTimeOffset? Read(FieldReader fields, string name)
    {
        if (fields.Value(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            fields.Refuse(RefusalCode.WrongType, name, $"{name} is {JsonKind.Of(value.ValueKind)}; send a string like 2030-05-03T14:35:00Z");
            return null;
        }

        var text = value.GetString()!;
        if (!value.TryGetDateTimeOffset(out var instant))
            fields.Refuse(RefusalCode.InvalidDate, name, $"{name} is '{FieldReader.Shown(text)}'; send ISO 8601 like 2030-05-03T14:35:00+02:00");
        else if (!HasOffset(text))
            fields.Refuse(RefusalCode.InvalidDate, name, $"{name} is '{FieldReader.Shown(text)}' without an offset; end it with Z or an offset like +02:00");
        else if (instant.UtcDateTime.Year is < FirstYear or > LastYear)
            fields.Refuse(RefusalCode.InvalidDate, name, $"{name} is '{FieldReader.Shown(text)}'; send a time between {FirstYear} and {LastYear}");
        else
            return instant.ToUniversalTime();
        return null;
    }

    private static bool HasOffset(string text)
    {
        var time = text.IndexOf('T', StringComparison.Ordinal);
        return time >= 0 && text.AsSpan(time).IndexOfAny('Z', '+', '-') >= 0;
    }
}
