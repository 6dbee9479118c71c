using CsCheck;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core;

/// <summary>The laws every report obeys, on stories put together at random from sentences, clutter and odd characters.</summary>
public class StoryComparerTests
{
    private static readonly Gen<string> Line = OneOf(
        "A fire destroyed the old flour mill on Monday night.",
        "The old mill burned down on Monday night, and two men were taken to hospital.",
        "“Nobody switched off the alarm,” the owner said. Police disagreed.",
        "The owner said he was “shocked” by the claim, adding that three men had keys.",
        "By Ann Example",
        "FILE PHOTO: The mill in 1998. REUTERS/Ann Example",
        "Read more: Ten fires that changed the valley",
        "Twelve engines came; one broke down on the bridge.",
        "",
        "\u00a0\u00a0",
        "Das Feuer brach nach 22.30 Uhr aus – niemand wurde verletzt.",
        "😀 <b>fire</b> & \"smoke\" \u202e mirrored"
    );

    private static readonly Gen<ArticleVersion> Version =
        from outlet in OneOf("anvil", "beacon", "courier", "dial")
        from lines in Line.Array[1, 9]
        from headline in Line
        from hours in Gen.Int[0, 30]
        from html in Gen.Bool
        where lines.Any(line => !string.IsNullOrWhiteSpace(line))
        select SomeStory.Article(
            outlet,
            html ? string.Concat(lines.Select(line => $"<p>{line}</p>")) : string.Join('\n', lines),
            headline,
            hours
        ) with
        {
            BodyType = html ? BodyType.Html : BodyType.PlainText,
        };

    private static readonly Gen<ArticleVersion[]> Versions = Version.Array[1, 7];

    [Fact]
    public void Every_span_of_every_finding_is_the_articles_own_words() =>
        Versions.Sample(
            versions =>
            {
                var report = SomeStory.Compare(versions);
                foreach (var span in report.Findings.SelectMany(finding => finding.Evidence))
                    Assert.Equal(span.Exact, FieldOf(report, span).Substring(span.Start, span.Length));
                Assert.All(report.Findings, finding => Assert.NotEmpty(finding.Evidence));
            },
            iter: 200
        );

    [Fact]
    public void Every_segment_that_takes_part_is_in_exactly_one_statement() =>
        Versions.Sample(
            versions =>
            {
                var report = SomeStory.Compare(versions);
                foreach (var witness in report.Witnesses)
                {
                    var reported = report
                        .Statements.SelectMany(s => s.Readings)
                        .Where(r => r.Siglum == witness.Siglum)
                        .SelectMany(r => r.Segments)
                        .OrderBy(s => s.Sentence)
                        .ThenBy(s => s.Start)
                        .ToArray();
                    foreach (var sentence in witness.Sentences)
                    {
                        var parts = reported.Where(segment => segment.Sentence == sentence.Index).ToArray();
                        if (sentence.Excluded is not null)
                        {
                            Assert.Empty(parts);
                            continue;
                        }
                        var at = sentence.Start;
                        foreach (var part in parts)
                        {
                            Assert.Equal(at, part.Start);
                            at += part.Length;
                        }
                        Assert.Equal(sentence.Start + sentence.Length, at);
                    }
                }
            },
            iter: 200
        );

    [Fact]
    public void Sentences_stand_in_order_and_leave_only_white_space_between_them() =>
        Versions.Sample(
            versions =>
            {
                foreach (var witness in SomeStory.Compare(versions).Witnesses)
                {
                    var at = 0;
                    foreach (var sentence in witness.Sentences.Where(sentence => sentence.Field == "body"))
                    {
                        Assert.True(string.IsNullOrWhiteSpace(witness.Body[at..sentence.Start]));
                        at = sentence.Start + sentence.Length;
                    }
                    Assert.True(string.IsNullOrWhiteSpace(witness.Body[at..]));
                }
            },
            iter: 200
        );

    [Fact]
    public void Any_order_of_arrival_gives_the_same_bytes() =>
        Versions
            .SelectMany(versions => Gen.Shuffle(versions).Select(shuffled => (versions, shuffled)))
            .Sample(
                pair => ReportJson.Write(SomeStory.Compare(pair.versions)) == ReportJson.Write(SomeStory.Compare(pair.shuffled)),
                iter: 100
            );

    [Fact]
    public void A_duplicate_changes_nothing() =>
        Versions.Sample(
            versions =>
                ReportJson.Write(SomeStory.Compare(versions))
                == ReportJson.Write(SomeStory.Compare([.. versions, versions[0] with { CapturedAt = SomeStory.Morning }])),
            iter: 100
        );

    [Fact]
    public void A_witness_reported_twice_carries_what_it_carries_and_counts_once() =>
        Versions.Sample(
            versions =>
            {
                var last = versions[^1] with { Headline = "(no headline)" };
                var copy = last with { Key = new ArticleKey(new OutletId("zz-copy"), last.Key.ArticleId) };
                var report = SomeStory.Compare([.. versions.Where(version => version.Key != last.Key), last, copy]);
                var (one, other) = (SiglumOf(report, last.Key.Outlet.Value), SiglumOf(report, "zz-copy"));
                foreach (var statement in report.Statements)
                    Assert.Equal(TextOf(report, statement, one), TextOf(report, statement, other));
            },
            iter: 100
        );

    private static string SiglumOf(Report report, string outlet) => report.Witnesses.Single(witness => witness.Outlet == outlet).Siglum;

    private static string TextOf(Report report, ReportStatement statement, string siglum) =>
        string.Join(
            " | ",
            statement.Readings.Where(reading => reading.Siglum == siglum).Select(reading => SomeStory.TextOf(report, reading))
        );

    [Fact]
    public void A_report_reads_back_as_it_was_written()
    {
        var json = ReportJson.Write(SomeStory.Compare(SomeStory.ThreeOutlets()));
        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
    }

    [Fact]
    public void Each_row_has_one_cell_a_witness() =>
        Versions.Sample(
            versions =>
            {
                var report = SomeStory.Compare(versions);
                var sigla = report.Witnesses.Select(witness => witness.Siglum).ToArray();
                Assert.All(report.Statements, statement => Assert.Equal(sigla, statement.Coverage.Select(cell => cell.Siglum)));
            },
            iter: 100
        );

    [Fact]
    public void Texts_made_ready_beforehand_are_all_that_a_comparison_asks_for()
    {
        var story = new Story(
            "mill",
            [.. SomeStory.ThreeOutlets(), SomeStory.Article("anvil", "A fire is burning in the old flour mill.", hours: -2)]
        );
        var lexical = new LexicalSimilarity();
        var known = new KnownVectors(lexical.Model, lexical.Dimensions, KnownVectors.Made(lexical, StoryComparer.SentencesOf(story)));
        Assert.Equal(
            ReportJson.Write(new StoryComparer(lexical).Compare(story)),
            ReportJson.Write(new StoryComparer(known).Compare(story))
        );
    }

    [Fact]
    public void A_story_without_versions_is_refused_by_name()
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            new StoryComparer(new LexicalSimilarity()).Compare(new Story("empty-story", []))
        );
        Assert.Contains("empty-story", refusal.Message, StringComparison.Ordinal);
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string FieldOf(Report report, Evidence span)
    {
        var witness = report.Witnesses.Single(w => w.Outlet == span.Outlet && w.ArticleId == span.ArticleId);
        if (witness.Version == span.Version)
            return span.Field == "headline" ? witness.Headline : witness.Body;
        var earlier = witness.EarlierVersions.Single(version => version.Version == span.Version);
        return span.Field == "headline" ? earlier.Headline : earlier.Body;
    }
}
