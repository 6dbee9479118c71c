using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>Which part of a sentence a link covers: the product's clauses against states of words, on the spans people marked in SuperPAL
/// dev.</summary>
internal static class PartsBenchmark
{
    private const int Neighbours = 5;

    /// <summary>A sentence with what each method knows of it.</summary>
    /// <param name="Clauses">For each word the place of its clause.</param>
    /// <param name="Logits">By clause, the best evidence with any clause of the other sentence.</param>
    /// <param name="Met">By word, the smoothed late interaction.</param>
    private sealed record Judged(GoldPart Gold, int[] Clauses, double[] Logits, double[] Met)
    {
        public double MetOf(int clause) => Met.Where((_, word) => Clauses[word] == clause).DefaultIfEmpty(0).Average();

        public int Best(Func<int, double> score) => Enumerable.Range(0, Logits.Length).MaxBy(score);

        public bool[] Words(Func<int, bool> clause) => [.. Clauses.Select(clause)];
    }

    /// <summary><c>parts DATA_FOLDER</c>: mean F1 of words, both sides of each aligned pair.</summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        using var states = new WordStates();
        var stories = PairModelFit.Stories(args[0]).Select(story => new LearningStory(story.Set, story.Gold, encoder)).ToArray();
        var learned = PairModelFit.Learn(stories);
        var scored = stories
            .Where(story => story.Set == "superpal")
            .ToDictionary(story => story.Topic, story => (Story: story, Scored: story.Score(learned.ModelFor(story.Topic))));
        var judged = GoldPart
            .Read(Path.Combine(args[0], "superpal_multinews", "dev.jsonl"))
            .Where(part => part.Marked.Contains(true))
            .Select(part => Judge(part, scored[part.Topic].Story, scored[part.Topic].Scored, states))
            .ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{judged.Length} sentences, {judged.Count(j => j.Logits.Length > 1)} of several clauses"
            )
        );
        Show("whole sentence", judged, part => part.Words(_ => true));
        foreach (var p in new[] { .10, .20, .30, .40, .50 })
            Show(
                $"clauses from {p:F2}, at least the best",
                judged,
                part => part.Words(c => part.Logits[c] >= PairModel.Logit(p) || c == part.Best(x => part.Logits[x]))
            );
        foreach (var below in new[] { .5, 1, 1.5, 2, 3 })
            Show($"clauses within {below:F1} of the best", judged, part => part.Words(c => part.Logits[c] >= part.Logits.Max() - below));
        foreach (var cut in new[] { .35, .40, .45, .50, .55 })
            Show($"word states from {cut:F2}", judged, part => [.. part.Met.Select(m => m >= cut)]);
        foreach (var cut in new[] { .35, .40, .45, .50, .55 })
            Show(
                $"word states from {cut:F2}, snapped to clauses",
                judged,
                part => part.Words(c => part.MetOf(c) >= cut || c == part.Best(part.MetOf))
            );
        foreach (var share in new[] { 2.0, 4, 8 })
        foreach (var below in new[] { 1.0, 1.5, 2 })
            Show(
                $"clauses and {share:F0} x word states, within {below:F1}",
                judged,
                part =>
                {
                    double Both(int c) => part.Logits[c] + share * part.MetOf(c);
                    var best = Both(part.Best(Both));
                    return part.Words(c => Both(c) >= best - below);
                }
            );
        return 0;
    }

    private static Judged Judge(GoldPart part, LearningStory story, ScoredStory scored, WordStates states)
    {
        var segments = scored.Units.Segments;
        var places = Enumerable.Range(0, segments.Length).ToLookup(place => story.PlaceOf(segments[place]));
        var (mine, others) = (places[part.Place].ToArray(), places[part.Other].ToHashSet());
        var starts = mine.Select(place => story.StartInLine(segments[place])).ToArray();
        var best = mine.Select(place =>
                scored
                    .Segments.Where(pair => (pair.A == place && others.Contains(pair.B)) || (pair.B == place && others.Contains(pair.A)))
                    .Select(pair => pair.Logit)
                    .DefaultIfEmpty(-AverageLink.Clip)
                    .Max()
            )
            .ToArray();
        var words = part.Words.Select(word => part.Text[word.Start..word.End]).ToImmutableArray();
        var other = part.OtherText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        // clutter takes no part: nothing of it is covered by anything
        if (best.Length == 0)
            best = [-AverageLink.Clip];
        return new Judged(
            part,
            [.. part.Words.Select(word => Math.Max(0, starts.Count(start => start < word.End) - 1))],
            best,
            WordStates.Met(words, states.Of(words), other, states.Of(other), Neighbours)
        );
    }

    private static void Show(string name, Judged[] parts, Func<Judged, bool[]> take)
    {
        string Mean(IEnumerable<Judged> of) => of.Average(part => part.Gold.F1(take(part))).ToString("F3", CultureInfo.InvariantCulture);
        Console.WriteLine(
            $"{name, -44} {Mean(parts)}, where there are several clauses {Mean(parts.Where(part => part.Logits.Length > 1))}"
        );
    }
}
