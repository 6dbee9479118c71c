using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Cues;

/// <summary>Hedges and presuppositions, in running text and across outlets.</summary>
public sealed class CueListTests
{
    [Theory]
    [InlineData("The alarm may have failed, an alleged fault.", "may have alleged")]
    [InlineData("It happened in May and the mill reopened on May 4.", "")]
    [InlineData("May is the month of fairs.", "")]
    [InlineData("You may bring a dog.", "")]
    [InlineData("They could not see the river.", "")]
    [InlineData("The owner said the fire “may” have been set, reportedly.", "may:quoted reportedly")]
    [InlineData("It is unclear who was there.", "It is unclear")]
    [InlineData("The mill burnt on Monday.", "")]
    public void Hedges_are_reported_from_months_and_permissions(string text, string expected) =>
        Assert.Equal(expected, Found(CueList.Hedges, text));

    [Theory]
    [InlineData("The owner realised that the alarm was off.", "realised")]
    [InlineData("The owner realised his plan.", "")]
    [InlineData("The crew managed to save the horses once again.", "managed once again")]
    [InlineData("The crew managed the farm.", "")]
    [InlineData("The mill no longer has an alarm.", "no longer")]
    public void Presuppositions_need_what_they_presuppose(string text, string expected) =>
        Assert.Equal(expected, Found(CueList.Presuppositions, text));

    [Theory]
    [InlineData("C1", "The alarm in the old flour mill apparently failed on Monday night.", "apparently")]
    [InlineData("C3", "The alarm in the old flour mill failed once again on Monday night.", "once again")]
    public void A_cue_is_reported_beside_the_reading_without_one(string rule, string body, string cue)
    {
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", body),
            SomeStory.Article("beacon", "The alarm in the old flour mill failed on Monday night.")
        );
        var finding = Assert.Single(report.Findings, finding => finding.Rule == rule);
        Assert.Equal(["anvil", "beacon"], finding.Evidence.Select(span => span.Outlet));
        Assert.Equal(cue, finding.Evidence[0].Exact);
    }

    [Fact]
    public void The_word_of_a_cue_in_another_form_is_no_lack_of_it() =>
        Assert.DoesNotContain(
            SomeStory
                .Compare(
                    SomeStory.Article("anvil", "The guards of the old flour mill stopped the sale of the horses on Monday."),
                    SomeStory.Article("beacon", "The guards of the old flour mill made the sale of the horses stop on Monday.")
                )
                .Findings,
            finding => finding.Rule == "C3"
        );

    private static string Found(CueList list, string text) =>
        string.Join(
            ' ',
            list.Find(text, new TextSpan(0, text.Length), QuotedSpans.Find(text))
                .Select(cue => cue.Span.Of(text) + (cue.IsQuoted ? ":quoted" : ""))
        );
}
