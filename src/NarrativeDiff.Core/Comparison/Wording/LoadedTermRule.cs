using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Comparison.Wording;

/// <summary>Finds a word that judges where another outlet reports the same in plainer words, and sets both beside each other.</summary>
internal sealed class LoadedTermRule(LoadedScorer scorer) : IRule
{
    /// <summary>The score from which a reading counts as loaded as a whole; reported beside the finding, no condition of it.</summary>
    private const double MinLoaded = 0.5;

    /// <summary>Longer runs fill no slot of one word.</summary>
    private const int MaxSlotWords = 2;

    public IReadOnlyList<string> Ids => ["W2"];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        var units = new Dictionary<TextUnit, WordedUnit>(ReferenceEqualityComparer.Instance);
        WordedUnit Worded(TextUnit unit) => units.TryGetValue(unit, out var known) ? known : units[unit] = WordedUnit.Of(collation, unit);
        Case[][] found =
        [
            .. collation
                .Statements.SelectMany(statement => ReadingPairs.Of(collation, statement))
                .SelectMany(pair =>
                    Cases(collation, pair.Statement, Worded(pair.Left), Worded(pair.Right))
                        .Concat(Cases(collation, pair.Statement, Worded(pair.Right), Worded(pair.Left)))
                )
                .GroupBy(found => found.Key, StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => same.OrderByDescending(found => found.Certainty).ToArray()),
        ];
        var scores = scorer.Scores([.. found.Select(cases => (cases[0].Unit.Wording, collation.WordsOf(cases[0].Unit.Unit)))]);
        return found.Select((cases, i) => Draft(collation, cases, scores[i]));
    }

    /// <param name="Certainty">.5 where the plainer word is on the list or stands in the same slot, .35 where the peer only lacks the
    /// word.</param>
    private sealed record Case(
        string Key,
        Statement Statement,
        WordedUnit Unit,
        LoadedTerm Term,
        Evidence Loaded,
        Evidence Plain,
        double Certainty
    );

    private static IEnumerable<Case> Cases(Collation collation, Statement statement, WordedUnit loaded, WordedUnit plain)
    {
        // A peer that judges as well shows no plainer wording.
        if (
            loaded.Unit.Negated != plain.Unit.Negated
            || !loaded.OwnTerms("W2").Any()
            || plain.Terms.Any(term => term.IsShown && !term.Entry.IsIntensifier)
        )
            yield break;
        var diff = WordDiff.Between(collation, loaded.Unit, plain.Unit, SubstitutionRule.MinSimilarity);
        foreach (var term in loaded.OwnTerms("W2"))
            if (Plainer(collation, diff, loaded, plain, term) is { } beside)
            {
                var evidence = loaded.Show(collation, term.Span);
                // "Critics call it a sham": the critics' word.
                if (evidence.Voice != Voices.Outlet)
                    continue;
                yield return new Case(
                    $"{evidence.Outlet}|{evidence.ArticleId}|{term.Entry.Entry}",
                    statement,
                    loaded,
                    term,
                    evidence,
                    beside.Span is { } span ? plain.Show(collation, span) : plain.Show(collation),
                    beside.Certainty
                );
            }
    }

    private static (TextSpan? Span, double Certainty)? Plainer(
        Collation collation,
        WordDiff? diff,
        WordedUnit loaded,
        WordedUnit plain,
        LoadedTerm term
    )
    {
        var listed = NeutralWording
            .Find([.. loaded.Tokens.Where(token => term.Span.Contains(token.Span))])
            .Select(hit => NeutralWording.In(plain.Tokens, hit.Value))
            .FirstOrDefault(span => span is not null);
        if (listed is not null)
            return (listed, 0.5);
        if (diff is null)
            return null;
        var at = term.Span with { Start = term.Span.Start - loaded.Unit.Span.Start };
        return diff.Replacements.FirstOrDefault(replaced => replaced.Left.Overlaps(at)) is not { } slot
            || IsNoWording(slot.Right.Of(collation.WordsOf(plain.Unit)), term.Entry.Entry)
                ? null
            : slot is { Right.Length: > 0, Anchored: true } && IsShort(slot.Right.Of(collation.WordsOf(plain.Unit)))
                ? (slot.Right with { Start = plain.Unit.Span.Start + slot.Right.Start }, 0.5)
            : (null, 0.35);
    }

    private static bool IsShort(string slot) => Words.Stems(slot).Any() && WordRun.Count(slot) <= MaxSlotWords;

    /// <summary>A name is no wording for anything, and "jewellery" none that "jewels" would judge by.</summary>
    private static bool IsNoWording(string slot, string loaded) =>
        slot.Any(char.IsUpper)
        || (
            loaded.Length >= MinSameNounLength
            && Words.Stems(slot).Any(stem => stem.StartsWith(loaded[..MinSameNounLength], StringComparison.Ordinal))
        );

    /// <summary>Letters that two forms of one noun begin with.</summary>
    private const int MinSameNounLength = 4;

    /// <summary>Signs up to which the plainer words stand in the summary; longer ones stand beside it alone.</summary>
    private const int MaxBeside = 60;

    private static FindingDraft Draft(Collation collation, Case[] cases, double score)
    {
        var first = cases[0];
        var pattern =
            first.Plain.Exact.Length <= MaxBeside
                ? "{loaded} writes {word} where {plain} writes {beside}."
                : "{loaded} writes {word} where {plain} reports the same without it.";
        return new FindingDraft(
            "W2",
            "loaded term",
            first.Key,
            SummaryTemplate.Of(
                pattern,
                OutletNames.Argument(collation, "loaded", first.Loaded),
                SummaryArgument.Quotations("word", first.Loaded.Exact),
                OutletNames.Argument(collation, "plain", first.Plain),
                SummaryArgument.Quotations("beside", first.Plain.Exact)
            ),
            [.. cases.SelectMany(found => new[] { found.Loaded, found.Plain }).Distinct().Take(8)]
        )
        {
            Statement = first.Statement,
            Score = score,
            Threshold = MinLoaded,
            Certainty = first.Certainty,
            Size = 0.25 * first.Term.Entry.Strength,
            Prominence = Importance.Prominence(first.Statement),
            Support = Importance.Support(collation, first.Statement),
        };
    }
}
