using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Hostile;

/// <summary>Texts made to break or to hold up: each costs what its length is worth, and no number, mark or copy breaks a report.</summary>
public sealed class HostileTextTests
{
    private const int Characters = 30_000;

    public static TheoryData<string> Units =>
        [
            "\"",
            "'",
            "“",
            "‘",
            "''",
            "\"a\" ",
            "-",
            "— a ",
            "A.A.",
            "1.1.1",
            "1 ",
            " ",
            "said ",
            ", said",
            "said that Boris ",
            "$1.5 million ",
            "5 per cent ",
            "one two twenty hundred ",
            "12 people and ",
            "(",
            ",",
            "; ",
            "e\u0301",
            "\u200b",
            "漢",
            "\ud800",
            "$1.99 $2.99 $3.99 ",
        ];

    [Theory]
    [MemberData(nameof(Units))]
    public void A_text_of_one_thing_again_and_again_costs_its_length(string unit)
    {
        string Body(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        var half = Allocated(Body(Characters / 2));
        var whole = Allocated(Body(Characters));

        // What is allocated grows as the time does, and does not depend on how busy the machine is.
        Assert.InRange(whole, 0, 2.5 * half + 20_000_000);
    }

    [Fact]
    public void A_long_sentence_is_cut_at_a_space()
    {
        var body = string.Concat(Enumerable.Repeat("bridge ", 1_000)).Trim();

        var sentences = SentenceSplitter.Split(body);

        Assert.All(sentences, sentence => Assert.InRange(sentence.Length, 1, SentenceSplitter.MaxLength));
        Assert.Equal(body, string.Join(' ', sentences.Select(sentence => sentence.Of(body))));
    }

    [Theory]
    [InlineData("The cost was $PLACE for the town.")]
    [InlineData("At least PLACE people came to the bridge.")]
    [InlineData("Between 3 and PLACE people came to the bridge.")]
    [InlineData("PLACE million people came to the bridge.")]
    [InlineData("At least 0 people came, PLACE per cent of the town.")]
    public void No_number_is_infinite_in_a_report(string sentence)
    {
        var digits = new string('9', 309);
        string Body(string number) => sentence.Replace("PLACE", number, StringComparison.Ordinal);
        var report = SomeStory.Compare(
            SomeStory.Article("anvil", Body(digits)),
            SomeStory.Article("beacon", Body("12"), hours: 1),
            SomeStory.Article("beacon", Body(digits + "8"), hours: 2)
        );

        var json = ReportJson.Write(report);

        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
        Assert.All(Text.Numbers.Find(Body(digits)), number => Assert.InRange(number.Low, 0, NumberMention.Max));
    }

    [Theory]
    [InlineData("The mayor spoke of a “")]
    [InlineData("The mayor spoke of a \"")]
    [InlineData("“")]
    public void A_body_may_end_in_an_opening_mark(string body) => Assert.NotNull(ArticleAnalysis.Of(SomeStory.Article("anvil", body)));

    [Fact]
    public void Equal_articles_are_named_as_copies_and_the_report_grows_with_their_number_alone()
    {
        const string body =
            "A fire destroyed the old flour mill on Monday night.\nThe owner of the mill denied that the alarm "
            + "had been switched off.\nTwelve engines came to the mill.";
        Report Of(int outlets) =>
            SomeStory.Compare([
                SomeStory.Article("zulu", "The flour mill was destroyed by a fire on Monday night.", "Mill gone"),
                .. Enumerable.Range(0, outlets).Select(i => SomeStory.Article($"outlet-{i:D3}", body, "Fire destroys mill", i)),
            ]);

        var (few, many) = (Of(50), Of(200));

        Assert.Equal(EqualCopies.MaxCompared + 1, many.Witnesses.Length);
        Assert.Equal(201 - many.Witnesses.Length, many.Copies!.Value.Length);
        Assert.All(
            many.Copies.Value,
            copy => Assert.Equal("outlet-000", many.Witnesses.Single(witness => witness.Siglum == copy.Of).Outlet)
        );
        Assert.Equal(few.Statements.Length, many.Statements.Length);
        Assert.InRange(ReportJson.WriteUtf8(many).Length - ReportJson.WriteUtf8(few).Length, 0, 150 * 600);
        Assert.Equal(201, many.Method.Inputs.Length);
    }

    [Fact]
    public void A_text_that_many_outlets_carry_under_their_own_headlines_is_read_once_and_carried_by_all()
    {
        const int outlets = 30;
        string[] wire =
        [
            "A fire destroyed the old flour mill on Monday night.",
            "The owner Boris Lind denied that the alarm had been switched off.",
            "Twelve engines of the fire service came to the mill.",
            "Police said that two workers were hurt.",
        ];

        var report = SomeStory.Compare([
            .. Enumerable
                .Range(0, outlets)
                .Select(i =>
                    SomeStory.Article(
                        $"outlet-{i:D2}",
                        string.Join('\n', [.. wire, $"Readers of paper {i} sent {i + 20} pictures."]),
                        $"Mill burns, paper {i} learns",
                        i
                    )
                ),
        ]);

        Assert.Null(report.Copies);
        Assert.Equal(outlets, report.Witnesses.Length);
        foreach (var sentence in wire)
        {
            var statement = report.Statements.Single(statement => statement.Label == sentence);
            Assert.Equal(outlets, statement.Carriers);
            Assert.Equal(outlets, statement.Readings.Length);
            Assert.InRange(report.Numbers.Count(number => number.Statement == statement.Id && number.Evidence.Field == "body"), 0, 1);
        }
        Assert.Equal("A", Assert.Single(report.Numbers, number => number.Unit == "engin").Siglum);
        Assert.Single(report.Sources, source => source.Name is { } name && name.Contains("Boris Lind", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Links, link => link.Left.Sentence < wire.Length && link.Left.Sentence == link.Right.Sentence);
    }

    [Fact]
    public void Copies_are_the_same_in_any_order_of_arrival()
    {
        ArticleVersion[] versions =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => SomeStory.Article($"outlet-{i % 9}-{i}", "A fire destroyed the mill on Monday night.", hours: i % 4)),
        ];

        Assert.Equal(ReportJson.Write(SomeStory.Compare(versions)), ReportJson.Write(SomeStory.Compare([.. versions.Reverse()])));
    }

