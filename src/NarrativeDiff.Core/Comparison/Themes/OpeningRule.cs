using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Sets headlines and first sentences beside each other and says what each has that no other has.</summary>
/// <remarks>Headlines of the same content words are left to the rules of marks, negations and numbers: one difference is one
/// finding.</remarks>
internal sealed class OpeningRule : IRule
{
    private const int MaxOutlets = 8;
    private const int MaxSpans = 8;

    public IReadOnlyList<string> Ids => ["E6"];

    /// <param name="Own">The words that no other headline has.</param>
    /// <param name="Whole">The headline, where it is short enough to be read whole.</param>
    private sealed record Opening(int Witness, ImmutableArray<TextUnit> Units, string? Own, string? Whole);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxOutlets)
            yield break;
        var openings = Enumerable
            .Range(0, collation.Witnesses.Length)
            .Select(witness => (Witness: witness, Units: UnitsOf(collation, witness)))
            .Where(opening => opening.Units.Length > 0 && opening.Units[0].Field == TextField.Headline)
            .ToArray();
        var headlines = openings
            .Select(opening => (opening.Witness, Headline: HeadlineWords.Of(collation.WordsOf(opening.Units[0]))))
            .ToArray();
        if (headlines.DistinctBy(headline => headline.Headline.Content, StringComparer.Ordinal).Count() < 2)
            yield break;
        Opening[] compared =
        [
            .. openings.Select(
                (opening, i) =>
                    new Opening(
                        opening.Witness,
                        opening.Units,
                        headlines[i].Headline.OwnBeside(headlines.Where((_, other) => other != i).Select(other => other.Headline)),
                        headlines[i].Headline.Whole
                    )
            ),
        ];
        if (compared.Any(opening => opening.Own is not null))
            yield return DraftOf(collation, compared);
    }

    /// <summary>The headline and the first body sentence.</summary>
    private static ImmutableArray<TextUnit> UnitsOf(Collation collation, int witness)
    {
        var sentences = ArticleSearch.Of(collation).SentencesOf(witness);
        return
        [
            .. sentences.Where(unit => unit.Field == TextField.Headline),
            .. sentences.Where(unit => unit.Field == TextField.Body).Take(1),
        ];
    }

    private static FindingDraft DraftOf(Collation collation, Opening[] openings)
    {
        var builder = new FindingBuilder(
            collation,
            "E6",
            "headlines and first sentences",
            new FindingSubject(SubjectType.Headline, "opening", "headlines and first sentences")
        );
        foreach (var opening in openings)
            builder.Take(opening.Witness, FindingStance.Differs, opening.Units.Select(unit => unit.Sentence), opening.Own);
        foreach (
            var unit in Enumerable
                .Range(0, 2)
                .SelectMany(turn => openings.Where(opening => turn < opening.Units.Length).Select(opening => opening.Units[turn]))
                .Take(MaxSpans)
        )
            builder.Show(unit.Witness, [unit.Sentence], "reading");
        return builder.Build(SummaryOf(builder, openings), 1, 0.8);
    }

    private static SummaryTemplate SummaryOf(FindingBuilder builder, Opening[] openings)
    {
        var own = openings.Where(opening => (opening.Whole ?? opening.Own) is not null).ToArray();
        var asking = openings.Where(opening => opening.Units[0].IsQuestion).Select(opening => opening.Witness).ToArray();
        var parts = own.Select((opening, i) => PartOf(opening, FormattableString.Invariant($"{i}"), isFirst: i == 0))
            .Concat(asking.Length is > 0 && asking.Length < openings.Length ? ["{asking} {asking?asks|ask} a question"] : [])
            .ToArray();
        return SummaryTemplate.Of(
            parts.Length == 0 ? "The headlines and first sentences differ." : string.Join("; ", parts) + ".",
            [
                .. own.SelectMany(
                    (opening, i) =>
                        new[]
                        {
                            builder.Outlets($"outlet{i}", [opening.Witness]),
                            SummaryArgument.Quotations($"own{i}", opening.Whole ?? opening.Own!),
                        }
                ),
                builder.Outlets("asking", asking),
            ]
        );
    }

    private static string PartOf(Opening opening, string i, bool isFirst) =>
        (opening.Whole is null, isFirst) switch
        {
            (true, true) => $"only the headline of {{outlet{i}}} has {{own{i}}}",
            (true, _) => $"only that of {{outlet{i}}} has {{own{i}}}",
            (_, true) => $"the headline of {{outlet{i}}} is {{own{i}}}",
            _ => $"that of {{outlet{i}}} {{own{i}}}",
        };
}
