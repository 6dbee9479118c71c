using System.Text.RegularExpressions;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core;

/// <summary>Invented articles about a fire in a mill, compared on their words alone so that no model is needed.</summary>
internal static class SomeStory
{
    public static readonly DateTimeOffset Morning = new(2024, 3, 5, 8, 0, 0, TimeSpan.Zero);

    public static ArticleVersion Article(
        string outlet,
        string body,
        string headline = "(no headline)",
        double hours = 0,
        int? version = null
    ) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), "mill-fire"),
            Headline = headline,
            Body = body,
            PublishedAt = Morning.AddHours(hours),
            Version = version,
        };

    public static Report Compare(params ArticleVersion[] versions) => Compare(null, versions);

    public static Report Compare(StoryReview? review, params ArticleVersion[] versions)
    {
        var report = new StoryComparer(new LexicalSimilarity()).Compare(new Story("mill", [.. versions]), review);
        foreach (var finding in report.Findings)
            NamesOutletsAsArguments(report, finding);
        return report;
    }

    /// <summary>A blind view hides outlets by their arguments; a name written into the sentence or into another argument would
    /// show.</summary>
    private static void NamesOutletsAsArguments(Report report, Finding finding)
    {
        Assert.NotNull(finding.Template);
        Assert.Equal(finding.Template.Render(), finding.Summary);
        string[] ours =
        [
            Regex.Replace(finding.Template.Pattern, @"\{\w+", "{"),
            .. finding.Template.Arguments.Where(argument => argument.Kind == "text").SelectMany(argument => argument.Values),
        ];
        Assert.All(
            report.Witnesses,
            witness => Assert.DoesNotContain(ours, words => words.Contains(witness.Outlet, StringComparison.Ordinal))
        );
    }

    /// <summary>Three outlets that share two statements; the third lacks the second and has one of its own.</summary>
    public static ArticleVersion[] ThreeOutlets() =>
        [
            Article(
                "anvil",
                "A fire destroyed the old flour mill on the river on Monday night.\nThe owner of the mill denied "
                    + "that the alarm had been switched off.\nThe fire service sent twelve engines to the mill.",
                "Fire destroys flour mill",
                0
            ),
            Article(
                "beacon",
                "The old flour mill on the river was destroyed by a fire on Monday night.\nThe mill's owner denied "
                    + "the alarm had been switched off.\nFire crews with ten engines came to the mill.",
                "Mill destroyed by fire",
                2
            ),
            Article(
                "courier",
                "A fire on Monday night destroyed the old flour mill by the river.\nHorses from the stable next door "
                    + "were led to a school yard.",
                "Flour mill destroyed",
                3
            ),
        ];

    /// <summary>Draws a statement's row: outlet and state, e.g. <c>anvil carried, beacon notMatched</c>.</summary>
    public static string Row(Report report, string words)
    {
        var statement = report.Statements.First(s => s.Readings.Any(r => TextOf(report, r).Contains(words, StringComparison.Ordinal)));
        return string.Join(
            ", ",
            statement.Coverage.Select(cell =>
                $"{report.Witnesses.First(w => w.Siglum == cell.Siglum).Outlet} "
                + $"{char.ToLowerInvariant($"{cell.State}"[0])}{$"{cell.State}"[1..]}"
            )
        );
    }

    public static string TextOf(Report report, ReportReading reading)
    {
        var witness = report.Witnesses.First(w => w.Siglum == reading.Siglum);
        return string.Join(
            " … ",
            reading.Segments.Select(segment =>
                (witness.Sentences[segment.Sentence].Field == "headline" ? witness.Headline : witness.Body).Substring(
                    segment.Start,
                    segment.Length
                )
            )
        );
    }
}
