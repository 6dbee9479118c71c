namespace NarrativeDiff.Contracts;

/// <summary>What a publisher in any language puts on the queue: one version of one article,
/// <c>narrativediff.article-version/1</c>.</summary>
/// <remarks>Nullability says what is required; unknown fields are ignored. Limits are the worker's options.</remarks>
public sealed record ArticleVersionPublished
{
    public const string SchemaId = "narrativediff.article-version/1";

    /// <summary>An unknown major version is rejected.</summary>
    public string? Schema { get; init; }

    /// <summary>Stable id of the outlet, e.g. <c>harbour-post</c>.</summary>
    public required string Outlet { get; init; }
    public string? OutletName { get; init; }

    /// <summary>Stable across versions, unique within the outlet; defaults to <see cref="Url"/>, one of the two is required.</summary>
    public string? ArticleId { get; init; }

    /// <summary>Plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>Plain text or HTML, not blank.</summary>
    public required string Body { get; init; }

    /// <summary><c>text/plain</c> (default) or <c>text/html</c>.</summary>
    public string? BodyType { get; init; }

    /// <summary>ISO 8601 with offset: when this version appeared.</summary>
    public required string PublishedAt { get; init; }

    /// <summary>1 or more; without it versions are ordered by <see cref="PublishedAt"/>.</summary>
    public int? Version { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string>? Authors { get; init; }
    public string? Section { get; init; }

    /// <summary>BCP 47; detected where it is left out.</summary>
    public string? Language { get; init; }

    /// <summary>The publisher's rendering in the language of comparison; it is compared, and evidence shows the original passage beside
    /// it.</summary>
    public ArticleTranslation? Translation { get; init; }
    public string? CapturedAt { get; init; }

    /// <summary>A hint: same hint, same story, no clustering.</summary>
    public string? Story { get; init; }
}

/// <summary>An article version in another language, paragraph by paragraph, in the body type of the original.</summary>
public sealed record ArticleTranslation
{
    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Plain text.</summary>
    public required string Headline { get; init; }

    /// <summary>As many paragraphs as the original has.</summary>
    public required string Body { get; init; }

    /// <summary>Who or what translated.</summary>
    public string? By { get; init; }
}
