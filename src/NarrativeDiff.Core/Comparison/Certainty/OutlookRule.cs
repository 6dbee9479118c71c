using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis.Certainty;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Certainty;

/// <summary>Finds a matter still open that one outlet calls likely and another doubtful: "expected", "a long shot", "impossible".</summary>
internal sealed class OutlookRule : IRule
{
    /// <summary>Steps between the surest and the least sure outlet.</summary>
    private const int MinGap = 2;

    /// <summary>Two sentences are on one matter from this likeness of meaning on.</summary>
    private const float MinSimilarity = 0.5f;

    private const int MaxSentences = 24;

    private const int MaxFindings = 3;

    public IReadOnlyList<string> Ids => ["C4"];

    private sealed record Said(TextUnit Unit, Outlook Outlook);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length < 2)
            return [];
        var search = ArticleSearch.Of(collation);
        var said = collation
            .Witnesses.SelectMany(
                (witness, w) =>
                    Outlook
                        .In(witness.Text)
                        .Take(MaxSentences)
                        .Select(outlook =>
                            (Outlook: outlook, Unit: search.SentencesOf(w).FirstOrDefault(unit => unit.Sentence == outlook.Sentence))
                        )
                        .Where(one => one.Unit is not null)
                        .Select(one => new Said(one.Unit!, one.Outlook))
            )
            .ToArray();
        return Matters(said)
            .Select(matter => Of(collation, matter))
            .OfType<FindingDraft>()
            .OrderByDescending(draft => draft.Size)
            .ThenBy(draft => draft.Key, StringComparer.Ordinal)
            .Take(MaxFindings);
    }

    /// <summary>Sentences of several outlets about one matter: by meaning, or by two content words they share.</summary>
    private static IEnumerable<Said[]> Matters(Said[] said)
    {
        var left = said.ToList();
        while (left.Count > 0)
        {
            var seed = left.OrderByDescending(one => left.Count(other => other.Unit.Witness != one.Unit.Witness && AreOnOne(one, other)))
                .ThenBy(one => one.Unit.Witness)
                .ThenBy(one => one.Unit.Sentence)
                .First();
            var matter = left.Where(one => one == seed || AreOnOne(seed, one)).ToArray();
            left.RemoveAll(one => matter.Contains(one));
            if (matter.Select(one => one.Unit.Witness).Distinct().Count() > 1)
                yield return matter;
        }
    }

    private static bool AreOnOne(Said a, Said b) =>
        PairFeatures.Cosine(a.Unit, b.Unit) >= MinSimilarity
        && a.Unit.Stems.Intersect(b.Unit.Stems, StringComparer.Ordinal).Take(MinShared).Count() == MinShared;

    private const int MinShared = 2;

    private static FindingDraft? Of(Collation collation, Said[] matter)
    {
        var byWitness = matter
            .GroupBy(one => one.Unit.Witness)
            .Select(one => one.OrderBy(said => said.Unit.Sentence).ToArray())
            .OrderBy(one => one[0].Unit.Witness)
            .ToArray();
        var pairs =
            from low in byWitness
            from high in byWitness
            where low != high
            let lowest = low.MinBy(one => one.Outlook.Likelihood)!
            let highest = high.MaxBy(one => one.Outlook.Likelihood)!
            let gap = highest.Outlook.Likelihood - lowest.Outlook.Likelihood
            // an outlet that says both is no side
            where
                gap >= MinGap
                && AreOnOne(lowest, highest)
                && low.All(one => one.Outlook.Likelihood < highest.Outlook.Likelihood)
                && high.All(one => one.Outlook.Likelihood > lowest.Outlook.Likelihood)
            orderby gap descending, PairFeatures.Cosine(lowest.Unit, highest.Unit) descending
            select (Lowest: lowest, Highest: highest, Gap: gap);
        if (pairs.FirstOrDefault() is not { Lowest: not null } widest)
            return null;
        var key = string.Join(
            ' ',
            widest.Lowest.Unit.Stems.Intersect(widest.Highest.Unit.Stems, StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(3)
        );
        var finding = new FindingBuilder(
            collation,
            "C4",
            "outlook",
            new FindingSubject(SubjectType.Certainty, StableId.Of("outlook", key), widest.Highest.Unit.Text.Trim())
        );
        foreach (var (one, stance) in new[] { (widest.Lowest, FindingStance.Hedges), (widest.Highest, FindingStance.States) })
            Add(collation, finding, one, stance);
        foreach (
            var one in byWitness
                .Where(one => one[0].Unit.Witness != widest.Lowest.Unit.Witness && one[0].Unit.Witness != widest.Highest.Unit.Witness)
                .Select(one => one[0])
        )
            Add(collation, finding, one, FindingStance.Differs);
        foreach (var one in matter)
            Add(collation, finding, one, FindingStance.Differs);
        return finding.Build(
            SummaryTemplate.Of(
                "On one matter {high} {high?writes|write} {x}, {low} {low?writes|write} {y}.",
                finding.Outlets("high", [widest.Highest.Unit.Witness]),
                finding.Outlets("low", [widest.Lowest.Unit.Witness]),
                SummaryArgument.Quotations("x", Cue(collation, widest.Highest)),
                SummaryArgument.Quotations("y", Cue(collation, widest.Lowest))
            ),
            certainty: 0.45,
            size: Math.Min(0.8, 0.3 + 0.12 * widest.Gap)
        );
    }

    private static string Cue(Collation collation, Said one) =>
        one.Outlook.Cue.Of(collation.WitnessOf(one.Unit).Text.TextOf(one.Unit.Field));

    private static void Add(Collation collation, FindingBuilder finding, Said one, FindingStance stance) =>
        finding
            .Take(one.Unit.Witness, stance, [one.Unit.Sentence], Cue(collation, one))
            .Show(one.Unit.Witness, one.Unit.Sentence, collation.WitnessOf(one.Unit).Text.Sentences[one.Unit.Sentence].Span, "reading");
}
