using System.Globalization;
using System.Text;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Exports;

/// <summary>Articles and findings as references for a bibliography: BibTeX, RIS and CSL-JSON.</summary>
internal static class Citations
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="finding">Only this finding, with the articles it quotes.</param>
    /// <param name="siglum">Only this article.</param>
    /// <returns>Null where the report has no such finding or article.</returns>
    public static IReadOnlyList<Reference>? Of(Report report, string baseAddress, string? finding, string? siglum)
    {
        var page =
            $"{baseAddress}/stories/{Uri.EscapeDataString(report.StoryId)}"
            + $"?revision={report.Revision.ToString(CultureInfo.InvariantCulture)}";
        if (siglum is not null)
            return report.Witnesses.FirstOrDefault(witness => witness.Siglum == siglum) is { } one ? [Article(report, one)] : null;
        if (finding is null)
            return
            [
                new(
                    $"{report.StoryId}-r{report.Revision}",
                    report.Title,
                    "NarrativeDiff",
                    page,
                    report.Window.To,
                    $"Coverage report, revision {report.Revision}, {report.ContentHash}",
                    IsArticle: false
                ),
                .. report.Witnesses.Select(witness => Article(report, witness)),
            ];
        if (report.Findings.Concat(report.Review?.Rejected ?? []).FirstOrDefault(known => known.Id == finding) is not { } cited)
            return null;
        var quoted = report.Witnesses.Where(witness =>
            cited.Evidence.Any(span => span.Outlet == witness.Outlet && span.ArticleId == witness.ArticleId)
        );
        return
        [
            new(
                $"{report.StoryId}-r{report.Revision}-{cited.Id}",
                cited.Summary,
                "NarrativeDiff",
                $"{page}#{cited.Id}",
                report.Window.To,
                $"{cited.Rule} {cited.Kind}, revision {report.Revision}, {report.ContentHash}",
                IsArticle: false
            ),
            .. quoted.Select(witness => Article(report, witness)),
        ];
    }

    public static string BibTeX(IEnumerable<Reference> references) =>
        string.Concat(
            references.Select(reference =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"@{(reference.IsArticle ? "online" : "misc")}{{{reference.Key},\n  title = {{{{{Tex(reference.Title)}}}}},\n "
                        + $" organization = {{{Tex(reference.Publisher)}}},\n  date = {{{reference.At.UtcDateTime:yyyy-MM-dd}}},\n "
                        + $" year = {{{reference.At.UtcDateTime:yyyy}}},\n{(reference.Url is { } url ? $"  url = {{{Url(url)}}},\n" : "")} "
                        + $" note = {{{Tex(reference.Note)}}}\n}}\n"
                )
            )
        );

    public static string Ris(IEnumerable<Reference> references) =>
        string.Concat(
            references.Select(reference =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"TY  - {(reference.IsArticle ? "NEWS" : "ELEC")}\r\nID  - {reference.Key}\r\nTI  - "
                        + $"{Line(reference.Title)}\r\nT2  - {Line(reference.Publisher)}\r\nDA  - "
                        + $"{reference.At.UtcDateTime:yyyy/MM/dd}\r\nPY  - {reference.At.UtcDateTime:yyyy}\r\n"
                        + $"{(reference.Url is { } url ? $"UR  - {Line(url)}\r\n" : "")}N1 "
                        + $" - {Line(reference.Note)}\r\nER  - \r\n"
                )
            )
        );

    public static string CslJson(IEnumerable<Reference> references) =>
        JsonSerializer.Serialize(
            references.Select(reference => new CslItem(
                reference.Key,
                reference.IsArticle ? "article-newspaper" : "webpage",
                reference.Title,
                reference.Publisher,
                reference.Url,
                new CslDate([
                    [reference.At.UtcDateTime.Year, reference.At.UtcDateTime.Month, reference.At.UtcDateTime.Day],
                ]),
                reference.Note
            )),
            Json
        );

    private static Reference Article(Report report, ReportWitness witness) =>
        new(
            $"{report.StoryId}-{witness.Siglum}-v{witness.Version}",
            witness.Headline,
            witness.OutletName ?? witness.Outlet,
            Site.Format.WebAddress(witness.Url),
            witness.PublishedAt,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Version {witness.Version}, published {witness.PublishedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, "
                    + $"SHA-256 {witness.ContentSha256}"
            ),
            IsArticle: true
        );

    private static string Line(string text) =>
        string.Join(
            ' ',
            text.Split([.. text.Where(char.IsControl).Distinct()], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );

    private static string Url(string url) =>
        Line(url)
            .Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("}", "%7D", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);

    private static string Tex(string text)
    {
        var tex = new StringBuilder();
        foreach (var sign in Line(text))
            _ = sign switch
            {
                '\\' => tex.Append("\\textbackslash{}"),
                '~' => tex.Append("\\textasciitilde{}"),
                '^' => tex.Append("\\textasciicircum{}"),
                '{' or '}' or '%' or '&' or '#' or '_' or '$' => tex.Append('\\').Append(sign),
                _ => tex.Append(sign),
            };
        return tex.ToString();
    }

    private sealed record CslDate([property: System.Text.Json.Serialization.JsonPropertyName("date-parts")] int[][] DateParts);

    private sealed record CslItem(
        string Id,
        string Type,
        string Title,
        [property: System.Text.Json.Serialization.JsonPropertyName("container-title")] string ContainerTitle,
        [property: System.Text.Json.Serialization.JsonPropertyName("URL")] string? Url,
        CslDate Issued,
        string Note
    );
}

/// <summary>One entry of a bibliography.</summary>
/// <param name="Key">ASCII letters, digits, hyphen and underscore.</param>
internal sealed record Reference(string Key, string Title, string Publisher, string? Url, DateTimeOffset At, string Note, bool IsArticle);
