using System.Collections.Immutable;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Worker.Infrastructure;
using NarrativeDiff.Worker.Messaging;

namespace NarrativeDiff.Worker.Sample;

/// <summary>What the real comparison says about the bundled story, against what a person read in it.</summary>
public sealed class SampleStoryTests(SampleReport sample) : IClassFixture<SampleReport>
{
    /// <summary>A reader sees these first; none may be wrong.</summary>
    private const int Leading = 10;

    [Fact]
    public void Gives_eight_versions_of_five_outlets_and_one_that_is_refused_for_its_headline()
    {
        var parsed = SampleStory.Messages().Select(message => ArticleParser.Parse(message, new ArticleLimits())).ToImmutableArray();

        Assert.Equal(9, parsed.Length);
        Assert.Equal(8, sample.Versions.Length);
        Assert.Equal(
            ["atlantic-standard", "dnipro-ledger", "harbour-post", "meridian-wire", "volga-courier"],
            sample.Versions.Select(version => version.Key.Outlet.Value).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(sample.Versions, version => Assert.Equal(SampleStory.StoryHint, version.StoryHint));
        var refused = Assert.Single(parsed, message => message.Refusal is not null).Refusal!;
        Assert.Equal("$.headline", refused.Field);
    }

    [Fact]
    public void Gives_another_story_without_a_hint()
    {
        var articles = SampleStory
            .OtherStory()
            .Select(message => ArticleParser.Parse(message, new ArticleLimits()).Article)
            .ToImmutableArray();

        Assert.Equal(2, articles.Length);
        Assert.All(articles, article => Assert.Null(Assert.IsType<Core.Model.ArticleVersion>(article).StoryHint));
    }

    [Fact]
    public void Is_the_same_text_that_the_client_examples_publish() =>
        Assert.Equal(
            SampleStory
                .Messages()
                .Where(message => ArticleParser.Parse(message, new ArticleLimits()).Article is not null)
                .Select(message => message.ToArray()),
            File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "compose", "sample", "story.jsonl"))
                .Select(System.Text.Encoding.UTF8.GetBytes)
        );

    [Fact]
    public void Finds_every_difference_that_a_reader_found()
    {
        var missed = KnownDifference.All.Expected.Where(difference => !sample.Report.Findings.Any(difference.IsShownBy));

        Assert.NotEmpty(KnownDifference.All.Expected);
        Assert.Empty(missed);
    }

    [Fact]
    public void Leads_with_true_differences_only()
    {
        var known = KnownDifference.All.Expected.Concat(KnownDifference.All.AlsoTrue).ToImmutableArray();
        var doubtful = sample.Report.Findings.Take(Leading).Where(finding => !known.Any(difference => difference.IsShownBy(finding)));

        Assert.True(sample.Report.Findings.Length > Leading);
        Assert.Empty(doubtful.Select(finding => $"{finding.Rule} {finding.Kind}: {finding.Summary}"));
    }

    [Fact]
    public void Shows_the_exact_words_for_every_finding()
    {
        Assert.All(sample.Report.Findings, finding => Assert.NotEmpty(finding.Evidence));
        Assert.All(
            sample.Report.Findings.SelectMany(finding => finding.Evidence),
            evidence => Assert.Equal(evidence.Exact, FieldOf(evidence).Substring(evidence.Start, evidence.Length))
        );
    }

    [Fact]
    public void Gives_the_same_bytes_in_any_order_of_arrival()
    {
        var expected = ReportJson.Write(sample.Report);
        ImmutableArray<Core.Model.ArticleVersion> turned = [.. sample.Versions.Skip(3), .. sample.Versions.Take(3)];

        Assert.Equal(expected, ReportJson.Write(sample.Compare([.. sample.Versions.Reverse()])));
        Assert.Equal(expected, ReportJson.Write(sample.Compare(turned)));
    }

    [Fact]
    public void Puts_every_part_of_every_sentence_in_exactly_one_statement()
    {
        var report = sample.Report;
        foreach (var witness in report.Witnesses)
        {
            var segments = report
                .Statements.SelectMany(statement => statement.Readings)
                .Where(reading => reading.Siglum == witness.Siglum)
                .SelectMany(reading => reading.Segments)
                .ToLookup(segment => segment.Sentence);

            Assert.All(
                witness.Sentences,
                sentence =>
                {
                    if (sentence.Excluded is null)
                        AssertCovers(sentence, segments[sentence.Index]);
                    else
                        Assert.Empty(segments[sentence.Index]);
                }
            );
        }
    }

    /// <summary>End to end, without a gap and without an overlap.</summary>
    private static void AssertCovers(ReportSentence sentence, IEnumerable<ReportSegment> segments)
    {
        var at = sentence.Start;
        foreach (var segment in segments.OrderBy(segment => segment.Start))
        {
            Assert.Equal(at, segment.Start);
            at += segment.Length;
        }

        Assert.Equal(sentence.Start + sentence.Length, at);
    }

    private string FieldOf(Evidence evidence)
    {
        var witness = sample.Report.Witnesses.Single(witness =>
            witness.Outlet == evidence.Outlet && witness.ArticleId == evidence.ArticleId
        );
        var (headline, body) = witness.EarlierVersions.SingleOrDefault(version => version.Version == evidence.Version) is { } earlier
            ? (earlier.Headline, earlier.Body)
            : (witness.Headline, witness.Body);
        return evidence.Field == "headline" ? headline : body;
    }
}
