using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Text;

/// <summary>Clauses are drawn: <c>|</c> stands where a sentence is cut.</summary>
public sealed class SegmenterTests
{
    [Theory]
    [InlineData("The mayor denied any part in the sale, | and the council was not in session at the time.")]
    [InlineData("Rescuers pulled two men from the river, | but a third was still missing at nightfall.")]
    [InlineData("The bridge had closed for repairs, | so drivers were sent through the old town.")]
    [InlineData("The minister blamed the contractor for the leak, | but failed to name a single document.")]
    [InlineData("Police cleared the square before dawn, | and arrested eleven protesters near the fountain.")]
    [InlineData("The firm shut its plant in the valley, | and in the autumn it dismissed four hundred workers.")]
    public void Cuts_before_a_joined_clause_with_a_verb_of_its_own(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The ferry struck a pier in thick fog, | which had closed the harbour since Sunday.")]
    [InlineData("Investigators questioned the pilot of the plane, | who denied that he had been drinking.")]
    [InlineData("The convoy was halted near the border, | where guards searched every truck for weapons.")]
    [InlineData("The letter was sent to the governor, | whose office refused to comment on it.")]
    public void Cuts_before_a_relative_clause_that_ends_the_sentence(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The spokeswoman rejected the report, | saying the army had no base in the region.")]
    [InlineData("The union called off its strike, | citing a new offer from the railway.")]
    [InlineData("He promised an inquiry within a week, | adding that two officers had been suspended.")]
    [InlineData("A drone hit the depot before sunrise, | setting three storage tanks on fire.")]
    [InlineData("She called the plan “a reckless gamble,” | warning that prices would rise again.")]
    [InlineData("The blast tore through the market, | with smoke rising over the old harbour.")]
    [InlineData("He praised the volunteers of the town, | adding, “We would have lost the whole valley.”")]
    public void Cuts_before_a_participle_that_reports_something(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("with the mayor telling reporters in the hall that the pumps were old.", true)]
    [InlineData("with smoke rising over the old harbour.", true)]
    [InlineData("adding that two officers had been suspended.", true)]
    [InlineData("despite a plea by the union that he should resign.", true)]
    [InlineData("with that the council closed the session, and the mayor left.", false)]
    [InlineData("after his lawyers posted bail.", false)]
    [InlineData("", false)]
    [InlineData("with", true)]
    [InlineData("who denied that he had been drinking.", false)]
    [InlineData("and the council was not in session at the time.", false)]
    [InlineData("The pumps were old, the mayor said.", false)]
    public void A_remnant_hangs_on_its_neighbour(string clause, bool hangs) => Assert.Equal(hangs, Segmenter.IsRemnant(clause));

    [Theory]
    [InlineData("where she had taught for eleven years.", true)]
    [InlineData("and denied every charge.", true)]
    [InlineData("calling the vote a farce.", true)]
    [InlineData("and the mayor denied every charge.", false)]
    [InlineData("the school had taught for eleven years.", false)]
    [InlineData("while shells fell on the suburbs.", false)]
    public void A_clause_that_has_its_subject_elsewhere_needs_the_words_before_it(string clause, bool needs) =>
        Assert.Equal(needs, Segmenter.NeedsContext(clause));

    [Theory]
    [InlineData("A day after accusing the neighbour of sabotage, | the government offered talks.")]
    [InlineData("While the talks went on in Geneva, | shells fell on the northern suburbs.")]
    [InlineData("Despite losing the vote on Monday, | the chancellor refused to step down.")]
    [InlineData("The court freed the editor on Friday, | after his lawyers posted bail.")]
    [InlineData("Turnout rose sharply in the cities, | while villages in the south stayed at home.")]
    [InlineData("The price of bread doubled in a month, | although the harvest was the best in years.")]
    public void Cuts_at_a_subordinate_clause(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The first group reached the summit at noon; | the second turned back because of the wind.")]
    [InlineData("The port was closed on Monday, | and ships waited outside the bay, | leaving shops without flour.")]
    public void Cuts_at_semicolons_and_more_than_once(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The ministry said that it knew of no such order.")]
    [InlineData("The road had been closed, the ministry said.")]
    [InlineData("According to the ministry, nobody was hurt in the blast.")]
    [InlineData("It was the worst flood in a century, according to the river board.")]
    public void Keeps_a_speaker_with_what_is_said(string drawn) => AssertDrawn(drawn);

    [Theory]
    [InlineData("The budget cuts spending on roads, housing and training, and raises for teachers.")]
    [InlineData("The firm, which makes engines for trawlers, was founded in 1971.")]
    [InlineData("The envoy asked for more time, and assurances that the truce would hold.")]
    [InlineData("She thanked the doctors, the nurses, and two drivers who had stayed all night.")]
    [InlineData("“We held the line, and we will hold it tomorrow,” the colonel said.")]
    [InlineData("The vote (held on Sunday, which was a holiday, in 12 districts) was peaceful.")]
    [InlineData("The tower — built in 1910, and struck by lightning twice — was torn down.")]
    [InlineData("He told reporters, and, when asked again, repeated it.")]
    [InlineData("The fund paid 1,250,000 crowns for the land.")]
    [InlineData("Though it looked easy, she said, replacing the pipe took a week.")]
    [InlineData("Well, who knows?")]
    public void Leaves_whole_what_it_cannot_cut_with_certainty(string drawn) => AssertDrawn(drawn);

    [Fact]
    public void Segments_cover_any_text_without_gap_or_overlap() =>
        Some.Text.Sample(text =>
        {
            var at = 0;
            foreach (var segment in Segmenter.Split(text))
            {
                Assert.Equal(at, segment.Start);
                at = segment.End;
            }
            Assert.Equal(text.Length, at);
        });

    private static void AssertDrawn(string drawn)
    {
        var sentence = drawn.Replace("| ", "", StringComparison.Ordinal);
        Assert.Equal(drawn, string.Join("| ", Segmenter.Split(sentence).Select(segment => segment.Of(sentence))));
    }
}
