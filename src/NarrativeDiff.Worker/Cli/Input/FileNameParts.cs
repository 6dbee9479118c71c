using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>What the name of a text file tells of the article: <c>outlet__article__v2__2023-05-03T1435Z.txt</c>.</summary>
/// <param name="Outlet">Null where the name has one part only.</param>
/// <param name="Version">Null where no part is <c>v</c> and a number.</param>
/// <param name="Published">ISO 8601 in UTC; null where no part is a time.</param>
internal sealed partial record FileNameParts(string? Outlet, string ArticleId, int? Version, string? Published)
{
    private const string TimeForm = "yyyy-MM-dd'T'HHmm'Z'";

    /// <remarks>Version and time stand last, in either order; two underscores elsewhere belong to the article id.</remarks>
    public static FileNameParts Of(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split("__", StringSplitOptions.TrimEntries).ToImmutableArray();
        var (version, published) = ((int?)null, (string?)null);
        while (parts.Length > 1)
        {
            if (version is null && VersionOf(parts[^1]) is { } number)
                version = number;
            else if (published is null && TimeOf(parts[^1]) is { } time)
                published = time;
            else
                break;
            parts = parts[..^1];
        }
        return new FileNameParts(parts.Length > 1 ? parts[0] : null, string.Join("__", parts.Skip(parts.Length > 1 ? 1 : 0)), version, published);
    }

    private static int? VersionOf(string part) =>
        VersionForm().IsMatch(part) && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Colons are no part of file names everywhere, so the time goes without.</summary>
    private static string? TimeOf(string part) =>
        DateTimeOffset.TryParseExact(part, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("^v[1-9][0-9]{0,5}$", RegexOptions.NonBacktracking)]
    private static partial Regex VersionForm();
}
