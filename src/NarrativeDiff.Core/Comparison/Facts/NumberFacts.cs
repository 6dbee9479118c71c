using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Facts;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Comparison.Numbers;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>Finds numbers of one thing that cannot both be true: counts, money, measures, strengths of quakes, scores, clock times, ages,
/// years.</summary>
internal static class NumberFacts
{
    /// <summary>Sentences that are the same but for the number are surely about one thing.</summary>
    private const double SameButNumber = 0.9;

    /// <summary>A count given so much later may have grown meanwhile.</summary>
    private const double MayHaveGrownMinutes = 60;

    private static readonly string[] Quakes = ["quake", "earthquak", "tremor", "temblor"];

    private sealed record Item(TextUnit Sentence, NumberMention Number, Figure Figure, TextSpan Span)
    {
        public string Words(Collation collation) => Span.Of(collation.WitnessOf(Sentence).Text.TextOf(Sentence.Field));
    }

    public static IEnumerable<Conflict> In(Collation collation, Nearness.Table near)
    {
        var items = collation.Sentences.SelectMany(unit => Items(collation, unit)).ToArray();
        var given = items.ToLookup(item => item.Sentence.Witness);
        var counted = Counted(collation);
        foreach (var (left, right) in Counterparts.Of(collation, items, item => item.Sentence, item => item.Figure.Slot))
            if (
                left.Figure.Contradicts(right.Figure)
                && !counted.Contains((Place(left.Sentence), Place(right.Sentence), left.Figure.Unit))
                && Certainty(collation, near, left, right, given) is > 0 and var certainty
            )
                yield return new Conflict(
                    KindOf(left.Figure),
                    TopicOf(left.Figure),
                    Side(collation, left),
                    Side(collation, right),
                    certainty
                )
                {
                    MayHaveChanged = MayHaveGrown(collation, left, right),
                };
    }

    /// <summary>What the rule on counts finds by itself.</summary>
    private static HashSet<((int, int), (int, int), string)> Counted(Collation collation) =>
        [
            .. collation
                .Statements.SelectMany(statement => CountedPairs.Of(collation, statement, (a, b) => !a.CanBeTrueWith(b)))
                .SelectMany(group =>
                    group.SelectMany(pair =>
                        new[]
                        {
                            (Place(pair.Left.Unit), Place(pair.Right.Unit), group.Key),
                            (Place(pair.Right.Unit), Place(pair.Left.Unit), group.Key),
                        }
                    )
                ),
        ];

    private static (int, int) Place(TextUnit unit) => (unit.Witness, unit.Sentence);

    private static IEnumerable<Item> Items(Collation collation, TextUnit unit)
    {
        var text = collation.WitnessOf(unit).Text;
        var read = text.Derived.At(
            text,
            unit.Field,
            unit.Span,
            static (text, field, span) => new Read([.. Find(span.Of(text.TextOf(field)))])
        );
        return read.All.Select(found => new Item(
            unit,
            found.Number,
            found.Figure,
            found.Number.Span with
            {
                Start = found.Number.Span.Start + unit.Span.Start,
            }
        ));
    }

    private sealed record Read(ImmutableArray<(NumberMention Number, Figure Figure)> All);

    private static IEnumerable<(NumberMention Number, Figure Figure)> Find(string words)
    {
        foreach (var number in Text.Numbers.Find(words).Concat(NoneOf(words)))
            if (number.Kind is not NumberKind.Date && Figure.Of(number, words) is { } figure)
                yield return (number, figure);
    }

    /// <summary>"No boats were lost" counts none.</summary>
    private static IEnumerable<NumberMention> NoneOf(string words)
    {
        var chunks = Chunker.Chunk(words).Where(chunk => chunk.Kind != ChunkKind.Space).ToArray();
        for (var i = 0; i + 1 < chunks.Length; i++)
            if (
                chunks[i].Span.Of(words).Equals("no", StringComparison.OrdinalIgnoreCase)
                && NumberUnits.IsCounted(chunks[i + 1].Span.Of(words).ToLowerInvariant())
            )
                yield return Text.Numbers.Find($"0 {chunks[i + 1].Span.Of(words)}")[0] with
                {
                    Span = TextSpan.FromBounds(chunks[i].Span.Start, chunks[i + 1].Span.End),
                };
    }

