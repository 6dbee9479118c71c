using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Alignment;

/// <summary>What reviewers said about links, found again in the story's newest versions: pairs of segments that stay together, and pairs
/// that stay apart.</summary>
/// <remarks>Links whose words are no longer in a newest version ask for nothing. Where two ask for opposite things, apart wins.</remarks>
internal sealed record LinkConstraints(ImmutableArray<(int A, int B)> Together, ImmutableArray<(int A, int B)> Apart)
{
    /// <summary>A judged pair's logit: as good as certain.</summary>
    private const double Certain = 20;

    public static LinkConstraints None { get; } = new([], []);

    public static LinkConstraints Of(ImmutableArray<ReviewedLink> links, ImmutableArray<Witness> witnesses, ScoredStory scored)
    {
        if (links.IsEmpty)
            return None;
        var units = scored.Units;
        var scores = scored.Segments.ToDictionary(pair => (pair.A, pair.B), pair => pair.Logit);
        var places = Enumerable
            .Range(0, units.Segments.Length)
            .Where(place => units.Segments[place].IsNewest)
            .ToLookup(place => witnesses[units.Segments[place].Witness].Key);
        var sentences = units.Sentences.Where(unit => unit.IsNewest).ToDictionary(unit => (unit.Witness, unit.Sentence), unit => unit.Text);
        var pairs = links.Select(link => (link.Together, Pairs: Pairs(Find(link.Left), Find(link.Right)))).ToArray();
        var apart = pairs.Where(link => !link.Together).SelectMany(link => link.Pairs).Distinct().Order().ToImmutableArray();
        var together = pairs
            .Where(link => link.Together && link.Pairs.Length > 0)
            .Select(link => link.Pairs.OrderByDescending(pair => scores.GetValueOrDefault(pair, -Certain)).ThenBy(pair => pair).First())
            .Except(apart)
            .Distinct()
            .Order()
            .ToImmutableArray();
        return new LinkConstraints(together, apart);

        int[] Find(Passage passage)
        {
            var words = Normalise.ForMatching(passage.Text);
            return
            [
                .. places[passage.Article]
                    .Where(place =>
                        units.Segments[place].Text == words
                        || sentences[(units.Segments[place].Witness, units.Segments[place].Sentence)] == words
                    ),
            ];
        }
    }

    /// <summary>The judged pairs get the score that the reviewers gave them, and a link that was rejected is none.</summary>
    public ScoredStory ApplyTo(ScoredStory scored)
    {
        if (Together.IsEmpty && Apart.IsEmpty)
            return scored;
        var judged = Apart
            .Select(pair => (pair, Logit: -Certain))
            .Concat(Together.Select(pair => (pair, Logit: Certain)))
            .ToDictionary(pair => pair.pair, pair => pair.Logit);
        var known = scored.Segments.Select(pair => (pair.A, pair.B)).ToHashSet();
        var segments = scored
            .Segments.Select(pair => judged.TryGetValue((pair.A, pair.B), out var logit) ? pair with { Logit = logit } : pair)
            .Concat(judged.Where(pair => !known.Contains(pair.Key)).Select(pair => new ScoredPair(pair.Key.A, pair.Key.B, pair.Value)));
        var units = scored.Units.Segments;
        var left = Together.Select(pair => Sentences(units[pair.A], units[pair.B])).ToHashSet();
        var rejected = Apart.Select(pair => Sentences(units[pair.A], units[pair.B])).Except(left).ToHashSet();
        return scored with
        {
            Segments = [.. segments.OrderBy(pair => pair.A).ThenBy(pair => pair.B)],
            Links = [.. scored.Links.Where(link => !rejected.Contains(Sentences(link.Left, link.Right)))],
        };
    }

    private static ((int, int), (int, int)) Sentences(TextUnit a, TextUnit b) => ((a.Witness, a.Sentence), (b.Witness, b.Sentence));

    private static ImmutableArray<(int A, int B)> Pairs(int[] left, int[] right) =>
        [.. left.SelectMany(a => right.Where(b => a != b).Select(b => (Math.Min(a, b), Math.Max(a, b)))).Distinct()];
}
