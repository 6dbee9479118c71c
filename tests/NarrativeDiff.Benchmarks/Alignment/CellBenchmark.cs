using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>How far an empty cell can be trusted by the border it is drawn at, and how many cells lie in each band; every story scored by a
/// model that never saw its topic.</summary>
internal static class CellBenchmark
{
    private static readonly double[] Borders = [.20, .25, .30, .35, .40, .45, .50];

    /// <summary>A sentence and an article: the best score of a row that has the sentence (1 where the article has a reading in one),
    /// whether a report says it is not there, and whether people found nothing there.</summary>
    private readonly record struct Place(string Topic, double Score, bool Told, bool Absent);

    /// <summary><c>cells DATA_FOLDER</c></summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var stories = PairModelFit.Stories(args[0]).Select(story => new LearningStory(story.Set, story.Gold, encoder)).ToArray();
        var learned = PairModelFit.Learn(stories);
        foreach (var set in stories.Where(story => story.Set != "nanco").GroupBy(story => story.Set))
        {
            var collated = set.Select(story => (Story: story, Collation: story.Collate(learned.ModelFor(story.Topic)))).ToArray();
            // in ECB+ only the first sentences of an article were judged: what the rest has is not known
            var places = set.Key == "superpal" ? collated.SelectMany(story => PlacesOf(story.Story, story.Collation)).ToArray() : [];
            Console.WriteLine(
                $"{set.Key}: {places.Length} sentences looked for in another article, {places.Count(place => place.Absent)} not there"
            );
            foreach (var border in Borders)
                Show(
                    string.Create(CultureInfo.InvariantCulture, $"not matched under {border:F2}"),
                    places,
                    place => place.Score < border,
                    Cells(collated.Select(story => story.Collation), cell => cell.Score < border)
                );
            Show("as reports tell it", places, place => place.Told, Cells(collated.Select(story => story.Collation), IsAbsent));
        }
        return 0;
    }

    private static bool IsAbsent(Cell cell) => !cell.IsCarried && cell.State != CoverageState.Uncertain;

    private static void Show(string how, Place[] places, Func<Place, bool> isAbsent, (int Carried, int Uncertain, int Absent) cells)
    {
        double all = cells.Carried + cells.Uncertain + cells.Absent;
        var bands = string.Create(
            CultureInfo.InvariantCulture,
            $"cells {cells.Carried / all:P0} carried, {cells.Uncertain / all:P0} uncertain, {cells.Absent / all:P0} not matched"
        );
        var given = places.Where(isAbsent).ToArray();
        double hit = given.Count(place => place.Absent),
            gold = places.Count(place => place.Absent);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {how}: "
                    + $"{(places.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"P {hit / given.Length:F3} ({hit:F0} of {given.Length}) R {hit / gold:F3} F1 {2 * hit / (given.Length + gold):F3}; "))}{bands}"
            )
        );
    }

    /// <summary>Of the rows with several readings.</summary>
    private static (int Carried, int Uncertain, int Absent) Cells(IEnumerable<Collation> collations, Func<Cell, bool> isAbsent)
    {
        var cells = collations
            .SelectMany(collation => collation.Statements)
            .Where(statement => statement.Readings.Length > 1)
            .SelectMany(statement =>
                statement.Cells.Select(cell => (Cell: cell, Has: statement.Readings.Any(reading => reading.Witness == cell.Witness)))
            )
            .ToArray();
        var carried = cells.Count(cell => cell.Cell.IsCarried);
        var absent = cells.Count(cell => !cell.Cell.IsCarried && !cell.Has && isAbsent(cell.Cell));
        return (carried, cells.Length - carried - absent, absent);
    }

    private static IEnumerable<Place> PlacesOf(LearningStory story, Collation collation)
    {
        var rows = collation
            .Statements.SelectMany(statement =>
                statement.Readings.SelectMany(reading => reading.Units.Select(unit => (Place: story.PlaceOf(unit), Row: statement)))
            )
            .ToLookup(row => row.Place, row => row.Row);
        var docs = collation.Witnesses.Select((witness, i) => (Doc: witness.Key.ArticleId, Witness: i)).ToArray();
        var found = story
            .Gold.Pairs.Keys.SelectMany(pair => new[] { (pair.Item1, pair.Item2.Item1), (pair.Item2, pair.Item1.Item1) })
            .ToHashSet();
        foreach (var sentence in story.Gold.Annotated)
        foreach (var (doc, witness) in docs)
        {
            if (sentence.Doc != "summary" || doc == sentence.Doc)
                continue;
            var cells = rows[sentence]
                .Select(row =>
                    (Has: row.Readings.Any(reading => reading.Witness == witness), Cell: row.Cells.Single(cell => cell.Witness == witness))
                )
                .ToArray();
            var score = cells.Select(one => one.Has ? 1 : one.Cell.Score).DefaultIfEmpty(0).Max();
            yield return new Place(story.Topic, score, cells.All(one => !one.Has && IsAbsent(one.Cell)), !found.Contains((sentence, doc)));
        }
    }
}
