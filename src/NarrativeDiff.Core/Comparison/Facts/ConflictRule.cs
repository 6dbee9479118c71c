using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Facts;

/// <summary>Finds what cannot both be true: a number, a day, a time, a holder of a superlative, an act affirmed and denied, an outcome. One
/// finding a fact, with every outlet's version.</summary>
internal sealed class ConflictRule : IRule
{
    /// <summary>Versions of one fact that a summary names.</summary>
    private const int MaxValues = 4;

    public IReadOnlyList<string> Ids => ["N3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var near = new Nearness.Table(collation);
        var conflicts = NumberFacts
            .In(collation, near)
            .Concat(DayFacts.In(collation, near))
            .Concat(SuperlativeFacts.In(collation, near))
            .Concat(DeedFacts.In(collation, near))
            .ToArray();
        return conflicts
            .GroupBy(conflict => (conflict.Kind, conflict.Topic))
            .SelectMany(topic => Components([.. topic]))
            .Select((fact, _) => Emit(collation, fact))
            .GroupBy(draft => draft.Subject!.Id, StringComparer.Ordinal)
            .Select(same => same.MaxBy(draft => draft.Certainty)!);
    }

    /// <summary>Conflicts that share a sentence are about one fact.</summary>
    private static IEnumerable<Conflict[]> Components(Conflict[] conflicts)
    {
        var root = Enumerable.Range(0, conflicts.Length).ToArray();
        var bySide = new Dictionary<TextUnit, int>();
        int Root(int i)
        {
            while (root[i] != i)
                i = root[i] = root[root[i]];
            return i;
        }

        for (var i = 0; i < conflicts.Length; i++)
            foreach (var unit in new[] { conflicts[i].Left.Sentence, conflicts[i].Right.Sentence })
                if (bySide.TryGetValue(unit, out var other))
                    root[Math.Max(Root(i), Root(other))] = Math.Min(Root(i), Root(other));
                else
                    bySide[unit] = i;
        return conflicts.Index().GroupBy(pair => Root(pair.Index)).Select(group => group.Select(pair => pair.Item).ToArray());
    }

    private static FindingDraft Emit(Collation collation, Conflict[] conflicts)
    {
        var best = conflicts.OrderByDescending(conflict => conflict.Certainty).First();
        var sides = conflicts
            .OrderByDescending(conflict => conflict.Certainty)
            .SelectMany(conflict => new[] { conflict.Left, conflict.Right })
            .DistinctBy(side => (side.Sentence, side.Span))
            .ToArray();
        var byWitness = sides.GroupBy(side => side.Sentence.Witness).Select(mine => mine.First()).ToArray();
        var values = byWitness.GroupBy(side => side.Value, StringComparer.Ordinal).Take(MaxValues).ToArray();
        var subject = new FindingSubject(
            SubjectType.Fact,
            StableId.Of("fact", $"{best.Kind}|{best.Topic}|{string.Join(' ', Shared(best).Take(3))}"),
            LabelOf(best)
        );
        var finding = new FindingBuilder(collation, "N3", best.Kind, subject);
        foreach (var side in byWitness)
            finding.Take(side.Sentence.Witness, FindingStance.Differs, [side.Sentence.Sentence], side.Says);
        foreach (
            var side in values.Select(value => value.First()).Concat(byWitness).Concat(sides).DistinctBy(side => (side.Sentence, side.Span))
        )
            finding.Show(side.Sentence.Witness, side.Sentence.Sentence, side.Sentence.Span, "reading");
        return finding.Build(
            SummaryOf(finding, best, conflicts.Any(conflict => conflict.MayHaveChanged), values),
            best.MayHaveChanged ? 0.5 : best.Certainty,
            best.MayHaveChanged ? 0.6 : 1
        );
    }

    private static IEnumerable<string> Shared(Conflict conflict) =>
        conflict
            .Left.Sentence.EventStems.Intersect(conflict.Right.Sentence.EventStems, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static string LabelOf(Conflict conflict) =>
        conflict.Kind switch
        {
            "number" or "superlative" => $"{conflict.Kind}: {conflict.Topic}",
            "day" => "day of the event",
            _ => conflict.Kind,
        };

    private static SummaryTemplate SummaryOf(FindingBuilder finding, Conflict best, bool grown, IGrouping<string, FactSide>[] values)
    {
        var arguments = values
            .SelectMany(
                (value, i) =>
                    new[]
                    {
                        finding.Outlets($"a{i}", value.Select(side => side.Sentence.Witness)),
                        SummaryArgument.Quotations($"x{i}", value.First().Says),
                    }
            )
            .ToArray();
        var positions = string.Join("; ", values.Select((_, i) => $"{{x{i}}} in {{a{i}}}"));
        var lead = best.Kind switch
        {
            "number" => "The outlets give different numbers",
            "day" => "The outlets name different days",
            "time of day" => "The outlets give different times",
            "score" => "The outlets give different results",
            "superlative" => $"The outlets disagree on who or what is {best.Topic}",
            "outcome" => "The outlets tell different outcomes",
            _ => "The outlets contradict each other",
        };
        return SummaryTemplate.Of($"{lead}: {positions}{(grown ? "; the count may have grown between" : "")}.", arguments);
    }
}
