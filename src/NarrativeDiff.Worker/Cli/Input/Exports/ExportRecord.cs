using System.Net;
using System.Text.RegularExpressions;
using NarrativeDiff.Contracts;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Cli.Input.Exports;

/// <summary>One article as an export gives it: every field as it stands there, null where the export has none.</summary>
internal sealed partial record ExportRecord
{
    public string? Outlet { get; init; }
    public string? OutletName { get; init; }
    public string? ArticleId { get; init; }
    public string? Version { get; init; }
    public string? PublishedAt { get; init; }
    public string? Headline { get; init; }
    public string? Body { get; init; }

    /// <summary>Null: seen from the body.</summary>
    public bool? IsHtml { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string>? Authors { get; init; }
    public string? Section { get; init; }
    public string? Language { get; init; }
    public string? Story { get; init; }
    public string? CapturedAt { get; init; }

    /// <summary>1-based line of the file; null where lines mean nothing.</summary>
    public int? Line { get; init; }

    /// <summary>Its place in the file, e.g. <c>$.articles[3]</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Makes a message of the record and parses it as the worker parses a message.</summary>
    public FoundArticle ToArticle(string file, InputOptions options, FileNotes notes)
    {
        var url = AddressOf(Url);
        var outlet = Value(Outlet) ?? options.Outlet ?? HostOf(url);
        var lacks = Lacks(outlet).ToArray();
        if (lacks.Length > 0)
            return FoundArticle.Refused(
                file,
                Line,
                Path,
                $"the article lacks {Prose(lacks)}; name the fields that hold them with --map, e.g. --map {lacks[0]}=NAME"
            );
        if (CutShort().IsMatch(Body!))
            return FoundArticle.Refused(
                file,
                Line,
                Path,
                "the export cuts the body short, and what it leaves out would look like an omission; fetch the page "
                    + "with narrativediff collect"
            );
        var time = ExportTime.Read(PublishedAt, options.Zone);
        if (time is null && options.Published is null)
            notes.TimeUnknown(Path is null ? file : $"{file} {Path}");
        else if (time is { Doubt: { } doubt })
            notes.TimeInDoubt(file, doubt);
        return ArticleMessage.Parse(
            file,
            Line,
            Path,
            MessageOf(outlet!, url, time?.Iso ?? options.Published ?? TextMessage.NoTime, options.Zone),
            options
        );
    }

    private ArticleVersionPublished MessageOf(string outlet, string? url, string published, TimeZoneInfo? zone) =>
        new()
        {
            Outlet = outlet,
            OutletName = Value(OutletName),
            ArticleId = Value(ArticleId) ?? url ?? Value(Url),
            Version =
                int.TryParse(Version, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null,
            PublishedAt = published,
            Headline = PlainText.Of(Headline!),
            Body = Body!,
            BodyType = IsHtml ?? PlainText.HasTags(Body!) ? "text/html" : "text/plain",
            Url = url,
            Authors = Authors is { Count: > 0 and <= 100 } ? Authors : null,
            Section = Value(Section),
            Language = LanguageCodes.Tag(Language),
            Story = Value(Story),
            CapturedAt = ExportTime.Read(CapturedAt, zone)?.Iso,
        };

    private IEnumerable<string> Lacks(string? outlet)
    {
        if (Value(Headline) is null)
            yield return "headline";
        if (Value(Body) is null)
            yield return "body";
        if (outlet is null)
            yield return "outlet";
        if (Value(ArticleId) is null && Value(Url) is null)
            yield return "articleId";
    }

    /// <summary>The record that a reader of single fields gives.</summary>
    public static ExportRecord Of(FieldMap map, Func<string, string?> text, Func<string, IReadOnlyList<string>>? texts = null) =>
        new()
        {
            Outlet = map.First("outlet", text),
            OutletName = map.First("outletName", text),
            ArticleId = map.First("articleId", text),
            Version = map.First("version", text),
            PublishedAt = map.First("publishedAt", text),
            Headline = map.First("headline", text),
            Body = map.First("body", text),
            Url = map.First("url", text),
            Authors = AuthorsOf(map, text, texts),
            Section = map.First("section", text),
            Language = map.First("language", text),
            Story = map.First("story", text),
            CapturedAt = map.First("capturedAt", text),
        };

    private static IReadOnlyList<string>? AuthorsOf(FieldMap map, Func<string, string?> text, Func<string, IReadOnlyList<string>>? texts)
    {
        foreach (var name in map["authors"])
            if (texts?.Invoke(name) is { Count: > 0 } several)
                return several;
        return map.First("authors", text) is { } line
            ? line.Split([';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : null;
    }

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Prose(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    /// <summary>An address that no reader could follow is no reason to refuse the article.</summary>
    private static string? AddressOf(string? url) =>
        Value(url) is { } text
        && !text.Any(char.IsWhiteSpace)
        && !VisibleText.HasHidden(text)
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? text
            : null;

    /// <summary>The outlet of an address: its host without "www.".</summary>
    internal static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host is { Length: > 0 } host
            ? host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                ? host[4..]
                : host
            : null;

    /// <summary>What NewsAPI and GNews put behind the first 200 characters: <c>… [+1234 chars]</c>.</summary>
    [GeneratedRegex(@"\[\+?\d+ chars\]\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex CutShort();
}

/// <summary>Language tags of the codes and names that exports use.</summary>
internal static partial class LanguageCodes
{
    /// <returns>A BCP 47 tag; null where the text is no code that is known or well formed.</returns>
    public static string? Tag(string? code)
    {
        if (code?.Trim() is not { Length: > 0 and <= 35 } text)
            return null;
        if (LanguageTags.Of(text) is { } tag)
            return tag;
        text = text.Replace('_', '-');
        return WellFormed().IsMatch(text) ? text : null;
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex WellFormed();
}

/// <summary>Says HTML from text, and takes the markup off a headline.</summary>
internal static partial class PlainText
{
    public static bool HasTags(string text) => Tag().IsMatch(text);

    /// <summary>One line without tags; feeds escape their headlines once or twice.</summary>
    public static string Of(string headline)
    {
        var text = WebUtility.HtmlDecode(headline);
        text = HasTags(text) ? WebUtility.HtmlDecode(AnyTag().Replace(text, "")) : text;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(
        @"<(p|br|div|a|h[1-6]|ul|ol|li|em|i|b|strong|blockquote|span|section|article|figure|img)(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Tag();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();
}
