using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Leaves out a finding where another one says the same of the same outlets and more: one subject is reported once.</summary>
/// <remarks>
/// A statement that stands in a larger theme of which the same outlets say nothing is part of that theme; a theme that is no more than a
/// statement is the statement, whose words say it best. A person whose words are reported and who is named by the same outlets is one
/// finding, the one with the words.
/// </remarks>
internal static class SameMatter
{
    private const string Statement = "O1";
    private const string Name = "O9";
    private const string Source = "T3";

    public static IEnumerable<FindingDraft> Fold(IReadOnlyList<FindingDraft> drafts)
    {
        var themes = drafts
            .Where(IsTheme)
            .SelectMany(theme => PlacesOf(theme).Select(place => (place, theme)))
            .ToLookup(entry => entry.place, entry => entry.theme);
        var sources = drafts.Where(draft => draft.Rule == Source).ToLookup(LastName, StringComparer.OrdinalIgnoreCase);
        var statements = drafts
            .Where(draft => draft.Rule == Statement)
            .SelectMany(statement => PlacesOf(statement).Take(1).Select(place => (place, statement)))
            .ToLookup(entry => entry.place, entry => entry.statement);
        return drafts.Where(draft =>
            draft.Rule switch
            {
                Statement => !IsInTheme(draft, themes),
                _ when IsTheme(draft) => !PlacesOf(draft).Any(place => statements[place].Any(statement => IsAll(statement, draft))),
                Name => !sources[LastName(draft)].Any(source => Silent(draft).SetEquals(Silent(source))),
                _ => true,
            }
        );
    }

    private static bool IsTheme(FindingDraft draft) => draft.Subject?.Type == SubjectType.Theme && draft.Rule[0] == 'O';

    /// <summary>The theme has no sentence more than the statement, and no outlet more is silent on it.</summary>
    private static bool IsAll(FindingDraft statement, FindingDraft theme) =>
        PlacesOf(theme).All(PlacesOf(statement).ToHashSet().Contains) && Silent(theme).IsSubsetOf(Silent(statement));

    private static bool IsInTheme(FindingDraft statement, ILookup<(string Siglum, int Sentence), FindingDraft> themes)
    {
        var places = PlacesOf(statement).ToArray();
        return places.Length > 0
            && themes[places[0]]
                .Any(theme =>
                    places.All(place => themes[place].Contains(theme))
                    && Silent(statement).IsSubsetOf(Silent(theme))
                    && !IsAll(statement, theme)
                );
    }

    private static IEnumerable<(string Siglum, int Sentence)> PlacesOf(FindingDraft draft) =>
        draft
            .Positions.Where(position => position.Stance is FindingStance.States)
            .SelectMany(position => position.Sentences.Select(sentence => (position.Siglum, sentence)));

    private static ImmutableHashSet<string> Silent(FindingDraft draft) =>
        [
            .. draft
                .Positions.Where(position => position.Stance is FindingStance.Silent or FindingStance.NotYet or FindingStance.TooShort)
                .Select(position => position.Siglum),
        ];

    private static string LastName(FindingDraft draft) =>
        draft.Subject is { } subject ? subject.Label[(subject.Label.LastIndexOf(' ') + 1)..] : "";
}