    private static double Certainty(Collation collation, Nearness.Table near, Item left, Item right, ILookup<int, Item> given)
    {
        if (near.AreSameBut(left.Sentence, left.Span, right.Sentence, right.Span))
            return GivesToo(given, left, right) || GivesToo(given, right, left) ? 0 : SameButNumber;
        var nearness = near.Of(left.Sentence, right.Sentence);
        if (GivesToo(given, left, right) || GivesToo(given, right, left) || !IsLoose(collation, nearness, left, right))
            return 0;
        return nearness.Certainty;
    }

    private static HashSet<string> Local(Collation collation, Item item)
    {
        var words = collation.WordsOf(item.Sentence);
        var at = item.Span.Start - item.Sentence.Span.Start;
        return [.. Text.Words.Stems(words[..at]).TakeLast(6).Concat(Text.Words.Stems(words[(at + item.Span.Length)..]).Take(6))];
    }

    private static bool IsLoose(Collation collation, Nearness nearness, Item left, Item right)
    {
        if (left.Figure.Slot == Figure.Magnitude)
            return Has(left, Quakes)
                && Has(right, Quakes)
                && !Has(left, ["aftershock", "foreshock"])
                && !Has(right, ["aftershock", "foreshock"]);
        if (left.Number.Kind == NumberKind.Score)
            return nearness is { Names: >= 1, IsOneMatter: true };
        return left.Number.Kind == NumberKind.Quantity
            && (nearness.Cosine >= LooseCosine || nearness.Link >= LooseLink)
            && left.Figure.IsNearMiss(right.Figure)
            && Local(collation, left).Count(Local(collation, right).Contains) >= LocalShared;
    }

    /// <summary>Of the pairs of figures in other words that were read in 58 stories those that reported one thing had near values, and
    /// words beside the figure in common.</summary>
    private const double LooseCosine = 0.66;

    private const double LooseLink = 0.7;

    private const int LocalShared = 2;

    private static bool Has(Item item, string[] stems) => item.Sentence.Stems.Any(stem => Array.IndexOf(stems, stem) >= 0);

    /// <summary>The article gives the other's number of the slot as well, so the two do not contradict each other.</summary>
    private static bool GivesToo(ILookup<int, Item> given, Item own, Item other) =>
        given[own.Sentence.Witness].Any(item => item.Figure.Slot == other.Figure.Slot && item.Figure.Rounds(other.Figure));

    private static bool MayHaveGrown(Collation collation, Item left, Item right)
    {
        var (first, later) =
            collation.WitnessOf(left.Sentence).Newest.PublishedAt <= collation.WitnessOf(right.Sentence).Newest.PublishedAt
                ? (left, right)
                : (right, left);
        return left.Number.Kind == NumberKind.Quantity
            && UnitTable.Of(left.Number.Unit) is null
            && first.Figure.Low < later.Figure.Low
            && collation.WitnessOf(first.Sentence).Newest.Source.TimeKnown
            && (
                collation.WitnessOf(later.Sentence).Newest.PublishedAt - collation.WitnessOf(first.Sentence).Newest.PublishedAt
            ).TotalMinutes >= MayHaveGrownMinutes;
    }

    private static FactSide Side(Collation collation, Item item) =>
        new(item.Sentence, item.Span, item.Words(collation), $"{item.Figure.Low:R}|{item.Figure.High:R}|{item.Figure.Unit}");

    private static string KindOf(Figure figure) =>
        figure.Slot switch
        {
            "score" => "score",
            "clock" => "time of day",
            "age" => "age",
            "year" => "year",
            "ordinal" => "place in an order",
            _ => "number",
        };

    private static string TopicOf(Figure figure) =>
        figure.Slot is "money" or "percent" or "clock" or "score" or "age" or "year" or "ordinal" ? figure.Slot : figure.Unit;
}
