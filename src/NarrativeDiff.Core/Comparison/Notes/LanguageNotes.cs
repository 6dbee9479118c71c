using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Notes;

/// <summary>Says which articles are not compared because of their language, which are compared in a translation, and where the rules are
/// made for another language.</summary>
internal static class LanguageNotes
{
    public static ImmutableArray<ReportNote> Of(Collation collation) =>
        [.. NotCompared(collation), .. Translated(collation), .. NotOfRules(collation)];

    private static IEnumerable<ReportNote> NotCompared(Collation collation) =>
        collation
            .NotCompared.GroupBy(witness => LanguageTags.Primary(witness.Newest.Source.Language)!, StringComparer.Ordinal)
            .OrderBy(language => language.Key, StringComparer.Ordinal)
            .Select(language => new ReportNote(
                "notCompared",
                $"{Prose.List(language.Select(NameOf))} {(language.Count() == 1 ? "is" : "are")} in {LanguageTags.Name(language.Key)} and not compared: nothing here says what {(language.Count() == 1 ? "it reports or leaves" : "they report or leave")} out.",
                Sigla(language)
            ));

    private static IEnumerable<ReportNote> Translated(Collation collation) =>
        collation
            .Witnesses.Where(witness => witness.Newest.Original is not null)
            .GroupBy(witness => (Language: LanguageTags.Primary(witness.Newest.Source.Language)!, witness.Newest.Source.Translation?.By))
            .OrderBy(group => group.Key.Language, StringComparer.Ordinal)
            .ThenBy(group => group.Key.By, StringComparer.Ordinal)
            .Select(group => new ReportNote(
                "translated",
                $"{Prose.List(group.Select(NameOf))} {(group.Count() == 1 ? "is" : "are")} in {LanguageTags.Name(group.Key.Language)} and compared in a translation{(group.Key.By is { } by ? $" by {by}" : "")}: the wording is the translator's.",
                Sigla(group)
            ));

    /// <summary>A story that is compared in another language than the rules are made for.</summary>
    private static IEnumerable<ReportNote> NotOfRules(Collation collation)
    {
        var language = ComparisonLanguage.Of(collation.Witnesses.Select(witness => witness.Newest.Source));
        return language == ComparisonLanguage.OfRules
            ? []
            :
            [
                new ReportNote(
                    "otherLanguage",
                    $"The articles are in {LanguageTags.Name(language)}, and the rules are made for {LanguageTags.Name(ComparisonLanguage.OfRules)}: read the rows, not the findings on wording.",
                    Sigla(collation.Witnesses)
                ),
            ];
    }

    private static string NameOf(Witness witness) =>
        witness.Newest.Source.OutletName is { } name && !string.IsNullOrWhiteSpace(name) ? name.Trim() : witness.Outlet;

    private static ImmutableArray<string> Sigla(IEnumerable<Witness> witnesses) => [.. witnesses.Select(witness => witness.Siglum)];
}
