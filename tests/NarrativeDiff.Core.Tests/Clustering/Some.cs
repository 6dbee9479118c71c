using System.Collections.Immutable;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>Article profiles whose likeness can be seen: the gist is an angle in a plane.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Monday = new(2031, 3, 3, 8, 0, 0, TimeSpan.Zero);

    /// <param name="degrees">Two gists have the cosine of the angle between them as their likeness.</param>
    public static ArticleProfile Profile(double degrees, double days = 0, string names = "")
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new ArticleProfile(
            [(float)cosine, (float)sine],
            [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)],
            Monday.AddDays(days)
        );
    }

    public static ArticleVersion Version(string id, string headline, string body, string? hint = null) =>
        new()
        {
            Key = new ArticleKey(new OutletId("harbour-post"), id),
            Headline = headline,
            Body = body,
            PublishedAt = Monday,
            StoryHint = hint,
        };
}

/// <summary>An encoder that remembers what it was asked and answers with one and the same vector.</summary>
internal sealed class ListeningEncoder : ISentenceEncoder
{
    public string Model => "listening";

    public int Dimensions => 2;

    public ImmutableArray<string> Asked { get; private set; } = [];

    public int Calls { get; private set; }

    public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts)
    {
        Calls++;
        Asked = [.. Asked, .. texts];
        return [.. texts.Select(_ => new[] { 1f, 0f })];
    }
}
