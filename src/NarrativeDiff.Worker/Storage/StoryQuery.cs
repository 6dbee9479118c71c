using System.Globalization;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Which stories of the list are wanted: words in title, outlet or id, a status, and where the last page ended.</summary>
/// <param name="Status">Of the newest report; null: any.</param>
internal sealed record StoryQuery(int Limit, string? Words = null, string? Status = null, StoryCursor? After = null)
{
    /// <summary>Whether the words are looked for in headlines and bodies too, which reads every article.</summary>
    public bool InBodies { get; init; }

    /// <summary>Id of an outlet that has an article in the story; null: any.</summary>
    public string? Outlet { get; init; }

    /// <summary>The story's first article was published on or after this moment; null: whenever.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The story's first article was published before this moment; null: whenever.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>True: the newest event comes first, and a cursor holds its moment; false: the newest change.</summary>
    public bool ByEvent { get; init; }
}

/// <summary>A moment at which an article of a story was published.</summary>
/// <param name="OutletName">Null where the publisher gave none.</param>
internal sealed record StoryMoment(string StoryId, string Outlet, string? OutletName, DateTimeOffset At);

/// <summary>The last story of a page. New changes move stories to the front, so a page that follows never repeats one for their
/// sake.</summary>
/// <param name="ChangedAt">Milliseconds of its change; where stories stand in the order of events, the UTC ticks of its first
/// article.</param>
internal sealed record StoryCursor(long ChangedAt, string StoryId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ChangedAt}.{StoryId}");

    /// <returns>Null where the text is no cursor.</returns>
    public static StoryCursor? Parse(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and { } dot
        && long.TryParse(text.AsSpan(0, dot), CultureInfo.InvariantCulture, out var at)
            ? new StoryCursor(at, text[(dot + 1)..])
            : null;
}
