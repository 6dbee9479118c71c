using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Finds the themes that several outlets say and one of them gives much more room than another.</summary>
internal sealed class RoomRule : IRule
{
    /// <summary>Share of its article that the largest passage takes at least.</summary>
    private const double MinShare = 0.12;

    /// <summary>How many times the smallest it is.</summary>
    private const double Times = 2.5;

    private const int SpansEach = 2;
    private const int MaxSpans = 8;
    private const int MaxThemes = 12;

    public IReadOnlyList<string> Ids => ["E7"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        ThemeViews
            .Of(collation)
            .All.Where(view => view.Theme.Witnesses.Length > 1 && !view.Phrases.IsEmpty)
            .Select(view =>
                (
                    View: view,
                    Shares: view.Theme.Witnesses.Select(witness => (Witness: witness, Share: ThemeShare.Of(collation, view, witness)))
                        .OrderByDescending(one => one.Share)
                        .ThenBy(one => one.Witness)
                        .ToArray()
                )
            )
            .Where(theme => theme.Shares[0].Share >= MinShare && theme.Shares[0].Share >= Times * theme.Shares[^1].Share)
            .OrderByDescending(theme => theme.Shares[0].Share - theme.Shares[^1].Share)
            .ThenBy(theme => theme.View.Id, StringComparer.Ordinal)
            .Take(MaxThemes)
            .Select(theme => DraftOf(collation, theme.View, theme.Shares));

    private static FindingDraft DraftOf(Collation collation, ThemeView view, (int Witness, double Share)[] shares)
    {
        var builder = new FindingBuilder(
            collation,
            "E7",
            "room for a theme",
            new FindingSubject(SubjectType.Theme, view.Id, string.Join(", ", view.Phrases))
        );
        foreach (var position in view.Positions)
            builder.Take(position.Witness, position.Stance, position.Sentences.Select(unit => unit.Sentence));
        var mine = shares
            .Select(one => view.Central.Where(unit => unit.Witness == one.Witness).Take(SpansEach).OrderBy(unit => unit.Sentence).ToArray())
            .ToArray();
        foreach (
            var unit in Enumerable
                .Range(0, SpansEach)
                .SelectMany(turn => mine.Where(units => turn < units.Length).Select(units => units[turn]))
                .Take(MaxSpans)
        )
            builder.Show(unit.Witness, [unit.Sentence], "reading");
        var least = shares[^1].Witness;
        return builder.Build(
            SummaryTemplate.Of(
                "{most} gives {share} of its text to {what}; {least} has {count:sentence} on it.",
                builder.Outlets("most", [shares[0].Witness]),
                SummaryArgument.Text("share", Prose.Percent(shares[0].Share)),
                SummaryArgument.Quotations("what", view.Phrases),
                builder.Outlets("least", [least]),
                SummaryArgument.Count("count", view.Theme.Of(least).Count())
            ),
            0.9,
            Math.Min(1, (shares[0].Share - shares[^1].Share) / 0.25)
        );
    }
}
