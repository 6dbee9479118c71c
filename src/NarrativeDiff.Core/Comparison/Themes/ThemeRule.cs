using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Themes;

/// <summary>Finds the themes that some outlets say and others do not mention.</summary>
internal sealed class ThemeRule : IRule
{
    /// <summary>Content words of the theme at least, by weight of their sentences; less is a remark.</summary>
    private const int MinWords = 14;

    /// <summary>Spans of evidence shown in all, and of one outlet where several say it.</summary>
    private const int MaxSpans = 8;

    private const int MaxThemes = 60;

    /// <summary>Share of an article from which a theme is as large as can be.</summary>
    private const double LargeShare = 0.25;

    public IReadOnlyList<string> Ids => ["O6", "O8"];

    public IEnumerable<FindingDraft> Find(Collation collation) =>
        collation.Witnesses.Length < 2
            ? []
            : ThemeViews
                .Of(collation)
                .All.Where(view => view.Positions.Any(position => position.Stance is FindingStance.Silent or FindingStance.NotYet))
                .Where(view => view.Central[0].Terms.Length > 3 && ThemeShare.WordsOf(collation, view.Theme.Sentences) >= MinWords)
                .Take(MaxThemes)
                .Select(view => DraftOf(collation, view));

    private static FindingDraft DraftOf(Collation collation, ThemeView view)
    {
        var only =
            view.Positions.Count(position => position.Stance is FindingStance.States or FindingStance.Partly or FindingStance.Unknown) == 1;
        var builder = new FindingBuilder(
            collation,
            only ? "O6" : "O8",
            only ? "only in one outlet" : "not in all outlets",
            new FindingSubject(SubjectType.Theme, view.Id, string.Join(", ", view.Phrases))
        );
        foreach (var position in view.Positions)
            builder.Take(position.Witness, position.Stance, position.Sentences.Select(unit => unit.Sentence));
        foreach (var unit in Shown(view))
            builder.Show(unit.Witness, [unit.Sentence], "carrier");
        return builder.Build(
            SummaryOf(collation, builder, view),
            0.9,
            Math.Min(1, view.Theme.Witnesses.Max(witness => ThemeShare.Of(collation, view, witness)) / LargeShare)
        );
    }

    /// <summary>Central sentences of the carriers in turn, each outlet's in reading order.</summary>
    private static IEnumerable<TextUnit> Shown(ThemeView view)
    {
        var each = Math.Max(2, MaxSpans / view.Theme.Witnesses.Length);
        var mine = view
            .Theme.Witnesses.Select(witness =>
                view.Central.Where(unit => unit.Witness == witness).Take(each).OrderBy(unit => unit.Sentence).ToArray()
            )
            .ToArray();
        return Enumerable
            .Range(0, each)
            .SelectMany(turn => mine.Where(sentences => turn < sentences.Length).Select(sentences => sentences[turn]))
            .Take(MaxSpans);
    }

    private static SummaryTemplate SummaryOf(Collation collation, FindingBuilder builder, ThemeView view)
    {
        var silent = builder.With(FindingStance.Silent);
        var early = builder.With(FindingStance.NotYet);
        var partly = builder.With(FindingStance.Partly);
        var what = view.Phrases.IsEmpty ? SummaryArgument.Text("what", "this") : SummaryArgument.Quotations("what", view.Phrases);
        var count = view.Theme.Sentences.Length;
        var pattern =
            (
                silent.Length + early.Length + 1 == collation.Witnesses.Length && view.Theme.Witnesses.Length == 1
                    ? "Only {carriers} reports on {what} ({count:sentence}, {place})"
                    : "{carriers} {carriers?reports|report} on {what} ({count:sentence})"
            )
            + (silent.Length == 0 ? "" : "; {silent} {silent?does|do} not mention it")
            + (early.Length == 0 ? "" : "; {early}, published earlier, {early?does|do} not have it")
            + (partly.Length == 0 ? "." : "; {partly} {partly?has|have} a part of it.");
        return SummaryTemplate.Of(
            pattern,
            builder.Outlets("carriers", view.Theme.Witnesses),
            what,
            SummaryArgument.Count("count", count),
            SummaryArgument.Text("place", PlaceOf(collation, view)),
            builder.Outlets("silent", silent),
            builder.Outlets("early", early),
            builder.Outlets("partly", partly)
        );
    }

    private static string PlaceOf(Collation collation, ThemeView view)
    {
        var text = collation.Witnesses[view.Theme.Witnesses[0]].Text;
        var sentences = view
            .Theme.Sentences.Where(unit => unit.Witness == view.Theme.Witnesses[0])
            .Select(unit => WitnessPlace.ParagraphOf(text, unit.Sentence))
            .ToArray();
        return sentences.Min() == sentences.Max()
            ? FormattableString.Invariant($"¶{sentences.Min()}")
            : FormattableString.Invariant($"¶{sentences.Min()}–{sentences.Max()}");
    }
}
