using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Storage;

/// <summary>An article as it is filed: its story, the hint that put it there, and the profile of its newest version.</summary>
internal sealed class ArticleRow
{
    public const string Columns = """
        a.outlet AS Outlet, a.article_id AS ArticleId, a.story_id AS StoryId, a.hint AS Hint, a.hint_ticks AS HintTicks,
        a.published_ticks AS PublishedTicks, a.model AS Model, a.vector AS Vector, a.names AS Names, a.held AS Held
        """;

    public string Outlet { get; set; } = "";
    public string ArticleId { get; set; } = "";

    /// <summary>Empty: to be found by content.</summary>
    public string StoryId { get; set; } = "";
    public string? Hint { get; set; }
    public long? HintTicks { get; set; }
    public long PublishedTicks { get; set; }
    public string Model { get; set; } = "";
    public byte[] Vector { get; set; } = [];
    public string Names { get; set; } = "[]";

    /// <summary>Sorted by hand; 0: not, 1: its story is held, 2: it was moved.</summary>
    public long Held { get; set; }

    /// <summary>See <see cref="ChangeSequence"/>.</summary>
    public long FiledSeq { get; set; }

    /// <summary>Of the version that was looked up with the article: how many there are (0 or 1), and the message that brought it.</summary>
    public long Versions { get; set; }
    public string? MessageKey { get; set; }

    /// <summary>Hints that the version came with: the first, and those that corrected it.</summary>
    public string? VersionHint { get; set; }
    public string? LaterHints { get; set; }

    public bool HasVersion => Versions > 0;

    public StoryMember Member =>
        new(
            StoryId,
            new(VectorBytes.Read(Vector), JsonSerializer.Deserialize<ImmutableArray<string>>(Names), new(PublishedTicks, TimeSpan.Zero))
        )
        {
            IsHinted = Hint is not null || Held > 0,
        };

    /// <summary>How the article stands once the version is in: the newest hint and the newest profile hold, in whatever order versions
    /// arrive.</summary>
    public static ArticleRow After(ArticleRow? known, Filing filing)
    {
        var version = filing.Article;
        var hinted = version.StoryHint is { } hint && IsNewer(known?.HintTicks, known?.Hint, version.PublishedAt.UtcTicks, hint);
        // What a person moved stays, whatever its publisher says since.
        var moves = hinted && known is not { Held: > 1 };
        var newest = known is null || version.PublishedAt.UtcTicks >= known.PublishedTicks;
        return new ArticleRow
        {
            Outlet = version.Key.Outlet.Value,
            ArticleId = version.Key.ArticleId,
            StoryId = moves ? StoryIds.OfHint(version.StoryHint!) : known?.StoryId ?? "",
            Hint = hinted ? version.StoryHint : known?.Hint,
            Held = known?.Held ?? 0,
            HintTicks = hinted ? version.PublishedAt.UtcTicks : known?.HintTicks,
            PublishedTicks = newest ? version.PublishedAt.UtcTicks : known!.PublishedTicks,
            Model = newest ? filing.Model : known!.Model,
            Vector = newest ? VectorBytes.Of(filing.Profile.Vector) : known!.Vector,
            Names = newest ? JsonSerializer.Serialize(filing.Profile.Names) : known!.Names,
        };
    }

    /// <summary>The same text came with another hint: the publisher corrects the story. A hint that came before says nothing new, and an
    /// older version's does not outdo a newer one's.</summary>
    public bool IsCorrectedBy(ArticleVersion version) =>
        version.StoryHint is { } hint
        && hint != Hint
        && Held <= 1
        && version.PublishedAt.UtcTicks >= (HintTicks ?? long.MinValue)
        && hint != VersionHint
        && !(LaterHints ?? "").Split(HintEnd).Contains(hint, StringComparer.Ordinal);

    /// <summary>Ends each of <see cref="LaterHints"/>.</summary>
    public const char HintEnd = '\u001f';

    /// <summary>Two hints of one instant: the greater word wins, so that arrival order does not.</summary>
    private static bool IsNewer(long? knownTicks, string? knownHint, long ticks, string hint) =>
        knownTicks is not { } known || ticks > known || (ticks == known && string.CompareOrdinal(hint, knownHint) > 0);
}
