using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace NarrativeDiff.Core.Model;

/// <summary>One version of one article as an outlet published it; the unit that enters the system.</summary>
/// <remarks>Immutable. Identity is (outlet, article id, <see cref="ContentHash"/>): the same content again is a duplicate, unless
/// another text stood between.</remarks>
public sealed record ArticleVersion
{
    public required ArticleKey Key { get; init; }

    public string? OutletName { get; init; }

    public required string Headline
    {
        get;
        init => (field, _hash) = (value, null);
    }

    /// <summary>The body as received; HTML still in its tags.</summary>
    public required string Body
    {
        get;
        init => (field, _hash) = (value, null);
    }

    public BodyType BodyType
    {
        get;
        init => (field, _hash) = (value, null);
    }

    /// <summary>Stands for a time that nobody knows, so that an article from a file without one passes the same doors and stores as all
    /// others.</summary>
    public static readonly DateTimeOffset UnknownTime = DateTimeOffset.UnixEpoch;

    /// <summary>When this version appeared. UTC. <see cref="UnknownTime"/> where that is not known.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>False for a file without a time: then nothing is late, not yet or first on its account.</summary>
    public bool TimeKnown => PublishedAt.IsKnown();

    /// <summary>The publisher's own version number, 1 or more; null where the publisher does not count.</summary>
    public int? Version { get; init; }

    public string? Url { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Section { get; init; }

    /// <summary>BCP 47, as the publisher says or as detected when it was read; null: not known.</summary>
    public string? Language { get; init; }

    /// <summary>The publisher's rendering in another language; null where there is none.</summary>
    public Translation? Translation
    {
        get;
        init => (field, _hash) = (value, null);
    }

    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>Same hint, same story, no clustering; null: filed by content.</summary>
    public string? StoryHint { get; init; }

    /// <summary>SHA-256 over headline, body type, body and translation, as <c>sha256:</c> and 64 lower-case hex digits.</summary>
    public string ContentHash =>
        _hash ??=
            "sha256:"
            + Convert.ToHexStringLower(
                SHA256.HashData(
                    System.Text.Encoding.UTF8.GetBytes(
                        $"{Headline}\u001f{BodyType}\u001f{Body}"
                            + $"{(Translation is { } other ? $"\u001f{other.Language}\u001f{other.Headline}\u001f{other.Body}" : "")}"
                    )
                )
            );

    // Known once asked for; a copy with another text does not keep it.
    private string? _hash;
}
