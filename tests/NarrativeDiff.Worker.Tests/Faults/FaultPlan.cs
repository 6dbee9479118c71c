using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Faults;

/// <summary>One message of the suite and what has to become of it.</summary>
/// <param name="ContentHash">Null: broken on purpose.</param>
internal sealed record FaultMessage(string Id, byte[] Body, string? ContentHash);

/// <summary>What is published: in order and whole for the undisturbed run; shuffled, doubled and partly broken for the other.</summary>
internal static class FaultPlan
{
    private static readonly string[] Happenings =
    [
        "Fire destroyed mill number {0} on Quay Street early on Friday.",
        "Two firefighters of brigade {0} were treated for smoke, the town said.",
        "Residents of ward {0} had warned for years that the building was not safe.",
        "Police said they did not rule out arson in case {0}.",
        "The mayor promised that site {0} would become a park.",
        "An engineer found that the wiring of hall {0} dated from 1962.",
        "Insurers put the damage at {0} million crowns.",
        "Neighbours complained about ruin {0} long ago, a petition shows.",
    ];

    private static readonly string[] Broken =
    [
        "{ \"outlet\": ",
        "[]",
        "{\"outlet\":7}",
        "{\"outlet\":\"broken-news\"}",
        "{\"outlet\":\"broken-news\",\"articleId\":\"1\",\"headline\":\"h\",\"body\":\" \",\"publishedAt\":\"2030-05-03T14:35:00Z\"}",
        "{\"outlet\":\"broken-news\",\"articleId\":\"1\",\"headline\":\"h\",\"body\":\"b\",\"publishedAt\":\"yesterday\"}",
        "{\"schema\":\"narrativediff.article-version/9\"}",
    ];

    public static ImmutableArray<ArticleVersion> Versions(FaultSize size) =>
        [
            .. from number in Enumerable.Range(0, size.Versions)
            let story = number % size.Stories
            let turn = number / size.Stories
            select Version(story, outlet: turn % FaultSize.Outlets, version: 1 + (turn / FaultSize.Outlets)),
        ];

    public static ImmutableArray<FaultMessage> InOrder(FaultSize size) =>
        [.. Versions(size).Select((version, index) => Message($"o-{index}", version))];

    /// <summary>Every version once, a tenth of them twice, a fiftieth more that is broken, in an order that follows from the
    /// seed.</summary>
    public static ImmutableArray<FaultMessage> Disturbed(FaultSize size, Random random)
    {
        var versions = Versions(size);
        var messages = versions
            .Select((version, index) => Message($"v-{index}", version))
            .Concat(random.GetItems(versions.AsSpan(), size.Versions / 10).Select((version, index) => Message($"d-{index}", version)))
            .Concat(
                Enumerable
                    .Range(0, size.Versions / 50)
                    .Select(index => new FaultMessage($"b-{index}", Encoding.UTF8.GetBytes(Broken[index % Broken.Length]), null))
            )
            .ToArray();
        random.Shuffle(messages);
        return [.. messages];
    }

    public static string StoryId(int story) => string.Create(CultureInfo.InvariantCulture, $"mill-{story:D3}");

    private static FaultMessage Message(string id, ArticleVersion version) =>
        new(id, Encoding.UTF8.GetBytes(Some.Message(version)), version.ContentHash);

    /// <summary>Outlets say the happenings from another beginning, each version one more, and each in a sentence of its own.</summary>
    private static ArticleVersion Version(int story, int outlet, int version) =>
        Some.Version(
            $"outlet-{outlet}",
            $"article-{story}",
            hint: StoryId(story),
            headline: $"Mill {story} burns",
            minute: (10 * version) + outlet,
            version: version,
            body: string.Join(
                '\n',
                Enumerable
                    .Range(0, 2 + version)
                    .Select(index => string.Format(CultureInfo.InvariantCulture, Happenings[(outlet + index) % Happenings.Length], story))
                    .Append($"Reporter {outlet} was there at {version} o'clock.")
            )
        );
}