    [Fact]
    public void A_story_beyond_the_limit_of_work_goes_on_without_its_longest_article()
    {
        string Body(int sentences) =>
            string.Join('\n', Enumerable.Range(0, sentences).Select(i => $"Bridge number {i} was closed in the town."));
        var story = new Story(
            "bridges",
            [SomeStory.Article("anvil", Body(5)), SomeStory.Article("beacon", Body(6)), SomeStory.Article("courier", Body(60))]
        );

        var report = new StoryComparer(new LexicalSimilarity()).Compare(story, null, new WorkBudget(CancellationToken.None, maxPairs: 100));

        Assert.Equal(["anvil", "beacon"], report.Witnesses.Select(witness => witness.Outlet));
        var aside = Assert.Single(report.SetAside!.Value);
        Assert.Equal(("courier", SetAsideArticle.WorkLimit), (aside.Outlet, aside.Code));
    }

    [Fact]
    public async Task A_comparison_ends_soon_after_it_is_cancelled()
    {
        string Body(int seed) =>
            string.Join(
                ' ',
                Enumerable
                    .Range(0, 1_900)
                    .Select(i =>
                        $"{(char)('A' + i % 26)}nna said bridge {i * 7 % 1_000} of town {i % 50 + seed} was closed by {i % 9} "
                        + "men on Monday."
                    )
            );
        var story = new Story(
            "bridges",
            [SomeStory.Article("anvil", Body(1)), SomeStory.Article("beacon", Body(2)), SomeStory.Article("courier", Body(3))]
        );
        using var cancel = new CancellationTokenSource();
        var work = Task.Run(
            () => new StoryComparer(new LexicalSimilarity()).Compare(story, null, new WorkBudget(cancel.Token)),
            TestContext.Current.CancellationToken
        );
        await Task.Delay(1_500, TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            work.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)
        );
    }

    private static double Allocated(string body)
    {
        var story = new Story(
            "bomb",
            [
                SomeStory.Article("anvil", body, "A bridge was closed"),
                SomeStory.Article("beacon", "A bridge was closed in the town on Monday, police said.", "Bridge closed"),
            ]
        );
        var before = GC.GetTotalAllocatedBytes();
        ArticleAnalysis.Of(story.Versions[0]);
        new StoryComparer(new LexicalSimilarity()).Compare(story);
        return GC.GetTotalAllocatedBytes() - before;
    }
}
