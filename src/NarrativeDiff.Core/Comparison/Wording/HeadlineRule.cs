using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds the headline that asks where the others state.</summary>
internal sealed class HeadlineRule : IRule
{
    /// <summary>Share of content words in common (Dice) from which one sentence answers another.</summary>
    private const double MinShared = 0.4;

    private const int MinSharedWords = 2;

    /// <summary>Of those that state what a headline asks.</summary>
    private const int MaxShown = 2;

    public IReadOnlyList<string> Ids => ["W3"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var headlines = collation
            .Witnesses.Select(witness =>
                (Witness: witness, Sentence: witness.Text.Sentences.FirstOrDefault(s => s is { Field: TextField.Headline, Excluded: null }))
            )
            .Where(headline => headline.Sentence is not null)
            .DistinctBy(headline => ComparisonKey.Of(headline.Witness.Text.Headline))
            .ToArray();
        if (headlines.Length < 2)
            yield break;
        var evidence = headlines.Select(h => EvidenceFactory.Sentence(h.Witness, h.Witness.Newest, h.Sentence!.Index, "reading")).ToArray();
        var stated = headlines.Select(h => h.Witness).SelectMany(Openings).Where(opening => !IsQuestion(opening)).ToArray();
        var asked = evidence
            .Where(IsQuestion)
            .Select(asking => (Asking: asking, Stated: stated.Where(opening => IsAnswer(asking, opening)).Take(MaxShown).ToArray()))
            .Where(asked => asked.Stated.Length > 0)
            .ToArray();
        if (asked.Length > 0)
            yield return Draft(
                "question mark in a headline",
                SummaryTemplate.Of(
                    "{asking} {asking?asks|ask} in the headline what {stating} {stating?states|state}: {question}",
                    OutletNames.Argument(collation, "asking", asked.Select(one => one.Asking)),
                    OutletNames.Argument(collation, "stating", asked[0].Stated),
                    SummaryArgument.Quotations("question", asked[0].Asking.Exact)
                ),
                [.. asked.Select(one => one.Asking), .. asked[0].Stated],
                certainty: 0.6,
                size: 0.9
            );
    }

    /// <summary>Headline and first sentence of an article.</summary>
    private static IEnumerable<Model.Evidence> Openings(Witness witness) =>
        witness
            .Text.Sentences.Where(sentence => sentence.Excluded is null)
            .GroupBy(sentence => sentence.Field)
            .Select(field => field.First())
            .Select(sentence => EvidenceFactory.Sentence(witness, witness.Newest, sentence.Index, "reading"));

    private static bool IsQuestion(Model.Evidence headline) => headline.Exact.TrimEnd().EndsWith('?');

    /// <summary>"About time, right?" asks nothing that another article opens with: two content words and half of the shorter one's must be
    /// shared, or two in five of both sentences', or half of all words.</summary>
    private static bool IsAnswer(Model.Evidence asking, Model.Evidence stating)
    {
        if (asking.Outlet == stating.Outlet)
            return false;
        var (one, other) = (
            Words.Stems(asking.Exact).ToHashSet(StringComparer.Ordinal),
            Words.Stems(stating.Exact).ToHashSet(StringComparer.Ordinal)
        );
        var shared = one.Count(other.Contains);
        return (shared >= MinSharedWords && 2 * shared >= Math.Min(one.Count, other.Count))
            || 2.0 * shared >= MinShared * (one.Count + other.Count)
            || WordDiff.Between(asking.Exact, stating.Exact).Similarity >= SubstitutionRule.MinSimilarity;
    }

    private static FindingDraft Draft(string kind, SummaryTemplate summary, Model.Evidence[] evidence, double certainty, double size) =>
        new(
            "W3",
            kind,
            string.Join('|', evidence.Select(e => $"{e.Outlet}|{e.Exact}").Order(StringComparer.Ordinal)),
            summary,
            [.. evidence]
        )
        {
            Certainty = certainty,
            Size = size,
            Prominence = 1,
            Support = 1,
        };
}
