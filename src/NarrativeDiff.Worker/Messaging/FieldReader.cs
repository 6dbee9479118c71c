using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NarrativeDiff.Worker.Messaging;

/// <summary>Reads typed fields out of a JSON object and remembers the first one that is not as it should be.</summary>
/// <remarks>After a refusal the values returned mean nothing; the caller looks at <see cref="Refusal"/> before it uses any.</remarks>
internal sealed class FieldReader(JsonElement json, string path)
{
    public Refusal? Refusal { get; private set; }

    public string PathOf(string name) => JsonPath.Join(path, name);

    public void Refuse(string code, string name, string reason) => Refuse(new Refusal(code, PathOf(name), reason));

    /// <summary>What a reader of an object in one of the fields found.</summary>
    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    /// <summary>The field, or null where it is absent or null.</summary>
    public JsonElement? Value(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public void Require(string name, string remedy)
    {
        if (Value(name) is not null)
            return;
        var given = json.TryGetProperty(name, out _) ? "is null" : "is missing" + OtherSpelling(name);
        Refuse(RefusalCode.MissingField, name, $"{name} {given}; {remedy}");
    }

    /// <param name="maxBytes">Longest value in UTF-8 bytes; bounds what becomes a key or a line of a list.</param>
    public string? Text(string name, int maxBytes = int.MaxValue)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(RefusalCode.WrongType, name, $"{name} is {JsonKind.Of(value.ValueKind)}; send a string");
            return null;
        }

        return Checked(name, value.GetString()!, maxBytes);
    }

    public int? WholeNumber(string name, int least)
    {
        if (Value(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.Number)
            Refuse(RefusalCode.WrongType, name, $"{name} is {JsonKind.Of(value.ValueKind)}; send a number");
        else if (value.TryGetInt32(out var number) && number >= least)
            return number;
        else
            Refuse(
                RefusalCode.InvalidValue,
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is {Shown(value.GetRawText())}; send a whole number from {least} to {int.MaxValue}"
                )
            );
        return null;
    }

    public ImmutableArray<string> Texts(string name, int maxItems, int maxBytes)
    {
        if (Value(name) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            Refuse(RefusalCode.WrongType, name, $"{name} is {JsonKind.Of(value.ValueKind)}; send an array of strings");
        else if (value.GetArrayLength() > maxItems)
            Refuse(
                RefusalCode.ValueTooLong,
                name,
                string.Create(CultureInfo.InvariantCulture, $"{name} has {value.GetArrayLength()} items; send at most {maxItems}")
            );
        else
            return [.. value.EnumerateArray().Select((item, index) => TextItem(name, item, index, maxBytes))];
        return [];
    }

    public static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";

    private string TextItem(string name, JsonElement item, int index, int maxBytes)
    {
        var place = JsonPath.Item(PathOf(name), index);
        if (item.ValueKind == JsonValueKind.String)
            return Checked(name, item.GetString()!, maxBytes);
        Refusal ??= new(RefusalCode.WrongType, place, $"the item is {JsonKind.Of(item.ValueKind)}; send strings only");
        return "";
    }

    private string Checked(string name, string text, int maxBytes)
    {
        // PostgreSQL's text holds no NUL, and no reader shows one.
        if (text.Contains('\0', StringComparison.Ordinal))
            Refuse(RefusalCode.InvalidValue, name, $"{name} holds a NUL character; leave it out");
        else if (Encoding.UTF8.GetByteCount(text) > maxBytes)
            Refuse(
                RefusalCode.ValueTooLong,
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} has {Encoding.UTF8.GetByteCount(text)} bytes in UTF-8; send at most {maxBytes}"
                )
            );
        return text;
    }

    private string OtherSpelling(string name) =>
        json.EnumerateObject()
            .Select(field => field.Name)
            .FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            is { } found
            ? $" ({found} was sent; names are case-sensitive)"
            : "";
}
