using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core.Comparison;

/// <summary>One finding on one subject with a position for every witness.</summary>
public class FindingBuilderTests
{
    private static readonly Collation Mill = CollationOf(SomeStory.ThreeOutlets());

    private static readonly FindingSubject Alarm = new(SubjectType.Theme, "theme-alarm", "the alarm");

    [Fact]
    public void Every_witness_has_a_position_and_its_evidence_is_its_own()
    {
        var builder = new FindingBuilder(Mill, "O1", "silence", Alarm);
        builder
            .Show(0, [1], "carrier")
            .Take(1, FindingStance.Hedges, [1], "may have been")
            .Show(1, [1], "carrier")
            .Others(_ => FindingStance.Silent);
        var draft = builder.Build(
            SummaryTemplate.Of("{silent} {silent?is|are} silent.", builder.Outlets("silent", builder.With(FindingStance.Silent))),
            1,
            1
        );

        Assert.Equal(
            ["A States body 2 [0]", "B Hedges body 2 [1]", "C Silent   []"],
            draft.Positions.Select(position =>
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{position.Siglum} {position.Stance} {position.Place} {position.Paragraph} [{string.Join(',', position.Evidence)}]"
                )
            )
        );
        Assert.Equal("courier is silent.", draft.Template.Render(), ignoreCase: true);
        Assert.All(draft.Positions.SelectMany(position => position.Evidence), place => Assert.InRange(place, 0, draft.Evidence.Length - 1));
    }

    [Fact]
    public void A_finding_without_evidence_is_a_mistake() =>
        Assert.Throws<InvalidOperationException>(() =>
            new FindingBuilder(Mill, "O1", "silence", Alarm).Build(SummaryTemplate.Of("Nothing."), 1, 1)
        );

    [Fact]
    public void A_witness_of_which_nothing_was_said_is_unknown_and_no_outlet_of_the_finding()
    {
        var draft = new FindingBuilder(Mill, "O1", "silence", Alarm).Show(2, [1], "reading").Build(SummaryTemplate.Of("Horses."), 1, 1);
        Assert.Equal(
            [FindingStance.Unknown, FindingStance.Unknown, FindingStance.States],
            draft.Positions.Select(position => position.Stance)
        );
        Assert.Equal(["courier"], draft.Outlets);
    }

    [Fact]
    public void Every_finding_of_a_report_has_a_subject_and_a_position_for_every_witness() =>
        Assert.All(
            SomeStory.Compare(SomeStory.ThreeOutlets()).Findings,
            finding =>
            {
                Assert.NotNull(finding.Subject);
                Assert.Equal(["A", "B", "C"], finding.Positions.Select(position => position.Siglum));
            }
        );

    private static Collation CollationOf(Model.ArticleVersion[] versions) =>
        Collator.Collate(Witness.Of(new Story("mill", [.. versions])), new LexicalSimilarity(), new AlignmentOptions(), []);
}
