using System.Collections.Immutable;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Worker.Http.Site;

/// <summary>What a reader who has one minute asks first: which words for the event and in whose voice, who denies what and since when, who changed what.</summary>
/// <remarks>Counted from the tables further down the page, to which each line leads; it says nothing of its own.</remarks>
internal sealed record Overview(ImmutableArray<WordUse> Words, ImmutableArray<Denial> Denials, ImmutableArray<ChangeCount> Changes)
{
    private const int MaxWords = 6;

    public static Overview Of(ReportView view)
    {
        var report = view.Report;
        var named = report.Referents.FirstOrDefault(referent => referent is { Kind: "event", Labels.Length: > 1 });
        return new Overview(
            named is null ? [] : [.. WordUse.Of(report, named).Take(MaxWords)],
            [.. report.Statements.Select(statement => Denial.Of(report, statement)).OfType<Denial>().OrderByDescending(denial => denial.By.Length).ThenBy(denial => denial.First)],
            [.. report.Witnesses.Where(witness => !witness.EarlierVersions.IsEmpty).Select(witness => ChangeCount.Of(view, witness)).OrderByDescending(change => change.Total)]);
    }
}

/// <summary>A statement that articles report as a denial: which, and when each first did.</summary>
/// <param name="Words">Of an article that denies: the statement's label where that is one.</param>
internal sealed record Denial(ReportStatement Statement, string Words, ImmutableArray<(string Siglum, DateTimeOffset At)> By)
{
    public DateTimeOffset First => By[0].At;

    /// <returns>Null where less than half of the articles that carry it report it so: then one of them has a denial beside what the others say.</returns>
    public static Denial? Of(Report report, ReportStatement statement)
    {
        ImmutableArray<(string, DateTimeOffset At)> by =
        [
            .. statement.Coverage.Where(cell => cell.Certainty == "denied")
                .Select(cell => (cell.Siglum, At: statement.FirstReportedAt.AddMinutes(cell.MinutesAfterFirst ?? 0))).OrderBy(cell => cell.At),
        ];
        return by.IsEmpty || 2 * by.Length < statement.Coverage.Count(cell => cell.Certainty is not null) ? null : new Denial(statement, WordsOf(report, statement, by), by);
    }

    private static string WordsOf(Report report, ReportStatement statement, ImmutableArray<(string Siglum, DateTimeOffset At)> by)
    {
        var denying = by.SelectMany(article => statement.Readings.Where(reading => reading.Siglum == article.Siglum)).SelectMany(reading => reading.Segments, (reading, segment) => Cut(report, reading.Siglum, segment)).ToArray();
        return denying.Any(words => words.StartsWith(statement.Label, StringComparison.Ordinal)) ? statement.Label : denying.FirstOrDefault(statement.Label).TrimEnd(',', ';', ' ');
    }

    private static string Cut(Report report, string siglum, ReportSegment segment)
    {
        var witness = report.Witnesses.First(witness => witness.Siglum == siglum);
        return (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body).Substring(segment.Start, segment.Length).Trim();
    }
}

/// <summary>How much one article changed from its first version to its newest.</summary>
internal sealed record ChangeCount(ReportWitness Witness, int Headlines, int Added, int Rewritten, int Moved, int Removed)
{
    public int Total => Headlines + Added + Rewritten + Moved + Removed;

    public static ChangeCount Of(ReportView view, ReportWitness witness)
    {
        var edits = view.Report.Edits.Where(edit => edit.Siglum == witness.Siglum && !view.IsOfHeadline(edit)).ToArray();
        var headlines = view.Editions[witness.Siglum].Select(articleVersion => articleVersion.Headline).ToArray();
        return new ChangeCount(
            witness, headlines.Skip(1).Zip(headlines).Count(pair => pair.First != pair.Second),
            edits.Count(edit => edit.Action == "addition"), edits.Count(edit => edit.Action is "edit" or "split" or "merge"),
            edits.Count(edit => edit.Action == "move"), edits.Count(edit => edit.Action == "deletion"));
    }
}
