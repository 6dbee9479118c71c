using System.Text.Json;

namespace NarrativeDiff.Worker.Cli;

/// <summary>Lines of input: three outlets on a fire in a mill, two on a strike of ferries.</summary>
internal static class Articles
{
    private const string Quay = "The mill on the north quay burnt down on Tuesday night.";

    public static string[] MillFire(string? story = null) =>
        [
            Line(
                "harbour-post",
                "a1",
                "Mill burns down",
                $"{Quay} Two men were hurt. Nobody was inside when the roof fell, the fire service said.",
                "10:00",
                story
            ),
            Line(
                "river-echo",
                "b1",
                "Blaze destroys mill",
                $"{Quay} Three men were hurt. Nobody was inside when the roof fell, the fire service said.",
                "11:00",
                story
            ),
            Line(
                "hill-times",
                "c1",
                "Mill lost to fire",
                $"{Quay} The owner wants to build it up again at once, and the council has promised to help.",
                "12:00",
                story
            ),
        ];

    public static string[] FerryStrike(string? story = null) =>
        [
            Line(
                "harbour-post",
                "a2",
                "Ferry crews walk out",
                "Ferry crews between the islands stopped work on Wednesday morning over pay. Passengers were told to stay at home.",
                "13:00",
                story
            ),
            Line(
                "river-echo",
                "b2",
                "Ferry crews strike over pay",
                "Ferry crews between the islands stopped work on Wednesday morning in a strike over pay. Some passengers waited for hours.",
                "14:00",
                story
            ),
        ];

    public static string Line(
        string outlet,
        string articleId,
        string headline,
        string body,
        string time = "10:00",
        string? story = null,
        int? version = null
    ) =>
        JsonSerializer.Serialize(
            new
            {
                outlet,
                articleId,
                headline,
                body,
                publishedAt = $"2030-05-03T{time}:00Z",
                story,
                version,
            }
        );
}
