using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>What one source of metadata (JSON-LD, microdata, meta elements, the visible page) says of the article.</summary>
internal sealed record PageClaims
{
    public static readonly PageClaims None = new();

    public string? Headline { get; init; }

    /// <summary>In order of trust; a later one may complete the first that can be read.</summary>
    public ImmutableArray<string> Published { get; init; } = [];

    public ImmutableArray<string> Modified { get; init; } = [];

    public string? Outlet { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Address { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public PageKind? Kind { get; init; }

    public bool IsPaywalled { get; init; }

    public bool IsFrontPage { get; init; }

    public string? Correction { get; init; }

    /// <summary>The article's text without its tags, where the source carries it.</summary>
    public string? Body { get; init; }
}

/// <summary>What kind of piece a page says it is, where it is not plain news.</summary>
internal enum PageKind
{
    Opinion,
    Analysis,
    Live,
}

/// <summary>Knows the kind of a piece by the name of its section.</summary>
internal static class PageKinds
{
    public static PageKind? OfSection(string? section) =>
        section?.Trim().ToLowerInvariant() switch
        {
            "opinion"
            or "opinions"
            or "op-ed"
            or "op-eds"
            or "editorial"
            or "editorials"
            or "comment"
            or "commentary"
            or "column"
            or "columns"
            or "columnists"
            or "commentisfree" => PageKind.Opinion,
            "analysis" or "news analysis" => PageKind.Analysis,
            "live" or "live updates" or "live blog" or "liveblog" => PageKind.Live,
            _ => null,
        };
}
