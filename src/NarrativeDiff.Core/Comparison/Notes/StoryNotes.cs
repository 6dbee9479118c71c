using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Alignment.Themes;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Notes;

/// <summary>What makes differences expectable, said before any is: another day, another event, a piece of another kind, a time that is not
/// known.</summary>
internal static class StoryNotes
{
    /// <summary>Hours between first publications from which two articles are of different days.</summary>
    private const double OtherDayHours = 20;

    /// <summary>An article with fewer sentences is a brief.</summary>
    private const int BriefUnder = 4;

    // Share of an article that the others say: under it, where the others say much of each other, the article may be about something else.
    private const double OtherEventUnder = 0.08;
    private const double SameEventFrom = 0.25;

    /// <summary>Articles looked at for another event; in a larger story one stray article does not mislead.</summary>
    private const int MaxArticles = 12;

    public static ImmutableArray<ReportNote> Of(Collation collation) =>
        collation.Witnesses.Length < 2
            ? LanguageNotes.Of(collation)
            :
            [
                .. LanguageNotes.Of(collation),
                .. UnknownTimes(collation),
                .. OtherDays(collation),
                .. OtherEvents(collation),
                .. OtherKinds(collation),
                .. Briefs(collation),
            ];

    private static IEnumerable<ReportNote> UnknownTimes(Collation collation) =>
        Note(
            collation,
            "unknownTime",
            w => IsUnknown(First(collation, w)),
            (outlets, one) => $"The time of {outlets} is not known: nothing here says who reported first."
        );

    private static IEnumerable<ReportNote> OtherDays(Collation collation)
    {
        var known = Enumerable.Range(0, collation.Witnesses.Length).Where(w => !IsUnknown(First(collation, w))).ToArray();
        if (known.Length < 2)
            return [];
        var times = known.Select(w => First(collation, w)).Order().ToArray();
        var middle = times[(times.Length - 1) / 2];
        return known
            .Where(w => Math.Abs((First(collation, w) - middle).TotalHours) >= OtherDayHours)
            .GroupBy(w => First(collation, w).UtcDateTime.Date)
            .OrderBy(day => day.Key)
            .Select(day => new ReportNote(
                "otherDay",
                $"{Prose.List(OutletNames.Of(collation, day))} {(day.Count() == 1 ? "is" : "are")} of {day.Key.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, most of the others of {middle.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: what came to pass between is no omission.",
                Sigla(collation, day)
            ));
    }

    private static IEnumerable<ReportNote> OtherEvents(Collation collation)
    {
        if (collation.Witnesses.Length is < 3 or > MaxArticles)
            return [];
        var shared = Enumerable.Range(0, collation.Witnesses.Length).Select(w => SharedWithOthers(collation, w)).ToArray();
        return shared.Order().ElementAt(shared.Length / 2) < SameEventFrom
            ? []
            : Note(
                collation,
                "otherEvent",
                w => shared[w] < OtherEventUnder,
                (outlets, one) =>
                    $"Hardly anything that {outlets} {(one ? "reports" : "report")} is in the other articles: {(one ? "it" : "they")} may be about another event."
            );
    }

    /// <summary>Share of its sentences that at least one other article says.</summary>
    private static double SharedWithOthers(Collation collation, int witness)
    {
        var search = ArticleSearch.Of(collation);
        var sentences = search.SentencesOf(witness);
        return sentences.Count == 0
            ? 1
            : sentences.Average(unit =>
                Enumerable
                    .Range(0, collation.Witnesses.Length)
                    .Any(other => other != witness && search.Find(unit, other).Probability >= 0.5)
                    ? 1.0
                    : 0.0
            );
    }

    private static IEnumerable<ReportNote> OtherKinds(Collation collation)
    {
        var kinds = collation.Witnesses.Select(ArticleKinds.Of).ToArray();
        if (kinds.Distinct().Count() == 1)
            return [];
        return Note(
                collation,
                "otherKind",
                w => kinds[w] == ArticleKind.Opinion,
                (outlets, one) =>
                    $"{outlets} {(one ? "is an opinion piece" : "are opinion pieces")}: judgement is {(one ? "its" : "their")} purpose."
            )
            .Concat(
                Note(
                    collation,
                    "otherKind",
                    w => kinds[w] == ArticleKind.Live,
                    (outlets, one) => $"{outlets} {(one ? "is a live page" : "are live pages")}: entries stand in the order of the day."
                )
            );
    }

    private static IEnumerable<ReportNote> Briefs(Collation collation) =>
        Note(
            collation,
            "brief",
            w => ArticleSearch.Of(collation).SentencesOf(w).Count < BriefUnder,
            (outlets, one) => $"{outlets} {(one ? "is" : "are")} too short for {(one ? "its" : "their")} silence to mean anything."
        );

    private static IEnumerable<ReportNote> Note(Collation collation, string kind, Func<int, bool> concerns, Func<string, bool, string> text)
    {
        var witnesses = Enumerable.Range(0, collation.Witnesses.Length).Where(concerns).ToArray();
        return witnesses.Length == 0
            ? []
            :
            [
                new ReportNote(
                    kind,
                    text(Prose.List(OutletNames.Of(collation, witnesses)), witnesses.Length == 1),
                    Sigla(collation, witnesses)
                ),
            ];
    }

    private static DateTimeOffset First(Collation collation, int witness) => collation.Witnesses[witness].Versions[0].PublishedAt;

    private static bool IsUnknown(DateTimeOffset time) => !time.IsKnown();

    private static ImmutableArray<string> Sigla(Collation collation, IEnumerable<int> witnesses) =>
        [.. witnesses.Select(w => collation.Witnesses[w].Siglum)];
}
