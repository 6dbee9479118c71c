using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>A reader of Markdown or CSV learns which articles have no column, and why.</summary>
public sealed class ArticlesWithoutColumnTests
{
    private static readonly Report Report = new StoryComparer(new LexicalSimilarity()).Compare(
        new Story(
            "mill",
            [
                SomeStory.Article("zulu", "The flour mill was destroyed by a fire on Monday night.", "Mill gone"),
                .. Enumerable
                    .Range(0, 9)
                    .Select(i => SomeStory.Article($"paper-{i}", "A fire destroyed the old flour mill on Monday night.", "Fire", i)),
            ]
        )
        {
            SetAside =
            [
                new SetAsideArticle(new ArticleKey(new OutletId("bomb"), "b-1"), 2, SetAsideArticle.WorkLimit, "it takes too much work"),
            ],
        }
    );

    [Fact]
    public void Markdown_names_copies_and_what_was_set_aside_before_anything_else()
    {
        var text = MarkdownReport.Write(Report);

        Assert.Contains(
            "- 3 more articles have exactly the text of paper-0 (A) and no column: paper-6, paper-7, paper-8.",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("- bomb (b-1) takes no part in this report: it takes too much work.", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("no column", StringComparison.Ordinal) < text.IndexOf("## Leading findings", StringComparison.Ordinal));
    }

    [Fact]
    public void Csv_has_a_row_for_each_of_them()
    {
        var rows = CsvReport.Write(Report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(3, rows.Count(row => row.Contains(",copy,,", StringComparison.Ordinal)));
        Assert.Equal(rows[0].Count(sign => sign == ','), rows[^1].Count(sign => sign == ','));
        Assert.Contains("setAside,,bomb,it takes too much work,", rows[^1], StringComparison.Ordinal);
    }
}
