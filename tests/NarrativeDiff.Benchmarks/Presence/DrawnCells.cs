using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>Cells drawn at random from stories that nothing was made on, and what two readers who saw no cell say of them.</summary>
internal static class DrawnCells
{
    private const string Resource = "NarrativeDiff.Benchmarks.Presence.basil-cells.tsv";
    private const int Resamples = 2000;
    private static readonly string[] States = ["carried", "partly", "uncertain", "absent"];

    /// <param name="Weight">How many cells of the twenty stories the drawn one stands for.</param>
    /// <param name="Drawn">Its state when it was drawn.</param>
    /// <param name="Now">Its state by the code as it is.</param>
    private sealed record Drawing(string Story, string Drawn, double Weight, Answer? First, Answer? Second, string Now);

    /// <summary><c>drawn-cells DATA_FOLDER</c>: the table of state against answer in <c>docs/presence.md</c>.</summary>
    public static int Run(string data)
    {
        var drawn = Read(data);
        var cells = drawn.Where(cell => cell is { First: not null, Second: not null }).ToArray();
        foreach (var state in States)
            Console.WriteLine($"{state, -10} {Interval(drawn, of => Share(of, cell => cell.Now == state ? 1 : 0))} of all cells");
        if (cells.Length == 0)
            return 0;
        var agree = cells.Count(cell => cell.First == cell.Second);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cells.Length} cells of {cells.DistinctBy(cell => cell.Story).Count()} stories; both readers give one answer in "
                    + $"{(double)agree / cells.Length:P0}, kappa {Kappa(cells):F2}"
            )
        );
        foreach (
            var (name, stateOf) in new (string, Func<Drawing, string>)[] { ("as drawn", cell => cell.Drawn), ("now", cell => cell.Now) }
        )
        {
            Console.WriteLine($"state {name}: told, part, no (mean of the readers); 90 % intervals, stories drawn again");
            foreach (var state in States)
                Show(cells, state, stateOf);
        }
        return 0;
    }

    private static void Show(Drawing[] cells, string state, Func<Drawing, string> stateOf)
    {
        var count = cells.Count(cell => stateOf(cell) == state);
        var shares = new[] { Answer.Told, Answer.Part, Answer.No }.Select(answer =>
            Interval(cells, drawn => Share(drawn.Where(cell => stateOf(cell) == state), cell => Said(cell, answer)))
        );
        Console.WriteLine($"  {state, -10} {count, 3} cells; {string.Join(", ", shares)}");
    }

    /// <summary>By how many of the readers: 0, .5 or 1.</summary>
    private static double Said(Drawing cell, Answer answer) => ((cell.First == answer ? 1 : 0) + (cell.Second == answer ? 1 : 0)) / 2.0;

    private static double Share(IEnumerable<Drawing> cells, Func<Drawing, double> part)
    {
        var (sum, all) = (0.0, 0.0);
        foreach (var cell in cells)
            (sum, all) = (sum + cell.Weight * part(cell), all + cell.Weight);
        return all > 0 ? sum / all : double.NaN;
    }

    private static string Interval(Drawing[] cells, Func<IEnumerable<Drawing>, double> figure)
    {
        var stories = cells.GroupBy(cell => cell.Story).Select(story => story.ToArray()).ToArray();
        var random = new Random(1);
        var drawn = Enumerable
            .Range(0, Resamples)
            .Select(_ => figure(Enumerable.Range(0, stories.Length).SelectMany(_ => stories[random.Next(stories.Length)])))
            .Where(share => !double.IsNaN(share))
            .Order()
            .ToArray();
        return drawn.Length == 0
            ? "-"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{figure(cells):F2} [{drawn[drawn.Length / 20]:F2}, {drawn[^(1 + drawn.Length / 20)]:F2}]"
            );
    }

    /// <summary>Cohen's kappa of the three answers.</summary>
    private static double Kappa(Drawing[] cells)
    {
        double agreed = (double)cells.Count(cell => cell.First == cell.Second) / cells.Length;
        var chance = Enum.GetValues<Answer>()
            .Sum(answer =>
                (double)cells.Count(cell => cell.First == answer) / cells.Length * cells.Count(cell => cell.Second == answer) / cells.Length
            );
        return (agreed - chance) / (1 - chance);
    }

    private static Drawing[] Read(string data)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        using var stream = new StreamReader(typeof(DrawnCells).Assembly.GetManifestResourceStream(Resource)!);
        var lines = stream.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
        var stories = Stories(data);
        return
        [
            .. lines
                .Select(line => line.Split('\t'))
                .GroupBy(cells => cells[0], StringComparer.Ordinal)
                .SelectMany(story =>
                {
                    var asked = PresenceStory.Ask("basil", stories[story.Key], [.. story.Select(QuestionOf)], encoder);
                    return story.Zip(asked, (cells, now) => DrawingOf(cells, PresenceBenchmark.Band(now.State)));
                }),
        ];
    }

    private static PresenceQuestion QuestionOf(string[] cells) =>
        new(cells[0], cells[1], Int(cells[2]), Int(cells[3]), cells[4], Answer.No);

    private static Drawing DrawingOf(string[] cells, string now) =>
        new(cells[0], cells[5], double.Parse(cells[6], CultureInfo.InvariantCulture), AnswerOf(cells[7]), AnswerOf(cells[8]), now);

    private static Answer? AnswerOf(string cell) => cell == "-" ? null : Enum.Parse<Answer>(cell, ignoreCase: true);

    private static int Int(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);

    private static Dictionary<string, Story> Stories(string data) =>
        Wording
            .BasilStories.Read(data)
            .ToDictionary(
                story => story.Id,
                story => new Story(story.Id, [.. story.Articles.Select(article => article.Version)]),
                StringComparer.Ordinal
            );
}
