using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>How well links as a report gives them keep their word, and how often a clause and not the sentence decided; every story scored
/// by a model that never saw its topic.</summary>
internal static class LinkBenchmark
{
    /// <param name="Sentence">Score of the two sentences as wholes; 0 where it was too low to be kept.</param>
    /// <param name="Split">One of the two sentences has several clauses.</param>
    private readonly record struct JudgedLink(double Score, double Sentence, bool Split, bool Y);

    /// <summary><c>links DATA_FOLDER</c></summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var stories = PairModelFit.Stories(args[0]).Select(story => new LearningStory(story.Set, story.Gold, encoder)).ToArray();
        var learned = PairModelFit.Learn(stories);
        foreach (var set in stories.Where(story => story.Set != "nanco").GroupBy(story => story.Set))
        {
            var links = set.SelectMany(story => LinksOf(story, learned.ModelFor(story.Topic))).ToArray();
            Console.WriteLine($"{set.Key}: links whose sentences were judged, weak pairs left out");
            foreach (var bin in links.GroupBy(link => Math.Min(9, (int)(link.Score * 10))).OrderBy(bin => bin.Key))
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {bin.Key / 10.0:F1}: {bin.Count(), 5} links, mean score {bin.Average(link => link.Score):F2}, "
                            + $"{bin.Average(link => link.Y ? 1.0 : 0):F2} positive"
                    )
                );
            foreach (var from in new[] { .40, .80 })
                Deciding(links, from);
        }
        return 0;
    }

    private static void Deciding(JudgedLink[] links, double from)
    {
        var listed = links.Where(link => link.Score >= from).ToArray();
        var better = listed.Where(link => link.Split && link.Score > link.Sentence + 1e-6).ToArray();
        var alone = better.Where(link => link.Sentence < from).ToArray();
        string Share(JudgedLink[] of) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{of.Length} ({(double)of.Length / listed.Length:P0}, right "
                    + $"{of.Select(link => link.Y ? 1.0 : 0).DefaultIfEmpty().Average():F2})"
            );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  from {from:F2}: {Share(listed)} links; a clause scored better than the sentence in {Share(better)}; "
                    + $"only for the clause over the threshold {Share(alone)}"
            )
        );
    }

    private static IEnumerable<JudgedLink> LinksOf(LearningStory story, PairModel model)
    {
        var scored = story.Score(model);
        var units = scored.Units;
        var place = units.Sentences.Select((unit, i) => (unit, i)).ToDictionary(entry => KeyOf(entry.unit), entry => entry.i);
        var whole = PairScores
            .Of(units.Sentences, ArticleWords.Of(units.Sentences), model)
            .ToDictionary(pair => (pair.A, pair.B), pair => pair.Probability);
        var split = units.Segments.Where(unit => !unit.IsWhole).Select(KeyOf).ToHashSet();
        bool IsSplit(TextUnit unit) => split.Contains(KeyOf(unit));
        return scored
            .Links.Select(link => (Link: link, Left: story.PlaceOf(link.Left), Right: story.PlaceOf(link.Right)))
            .Where(link => story.Gold.WasJudged(link.Left, link.Right) && story.Gold.LabelOf(link.Left, link.Right) is not false)
            .Select(link => new JudgedLink(
                link.Link.Score,
                whole.GetValueOrDefault((place[KeyOf(link.Link.Left)], place[KeyOf(link.Link.Right)])),
                IsSplit(link.Link.Left) || IsSplit(link.Link.Right),
                story.Gold.LabelOf(link.Left, link.Right) == true
            ));
    }

    private static (int, int, int) KeyOf(TextUnit unit) => (unit.Witness, unit.Version, unit.Sentence);
}
