using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Comparison.Themes;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>Writes the themes down: per witness where, how much, in whose voice. Words stay in the articles; sentences are given by
/// index.</summary>
internal static class ThemeSection
{
    /// <summary>Themes written down; those behind are single remarks.</summary>
    private const int Max = 40;

    private const int MaxSpeakers = 6;

    public static ImmutableArray<ReportTheme> Of(Collation collation)
    {
        var statements = collation
            .Statements.SelectMany(statement =>
                statement.Readings.SelectMany(reading => reading.Units.Select(unit => (Place: (unit.Witness, unit.Sentence), statement.Id)))
            )
            .ToLookup(entry => entry.Place, entry => entry.Id);
        return
        [
            .. ThemeViews
                .Of(collation)
                .All.Where(view => view.Theme.Sentences.Length > 1)
                .Take(Max)
                .Select(view => ThemeOf(collation, view, statements)),
        ];
    }

    private static ReportTheme ThemeOf(Collation collation, ThemeView view, ILookup<(int, int), string> statements) =>
        new(
            view.Id,
            EvidenceFactory.Of(collation, view.Representative, "label").Exact,
            view.Phrases,
            [.. view.Theme.Sentences.SelectMany(unit => statements[(unit.Witness, unit.Sentence)]).Distinct()],
            [.. view.Theme.Witnesses.Select(witness => PassageOf(collation, view, witness))],
            [.. view.With(FindingStance.Silent).Select(witness => collation.Witnesses[witness].Siglum)]
        );

    private static ReportPassage PassageOf(Collation collation, ThemeView view, int witness)
    {
        var text = collation.Witnesses[witness].Text;
        TextUnit[] mine = [.. view.Theme.Of(witness)];
        var (place, paragraph) = WitnessPlace.Of(text, mine.Select(unit => unit.Sentence));
        var voices = Voices.Of(text);
        return new ReportPassage(
            collation.Witnesses[witness].Siglum,
            [.. mine.Select(unit => unit.Sentence)],
            ThemeShare.WordsOf(collation, mine),
            Math.Round(ThemeShare.Of(collation, view, witness), 4),
            place!,
            paragraph,
            mine.GroupBy(unit => voices.At(unit.Field, unit.Span), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(voice => voice.Key, voice => ThemeShare.WordsOf(collation, voice), StringComparer.Ordinal),
            [
                .. voices
                    .Speakers.Where(spoken =>
                        spoken.Name is not null && mine.Any(unit => unit.Field == spoken.Field && unit.Sentence == spoken.What.Sentence)
                    )
                    .Select(spoken => spoken.Name!)
                    .Distinct(StringComparer.Ordinal)
                    .Take(MaxSpeakers),
            ]
        );
    }
}
