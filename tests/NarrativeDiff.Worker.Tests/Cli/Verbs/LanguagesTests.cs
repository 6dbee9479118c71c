using System.Text.Json;
using System.Text.Json.Nodes;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>Articles in several languages, as <c>compare</c> reads them from files that say no language.</summary>
public sealed class LanguagesTests : IDisposable
{
    private const string Russian =
        "Мельница на северной набережной сгорела в ночь на вторник.\nДвое мужчин пострадали, сообщили "
        + "пожарные.\nВладелец хочет восстановить мельницу.";
    private const string Ukrainian =
        "Млин на північній набережній згорів у ніч на вівторок.\nДвоє чоловіків постраждали, повідомили "
        + "пожежники.\nВласник хоче відбудувати млин.";
    private const string Rendered =
        "The mill on the north quay burnt down on Tuesday night.\nTwo men were hurt, the fire service "
        + "said.\nThe owner wants to build the mill up again.";

    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_translation_they_are_named_and_never_an_omission()
    {
        var run = await CompareAsync(null);

        Assert.Equal(
            ["ru", "uk"],
            run.GetProperty("witnesses")
                .EnumerateArray()
                .Select(witness => witness.GetProperty("language").GetString())
                .Where(language => language != "en")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(2, run.GetProperty("notes").EnumerateArray().Count(note => note.GetProperty("kind").GetString() == "notCompared"));
        Assert.All(Cells(run, "vesti").Concat(Cells(run, "visnyk")), state => Assert.Equal("notCompared", state));
        Assert.DoesNotContain(
            run.GetProperty("findings").EnumerateArray(),
            finding =>
                finding.GetRawText().Contains("vesti", StringComparison.Ordinal)
                || finding.GetRawText().Contains("visnyk", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task With_translations_they_have_rows_and_evidence_in_both()
    {
        var run = await CompareAsync(
            new JsonObject
            {
                ["language"] = "en",
                ["headline"] = "Mill burnt down",
                ["body"] = Rendered,
                ["by"] = "A. Translator",
            }
        );

        Assert.Contains(Cells(run, "vesti"), state => state is "carried" or "late");
        Assert.Contains(Cells(run, "visnyk"), state => state is "carried" or "late");
        Assert.DoesNotContain(Cells(run, "vesti"), state => state == "notCompared");
        var originals = run.GetProperty("findings")
            .EnumerateArray()
            .SelectMany(finding => finding.GetProperty("evidence").EnumerateArray())
            .Where(evidence => evidence.TryGetProperty("original", out _))
            .Select(evidence => evidence.GetProperty("original").GetString()!)
            .ToArray();
        Assert.NotEmpty(originals);
        Assert.All(
            originals,
            original => Assert.Contains(original, (Russian + "\n" + Ukrainian + "\nСгорела мельница\nЗгорів млин").Split('\n'))
        );
    }

    private static IEnumerable<string> Cells(JsonElement report, string outlet)
    {
        var siglum = report
            .GetProperty("witnesses")
            .EnumerateArray()
            .Single(witness => witness.GetProperty("outlet").GetString() == outlet)
            .GetProperty("siglum")
            .GetString();
        return report
            .GetProperty("statements")
            .EnumerateArray()
            .Select(statement =>
                statement
                    .GetProperty("coverage")
                    .EnumerateArray()
                    .Single(cell => cell.GetProperty("siglum").GetString() == siglum)
                    .GetProperty("state")
                    .GetString()!
            );
    }

    private async Task<JsonElement> CompareAsync(JsonObject? translation)
    {
        string[] lines =
        [
            .. Articles.MillFire().Take(2),
            Line("vesti", "Сгорела мельница", Russian, translation),
            Line("visnyk", "Згорів млин", Ukrainian, translation),
        ];
        var run = await VerbRun.Compare(_folder.Write("day.jsonl", string.Join('\n', lines)));
        Assert.Equal(ExitCode.Success, run.Code);
        return JsonElement.Parse(run.Output);
    }

    private static string Line(string outlet, string headline, string body, JsonObject? translation)
    {
        var line = JsonNode.Parse(Articles.Line(outlet, "a1", headline, body, "12:00"))!.AsObject();
        if (translation is not null)
            line["translation"] = translation.DeepClone();
        return line.ToJsonString();
    }
}
