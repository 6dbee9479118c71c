using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Sets beside each other what each outlet gives room to that the others do not: the selection that makes its account its
/// own.</summary>
internal sealed class SpaceByThemeRule : IRule
{
    /// <summary>Share of an article's words from which a theme marks it.</summary>
    private const double MinShare = 0.10;

    /// <summary>By how much of the article a theme is more than in the others on average.</summary>
    private const double MinExcess = 0.03;

    /// <summary>More outlets than can be reported in one sentence are not.</summary>
    private const int MaxOutlets = 8;

    private const int MaxSpans = 8;

    public IReadOnlyList<string> Ids => ["E5"];

    /// <param name="Themes">Most its own first.</param>
    /// <param name="Share">Of all of them.</param>
    private sealed record Own(int Witness, ThemeView[] Themes, double Share);

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length is < 2 or > MaxOutlets)
            yield break;
        var own = Enumerable.Range(0, collation.Witnesses.Length).Select(witness => OwnOf(collation, witness)).OfType<Own>().ToArray();
        if (own.Length >= 2)
            yield return DraftOf(collation, own);
    }

    /// <summary>The themes to which the witness gives most more than the others do on average.</summary>
    private static Own? OwnOf(Collation collation, int witness)
    {
        var themes = ThemeViews
            .Of(collation)
            .All.Where(view => !view.Phrases.IsEmpty && view.Theme.Witnesses.Contains(witness))
            .Select(view =>
                (
                    View: view,
                    Shares: Enumerable.Range(0, collation.Witnesses.Length).Select(w => ThemeShare.Of(collation, view, w)).ToArray()
                )
            )
            .Select(entry =>
                (
                    entry.View,
                    Share: entry.Shares[witness],
                    Excess: entry.Shares[witness] - entry.Shares.Where((_, w) => w != witness).Average()
                )
            )
            .Where(entry => entry.Excess >= MinExcess)
            .OrderByDescending(entry => entry.Excess)
            .ThenBy(entry => entry.View.Id, StringComparer.Ordinal)
            .Take(Math.Max(2, MaxSpans / collation.Witnesses.Length))
            .ToArray();
        return themes.Length > 0 && themes.Sum(entry => entry.Share) is var share && share >= MinShare
            ? new Own(witness, [.. themes.Select(entry => entry.View)], share)
            : null;
    }

    private static FindingDraft DraftOf(Collation collation, Own[] own)
    {
        var builder = new FindingBuilder(
            collation,
            "E5",
            "what fills the articles",
            new FindingSubject(SubjectType.Article, "space", "what each article gives room to")
        );
        foreach (var one in own)
            builder.Take(
                one.Witness,
                FindingStance.Differs,
                one.Themes.SelectMany(view => view.Theme.Of(one.Witness)).Select(unit => unit.Sentence),
                string.Join("; ", one.Themes.Select(view => view.Phrases[0]))
            );
        foreach (
            var unit in Enumerable
                .Range(0, MaxSpans)
                .SelectMany(turn =>
                    own.Select(one => one.Themes.ElementAtOrDefault(turn)?.Central.First(unit => unit.Witness == one.Witness))
                )
                .OfType<TextUnit>()
                .Take(MaxSpans)
        )
            builder.Show(unit.Witness, [unit.Sentence], "reading");
        var arguments = own.SelectMany(
            (one, i) =>
                new[]
                {
                    builder.Outlets($"outlet{i}", [one.Witness]),
                    SummaryArgument.Quotations($"what{i}", one.Themes.Select(view => view.Phrases[0])),
                    SummaryArgument.Text($"share{i}", Prose.Percent(one.Share)),
                }
        );
        var pattern =
            string.Join(
                "; ",
                own.Select(
                    (_, i) =>
                        i == 0
                            ? "{outlet0} gives {share0} of its text to {what0}"
                            : FormattableString.Invariant($"{{outlet{i}}} {{share{i}}} to {{what{i}}}")
                )
            ) + ".";
        return builder.Build(SummaryTemplate.Of(pattern, [.. arguments]), 0.9, own.Average(one => one.Share));
    }
}
