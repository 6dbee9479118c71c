using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Api;

/// <summary>An article version as the list of versions shows it.</summary>
internal sealed record VersionView(
    string Outlet,
    string ArticleId,
    int? Version,
    DateTimeOffset PublishedAt,
    string ContentHash,
    string Headline,
    string Body,
    string BodyType,
    string? Url,
    string? Language
)
{
    public static VersionView Of(ArticleVersion version) =>
        new(
            version.Key.Outlet.Value,
            version.Key.ArticleId,
            version.Version,
            version.PublishedAt,
            version.ContentHash,
            version.Headline,
            version.Body,
            version.BodyType == Core.Model.BodyType.Html ? "text/html" : "text/plain",
            version.Url,
            version.Language
        );
}
