using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace NarrativeDiff.Worker.Composition;

/// <summary>What may stand under a key, in words, and whether a text is that.</summary>
internal static class SettingValue
{
    /// <returns>Null: the text can be read as the property's type and lies in its range.</returns>
    public static string? Fault(PropertyInfo property, string text)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(string))
            return null;
        var value = Read(type, text);
        var range = property.GetCustomAttribute<RangeAttribute>();
        return value is not null && (range is null || range.IsValid(value)) ? null : "give " + Wanted(type, range);
    }

    private static object? Read(Type type, string text)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Any(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
                ? Enum.Parse(type, text, ignoreCase: true)
                : null;
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        if (type == typeof(bool))
            return bool.TryParse(text, out var flag) ? flag : null;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        return type == typeof(long)
            ? long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)
                ? large
                : null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                ? real
                : null;
    }

    private static string Wanted(Type type, RangeAttribute? range)
    {
        if (type.IsEnum)
            return string.Join(" or ", Enum.GetNames(type));
        if (type == typeof(bool))
            return "true or false";
        var between = range is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" from {Bound(range.Minimum)} to {Bound(range.Maximum)}");
        return type == typeof(TimeSpan)
            ? $"a time{between}, written hours:minutes:seconds or days.hours:minutes:seconds, e.g. 00:00:05"
            : $"a {(type == typeof(double) ? "number" : "whole number")}{between}";
    }

    /// <summary>As it is written in the options, whether or not the range has read its bounds.</summary>
    private static object Bound(object bound) =>
        bound is TimeSpan { Milliseconds: > 0 } span ? span.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture) : bound;
}
