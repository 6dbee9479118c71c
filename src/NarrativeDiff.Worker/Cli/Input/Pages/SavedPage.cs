using System.Collections.Immutable;

namespace NarrativeDiff.Worker.Cli.Input.Pages;

/// <summary>A saved page read: what it says of its article, and the article's HTML.</summary>
internal sealed record SavedPage
{
    public required string Headline { get; init; }

    public required string Body { get; init; }

    /// <summary>The outlet's name, or the host of its address.</summary>
    public string? Outlet { get; init; }

    /// <summary>Null where the page states none that can be read.</summary>
    public StatedTime? Published { get; init; }

    public StatedTime? Modified { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>The canonical address, absolute.</summary>
    public string? Address { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public PageKind? Kind { get; init; }

    /// <summary>What a user must know of how it was read.</summary>
    public ImmutableArray<PageDoubt> Doubts { get; init; } = [];
}

/// <summary>Why the reading of a page may be worth a look.</summary>
internal enum PageDoubt
{
    ShortBody,
    FrontPage,
    NoHeadline,
    Paywalled,
}

/// <summary>The doubts in words that follow a file's name.</summary>
internal static class PageDoubts
{
    public static string Words(PageDoubt doubt) =>
        doubt switch
        {
            PageDoubt.ShortBody => "holds very little text; look whether the page was saved before its text was there",
            PageDoubt.NoHeadline => "has no headline; name it in a title or an h1",
            PageDoubt.FrontPage => "looks like a front page or a list of articles, not like one article",
            _ => "says of itself that it is not free to read; its text may end early",
        };
}

/// <summary>A page as it lies in a file: its text, and what the container around it says.</summary>
/// <param name="Address">Where the container says it came from.</param>
internal sealed record PageSource(string Html, string? Address = null);
