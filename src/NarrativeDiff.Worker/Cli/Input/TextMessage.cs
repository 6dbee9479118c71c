using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Worker.Cli.Input.Pages;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Cli.Input;

/// <summary>Makes a message of a file that is none, so that it is parsed as all others are.</summary>
internal static class TextMessage
{
    /// <summary>Stands for an unknown time (<see cref="NarrativeDiff.Core.Model.ArticleVersion.UnknownTime"/>): nothing is called late, not
    /// yet or first on account of it.</summary>
    public const string NoTime = "1970-01-01T00:00:00Z";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A name that can be an id: short, without characters that nobody sees.</summary>
    private static string? Identifier(string? name) =>
        PageText.Spaced(name) is { Length: > 0 and < 190 } id
        && Encoding.UTF8.GetByteCount(id) < 190
        && !VisibleText.HasHidden(id)
        && VisibleText.HasAny(id)
            ? id
            : null;

    public static FoundArticle Read(string file, FileText text, InputOptions options, FileNotes notes)
    {
        var name = FileNameParts.Of(file);
        var outlet = options.OutletForAll ?? name.Outlet ?? Identifier(text.Outlet) ?? options.Outlet;
        var published = name.Published ?? text.Published ?? options.Published ?? text.UnsurePublished;
        if (outlet is null)
            notes.OutletGuessed(file);
        if (published is null)
            notes.TimeUnknown(file);
        var message = new ArticleVersionPublished
        {
            Outlet = outlet ?? name.ArticleId,
            OutletName = Identifier(text.Outlet),
            // saved twice, a page has two file names and one address
            ArticleId = name.Outlet is null && text.Url is not null ? text.Url : name.ArticleId,
            Url = text.Url,
            Authors = text.Authors,
            Section = text.Section,
            Language = text.Language,
            Version = name.Version,
            PublishedAt = published ?? NoTime,
            Headline = text.Headline,
            Body = text.Body,
            BodyType = text.BodyType,
        };
        return FoundArticle.Parse(file, null, null, JsonSerializer.SerializeToUtf8Bytes(message, Json), options.Limits);
    }
}

/// <summary>What a text file or a page says itself.</summary>
internal sealed record FileText(string Headline, string Body, string BodyType, string? Outlet = null, string? Published = null)
{
    /// <summary>A time that the page states without an offset; the command line counts more.</summary>
    public string? UnsurePublished { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Section { get; init; }

    public string? Language { get; init; }
}

/// <summary>What the name of a text file reports the article: <c>outlet__article__v2__2023-05-03T1435Z.txt</c>.</summary>
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
        return new FileNameParts(
            parts.Length > 1 ? parts[0] : null,
            string.Join("__", parts.Skip(parts.Length > 1 ? 1 : 0)),
            version,
            published
        );
    }

    private static int? VersionOf(string part) =>
        VersionForm().IsMatch(part) && int.TryParse(part.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Colons are no part of file names everywhere, so the time goes without.</summary>
    private static string? TimeOf(string part) =>
        DateTimeOffset.TryParseExact(part, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("^v[1-9][0-9]{0,5}$", RegexOptions.NonBacktracking)]
    private static partial Regex VersionForm();
}
