using System.Globalization;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>Times, figures and addresses as the page shows them: UTC, invariant, nothing but web addresses as links.</summary>
public static class Format
{
    public static string Time(DateTimeOffset at) =>
        !at.IsKnown() ? "time not known" : at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string ShortTime(DateTimeOffset at) =>
        !at.IsKnown() ? "time not known" : at.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <returns>Null where the time is not known: the attribute is left out.</returns>
    public static string? Iso(DateTimeOffset at) =>
        !at.IsKnown() ? null : at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Score(double? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A share in whole percent; what is there and smaller is not shown as nothing.</summary>
    public static string Percent(double share) => share is > 0 and < 0.005 ? "< 1 %" : FormattableString.Invariant($"{100 * share:0} %");

    public static string Plural(int count, string one, string? many = null) =>
        FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>Names as a sentence has them: A, B and C.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : string.Join(", ", names.Take(names.Count - 1)) + " and " + names[^1];

    /// <returns>The address where it is one of the web; null for everything else, such as <c>javascript:</c>.</returns>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;
}
