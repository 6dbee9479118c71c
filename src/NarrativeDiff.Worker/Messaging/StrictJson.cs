using System.Globalization;
using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Goes through a message once and refuses what a lenient JSON reader would let pass: repeated names, deep nesting, broken
/// escapes.</summary>
internal static class StrictJson
{
    /// <summary>Levels of nesting; an article version in an envelope needs three.</summary>
    public const int MaxDepth = 16;

    public static Refusal? Refuse(ReadOnlySpan<byte> json)
    {
        var path = new JsonPath();
        try
        {
            // One more than allowed, so that the refusal is ours and names the place.
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            while (reader.Read())
                if (RefuseToken(ref reader, path) is { } refusal)
                    return refusal;
            return null;
        }
        catch (JsonException malformed)
        {
            return new(
                RefusalCode.MalformedJson,
                path.ToString(),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"not JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}: "
                        + $"{FirstSentence(malformed.Message)}"
                )
            );
        }
    }

    private static Refusal? RefuseToken(ref Utf8JsonReader reader, JsonPath path)
    {
        if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            return new(RefusalCode.NotAnObject, "$", $"the message is JSON but {JsonKind.Of(reader.TokenType)}; send a JSON object");
        if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !TryText(ref reader, out _))
            return new(
                RefusalCode.InvalidUnicode,
                path.ToString(),
                "half of a surrogate pair stands alone in an escape; send both halves or the character itself"
            );
        if (reader.TokenType == JsonTokenType.PropertyName)
            return TryText(ref reader, out var name) && !path.Enter(name)
                ? new(RefusalCode.DuplicateField, path.ToString(), "the field occurs twice; send it once")
                : null;
        path.Follow(reader.TokenType);
        return path.Depth > MaxDepth
            ? new(
                RefusalCode.TooDeep,
                path.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"nested deeper than {MaxDepth} levels; send a flat object")
            )
            : null;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that an escape is no valid UTF-16; it has no way of asking.
            text = "";
            return false;
        }
    }

    private static string FirstSentence(string message)
    {
        var details = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return details < 0 ? message : message[..details];
    }
}
