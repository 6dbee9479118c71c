using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>Finds actors who take up a clearly larger share of one outlet's mentions than of another's.</summary>
/// <remarks>Share: mentions of the actor among the mentions of all persons, places and organisations in the newest version. Two proportions
/// differ by the pooled z test.</remarks>
internal sealed class VisibilityRule : IRule
{
    /// <summary>Fewer mentions than this make no rate.</summary>
    private const int FewestMentions = 3;

    /// <summary>Mentions of all actors an article must have.</summary>
    private const int FewestInAll = 15;

    /// <summary>2.58: one in a hundred by chance for one pair; an actor has many pairs, so a lower one would report chance.</summary>
    private const double FarApart = 2.58;

    /// <summary>Ten points: a smaller gap is sure in long articles but means nothing to a reader.</summary>
    private const double LeastGap = 0.10;

    public IReadOnlyList<string> Ids => ["O7"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var table = LabelTable.Of(collation);
        foreach (var actor in table.Referents.Where(referent => LabelTable.IsActor(referent.Kind)))
            if (
                CountsOf(collation, actor) is var counts
                && Extremes(counts, table.ActorMentions) is var (most, least, z)
                && IsCounted(collation, actor, most, counts[most])
                && IsCounted(collation, actor, least, counts[least])
            )
                yield return Draft(collation, actor, counts, table.ActorMentions, most, least, z);
    }

    private static int[] CountsOf(Collation collation, Referent actor)
    {
        var counts = new int[collation.Witnesses.Length];
        foreach (var use in actor.Uses.Where(use => use.Version == collation.Witnesses[use.Witness].Versions.Length - 1))
            counts[use.Witness]++;
        return counts;
    }

    /// <summary>Every place of the article with a word of the name was counted: one reported by a first or last name that others have too
    /// may be missed, and then no share is reported.</summary>
    private static bool IsCounted(Collation collation, Referent actor, int witness, int counted)
    {
        var text = collation.Witnesses[witness].Text;
        var parts = Words.Of(actor.Name).ToHashSet(StringComparer.Ordinal);
        return text.Sentences.Where(sentence => sentence.Excluded is null).Sum(sentence => Runs(text.TextOf(sentence), parts)) <= counted;
    }

    /// <summary>Letters from which the beginning of a name is a short form of it, "Seba" of "Sebastian": fewer begin other words
    /// too.</summary>
    private const int MinNameLength = 4;

    /// <summary>How often words of a name, or their short forms, stand in a text; words next to each other are one name.</summary>
    private static int Runs(string text, HashSet<string> parts)
    {
        var isPart = Chunker
            .Chunk(text)
            .Where(chunk => chunk.Kind == ChunkKind.Word)
            .Select(chunk => chunk.Span.Of(text))
            .Select(word => char.IsUpper(word[0]) && Words.Of(word).Any(IsPart))
            .ToArray();
        bool IsPart(string word) =>
            parts.Contains(word) || (word.Length >= MinNameLength && parts.Any(part => part.StartsWith(word, StringComparison.Ordinal)));
        return isPart.Where((part, i) => part && (i == 0 || !isPart[i - 1])).Count();
    }

    private static (int Most, int Least, double Z)? Extremes(int[] counts, ImmutableArray<int> totals)
    {
        var full = Enumerable
            .Range(0, counts.Length)
            .Where(witness => totals[witness] >= FewestInAll)
            .OrderByDescending(witness => (double)counts[witness] / totals[witness])
            .ToArray();
        if (full.Length < 2 || counts[full[0]] < FewestMentions)
            return null;
        var (most, least) = (full[0], full[^1]);
        var pooled = (double)(counts[most] + counts[least]) / (totals[most] + totals[least]);
        var z =
            ((double)counts[most] / totals[most] - (double)counts[least] / totals[least])
            / Math.Sqrt(pooled * (1 - pooled) * (1.0 / totals[most] + 1.0 / totals[least]));
        return z >= FarApart && (double)counts[most] / totals[most] - (double)counts[least] / totals[least] >= LeastGap
            ? (most, least, z)
            : null;
    }

    private static FindingDraft Draft(
        Collation collation,
        Referent actor,
        int[] counts,
        ImmutableArray<int> totals,
        int most,
        int least,
        double z
    )
    {
        var (more, fewer) = (collation.Witnesses[most], collation.Witnesses[least]);
        var evidence = actor.Uses.Where(use => use.Version == collation.Witnesses[use.Witness].Versions.Length - 1).ToArray();
        return new FindingDraft(
            "O7",
            "entity visibility",
            $"{actor.Key}|{more.Outlet}|{fewer.Outlet}",
            SummaryTemplate.Of(
                "{name} has {most} of {all:mention} of persons, places and organisations in {more}, {least} of {others} in {fewer}.",
                SummaryArgument.Quotations("name", actor.Name),
                SummaryArgument.Count("most", counts[most]),
                SummaryArgument.Count("all", totals[most]),
                OutletNames.Argument(collation, "more", most),
                SummaryArgument.Count("least", counts[least]),
                SummaryArgument.Count("others", totals[least]),
                OutletNames.Argument(collation, "fewer", least)
            ),
            [
                .. evidence
                    .Where(use => use.Witness == most)
                    .Take(3)
                    .Concat(evidence.Where(use => use.Witness == least).Take(3))
                    .Select(use => LabelEvidence.Of(collation, use, "reading")),
            ]
        )
        {
            Outlets = [.. new[] { more.Outlet, fewer.Outlet }.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Score = z,
            Threshold = FarApart,
            Certainty = 0.4,
            Size = Math.Min(1, (double)counts[most] / totals[most] - (double)counts[least] / totals[least]),
            Prominence = 0.3,
            Support = (double)counts.Count(count => count > 0) / counts.Length,
        };
    }
}
