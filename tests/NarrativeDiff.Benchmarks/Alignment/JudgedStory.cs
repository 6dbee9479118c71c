using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;

namespace NarrativeDiff.Benchmarks.Alignment;

/// <summary>How many pairs of one story were found, given and wanted.</summary>
internal sealed record PairCounts((int Hit, int Given, int Gold) Strong, (int Hit, int Given, int Gold) Any)
{
    /// <summary>Precision, recall, F1 of all stories together, with the 95 % interval of F1 over resampled stories; the seed is
    /// fixed.</summary>
    public static string F1(IReadOnlyList<(int Hit, int Given, int Gold)> stories)
    {
        var random = new Random(1);
        var drawn = Enumerable
            .Range(0, 400)
            .Select(_ => F1Of(stories.Select(_ => stories[random.Next(stories.Count)]).ToArray()))
            .Order()
            .ToArray();
        double hit = stories.Sum(s => s.Hit),
            given = stories.Sum(s => s.Given),
            gold = stories.Sum(s => s.Gold);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P {hit / given:F3} R {hit / gold:F3} F1 {F1Of(stories):F3} [{drawn[10]:F2}, {drawn[^11]:F2}]"
        );
    }

    private static double F1Of(IReadOnlyList<(int Hit, int Given, int Gold)> stories) =>
        2.0 * stories.Sum(s => s.Hit) / Math.Max(1, stories.Sum(s => s.Given) + stories.Sum(s => s.Gold));
}

/// <summary>A scored story beside its labels.</summary>
internal sealed record JudgedStory(LearningStory Story, ScoredStory Scored)
{
    /// <summary>Judged pairs of sentences that share a group.</summary>
    public HashSet<((string, int), (string, int))> Together(ImmutableArray<ImmutableArray<int>> groups) =>
        [
            .. groups
                .Select(group => group.Select(place => Story.PlaceOf(Scored.Units.Segments[place])).Distinct().ToArray())
                .SelectMany(places => places.SelectMany((a, i) => places.Skip(i + 1).Select(b => Ordered(a, b))))
                .Where(IsJudged),
        ];

    /// <summary>Judged pairs of sentences that are linked with at least this probability.</summary>
    public HashSet<((string, int), (string, int))> Linked(double from) =>
        [
            .. Scored
                .Links.Where(link => link.Score >= from)
                .Select(link => Ordered(Story.PlaceOf(link.Left), Story.PlaceOf(link.Right)))
                .Where(IsJudged),
        ];

    /// <summary>Weak pairs count neither way where strong ones are wanted.</summary>
    public PairCounts Count(HashSet<((string, int), (string, int))> given)
    {
        var labels = given.Select(pair => Story.Gold.LabelOf(pair.Item1, pair.Item2)).ToArray();
        var wrong = labels.Count(label => label is null);
        var strong = labels.Count(label => label == true);
        var wanted = Story.Gold.Pairs.Where(pair => Story.Gold.WasJudged(pair.Key.Item1, pair.Key.Item2)).ToArray();
        return new PairCounts(
            (strong, strong + wrong, wanted.Count(pair => pair.Value)),
            (labels.Length - wrong, labels.Length, wanted.Length)
        );
    }

    private bool IsJudged(((string Doc, int Line) A, (string Doc, int Line) B) pair) =>
        pair.A.Doc != pair.B.Doc && Story.Gold.WasJudged(pair.A, pair.B);

    private static ((string, int), (string, int)) Ordered((string Doc, int Line) a, (string Doc, int Line) b) =>
        (string.CompareOrdinal(a.Doc, b.Doc), a.Line - b.Line) is (< 0, _) or (0, <= 0) ? (a, b) : (b, a);
}
