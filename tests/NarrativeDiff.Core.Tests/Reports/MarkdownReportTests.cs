using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Reports;

/// <summary>The Markdown form says the report in order, and article text stays text in it.</summary>
public sealed class MarkdownReportTests
{
    private static readonly Report Report = SomeReport.Make();
    private static readonly string[] Lines = MarkdownReport.Write(Report).Split('\n');

    [Fact]
    public void Has_its_sections_in_reading_order() =>
        Assert.Equal(
            ["## Leading findings", "## Coverage", "## Edits", "## Limits", "## Citations"],
            Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))
        );

    [Fact]
    public void Draws_the_coverage_of_shared_statements_in_marks_and_counts_the_others()
    {
        Assert.Equal(
            [
                "| Statement | A | B | C |",
                "|---|:-:|:-:|:-:|",
                "| s1 A crane collapsed onto the quay at Velmar on Tuesday. | ● L | ◷ L | ○ |",
                "| s2 The crane had been inspected in May, the owner's son said. | ✕ | ◐ ¶2 | ● ¶3 |",
            ],
            Lines.Where(line => line.StartsWith('|'))
        );
        Assert.Contains("Statements that one article alone carries, not listed here: 1.", Lines);
    }

    [Fact]
    public void Reports_an_edit_by_its_words_before_and_after() =>
        Assert.Contains(
            "- harbour-post, version 1 → 2, edit: “A crane fell onto the quay at Velmar on Tuesday.” → “A crane "
                + "collapsed onto the quay at Velmar on Tuesday.”",
            Lines
        );

    [Fact]
    public void Quotes_the_evidence_of_a_finding_with_outlet_version_time_and_voice() =>
        Assert.Contains("   - harbour-post, version 1, 2031-03-04 08:00 UTC, before: “Crane falls at Velmar dock”", Lines);

    [Fact]
    public void Leads_with_no_frame_cue()
    {
        var leading = Report.LeadingFindings.First();
        var cue = leading with { Id = "f-frame", Rule = "F1", Summary = "A frame cue of high weight", Weight = 1 };

        var lines = MarkdownReport.Write(Report with { Findings = [cue, leading] }).Split('\n');

        Assert.Contains($"1. **{leading.Rule}** {MarkdownReportText.Plain(leading.Summary)}", lines);
        Assert.DoesNotContain(lines, line => line.Contains(cue.Summary, StringComparison.Ordinal));
        Assert.Contains("1 more findings are in the other forms of this report.", lines);
    }

    [Fact]
    public void Lets_no_tag_no_link_and_no_turned_writing_direction_through()
    {
        var text = string.Join('\n', Lines);

        Assert.DoesNotContain('<', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
        Assert.Contains("(U+202E)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`")]
    [InlineData("[x](http://y)", "\\[x\\](http\\://y)")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("one\r\ntwo", "one  two")]
    [InlineData("&lt;b&gt;", "&amp;lt;b&amp;gt;")]
    [InlineData("www.dock.example", "www\\.dock.example")]
    [InlineData("\\*", "\\\\\\*")]
    public void Escapes_what_Markdown_would_read_as_its_own(string text, string expected) =>
        Assert.Equal(expected, MarkdownReportText.Plain(text));

    [Fact]
    public void Writes_the_same_report_in_the_same_bytes() =>
        Assert.Equal(MarkdownReport.Write(Report), MarkdownReport.Write(SomeReport.Make()));
}
