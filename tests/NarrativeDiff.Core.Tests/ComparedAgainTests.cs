using CsCheck;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Core;

/// <summary>A story that is compared again after each new version gives the bytes it would give from scratch, whatever has been read, kept
/// and forgotten before.</summary>
public sealed class ComparedAgainTests
{
    private static readonly Gen<string> Line = OneOf(
        "The ferry Aster ran aground off the island of Lunholm in thick fog on Sunday evening.",
        "In thick fog the ferry Aster ran onto rocks near Lunholm island late on Sunday.",
        "Rescuers brought 140 passengers ashore in lifeboats before midnight.",
        "Lifeboats took about 150 passengers to the shore, rescuers said.",
        "“The fog came down like a curtain,” said the harbour master, Ines Corvo.",
        "Harbour master Ines Corvo claimed that the fog had come down “like a curtain”.",
        "The shipping line denied that its captain had left the marked channel, two fishermen said.",
        "The captain had recklessly left the marked channel, two fishermen told reporters.",
        "President Anna Holm called the disaster a scandal, adding that the government of Lunholm must explain it.",
        "The president did not comment, and the president's office confirmed nothing.",
        "Divers may examine the hull when the weather allows it, according to a spokesman.",
        "Read more: Ten wrecks that changed the coast",
        "The island’s only shop stayed open all night to serve hot soup."
    );

    private static readonly Gen<(string Outlet, string[] Lines, int Minutes)> Arrival = Gen.Select(
        OneOf("anvil", "beacon", "courier", "dial"),
        Line.Array[1, 10],
        Gen.Int[0, 900]
    );

    [Fact]
    public void A_story_compared_after_every_arrival_is_what_it_is_from_scratch() =>
        Gen.Select(Arrival.Array[2, 7], OneOf(0L, 900L, 100_000L))
            .Sample(
                (arrivals, most) =>
                {
                    var kept = new ParsedArticleCache(most);
                    for (var count = 1; count <= arrivals.Length; count++)
                    {
                        var story = new Story("ferry", [.. arrivals.Take(count).Select(Version)]);
                        Assert.Equal(
                            Scratch(story),
                            ReportJson.Write(new StoryComparer(new LexicalSimilarity(), articles: kept).Compare(story))
                        );
                        Assert.InRange(kept.Characters, 0, most);
                    }
                },
                iter: 60
            );

    [Fact]
    public void Stories_that_share_articles_may_be_compared_at_once()
    {
        var kept = new ParsedArticleCache(1_000_000);
        var stories = InventedStories
            .All.SelectMany(story => new[] { new Story("whole", story), new Story("part", story[1..]), new Story("whole", story) })
            .ToArray();
        var reports = stories
            .AsParallel()
            .AsOrdered()
            .Select(story => ReportJson.Write(new StoryComparer(new LexicalSimilarity(), articles: kept).Compare(story)))
            .ToArray();
        Assert.Equal(stories.Select(Scratch), reports);
    }

    [Fact]
    public void A_version_read_again_is_not_read_anew()
    {
        var kept = new ParsedArticleCache(10_000);
        var version = InventedStories.All[0][0];
        Assert.Same(kept.Read(version), kept.Read(version with { PublishedAt = version.PublishedAt.AddHours(1) }));
        Assert.NotSame(kept.Read(version), kept.Read(version with { Body = version.Body + " It rained." }));
    }

    [Fact]
    public void Texts_are_equal_whatever_was_noted_of_them()
    {
        var (one, other) = (ArticleReader.Read(InventedStories.All[0][0]), ArticleReader.Read(InventedStories.All[0][0]));
        ArticleUnits.In(one);
        Assert.Equal(one with { Sentences = [] }, other with { Sentences = [] });
    }

    [Fact]
    public void Vectors_are_asked_for_alike_with_and_without_what_was_kept()
    {
        var story = new Story("ferry", InventedStories.All[0]);
        Assert.Equal(StoryComparer.SentencesOf(story), StoryComparer.SentencesOf(story, new ParsedArticleCache(10_000)));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Scratch(Story story) => ReportJson.Write(new StoryComparer(new LexicalSimilarity()).Compare(story));

    private static ArticleVersion Version((string Outlet, string[] Lines, int Minutes) arrival) =>
        SomeStory.Article(arrival.Outlet, string.Join('\n', arrival.Lines), arrival.Lines[0], arrival.Minutes / 60.0);
}
