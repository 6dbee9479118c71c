using System.Globalization;

namespace NarrativeDiff.Worker.Storage;

/// <summary>Which stories of the list are wanted: words in title, outlet or id, a status, and where the last page ended.</summary>
/// <param name="Status">Of the newest report; null: any.</param>
internal sealed record StoryQuery(int Limit, string? Words = null, string? Status = null, StoryCursor? After = null);

/// <summary>The last story of a page. New changes move stories to the front, so a page that follows never repeats one for their sake.</summary>
internal sealed record StoryCursor(long ChangedAt, string StoryId)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ChangedAt}.{StoryId}");

    /// <returns>Null where the text is no cursor.</returns>
    public static StoryCursor? Parse(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and { } dot && long.TryParse(text.AsSpan(0, dot), CultureInfo.InvariantCulture, out var at)
            ? new StoryCursor(at, text[(dot + 1)..])
            : null;
}
