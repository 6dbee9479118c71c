using System.Collections.Immutable;
using CsCheck;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Clustering;

/// <summary>The open articles kept ready for searching answer as a plain list of them does, whatever came, went and moved.</summary>
public sealed class ActiveArticleIndexTests
{
    private static readonly StoryMatcherOptions Options = new();

    private static readonly Gen<ArticleProfile> Profile = Gen.Select(
        Gen.Int[0, 12],
        Gen.Int[0, 24],
        Gen.Int[0, 9].Array[0, 5],
        (turn, sixths, names) => Some.Profile(turn * 15, sixths / 4.0, string.Join(' ', names.Distinct().Select(name => $"n{name}")))
    );

    private static readonly Gen<(int Article, StoryMember? Member)> Step = Gen.Select(
        Gen.Int[0, 14],
        Gen.Int[0, 5],
        Profile,
        Gen.Int[0, 5],
        (article, story, profile, kind) => (article, kind == 0 ? null : new StoryMember($"s{story}", profile))
    );

    [Fact]
    public void The_best_story_is_that_of_a_plain_search() =>
        Gen.Select(Step.Array[0, 40], Profile, Gen.Double[0, 6], Gen.Double[0, 6])
            .Sample(
                (steps, asked, from, days) =>
                {
                    var (open, plain) = After(steps, Day(from), Day(from + days));
                    Assert.Equal(new StoryMatcher(Options).Best(asked, plain), new StoryMatcher(Options).Best(asked, open));
                }
            );

    [Fact]
    public void Sorting_around_a_story_gives_what_a_plain_list_gives() =>
        Gen.Select(Step.Array[1, 40], Gen.Int[0, 5], Gen.Double[0, 6], Gen.Double[0, 6])
            .Sample(
                (steps, story, from, days) =>
                {
                    var (open, plain) = After(steps, Day(from), Day(from + days));
                    var named = new HashSet<string>(StringComparer.Ordinal) { "s0" };
                    var (fast, slow) = (Around(open), Around(plain));
                    Assert.Equal(slow.StoryOf.AsEnumerable(), fast.StoryOf);
                    Assert.Equal(slow.Renamed, fast.Renamed);

                    StoryReclustering Around(IReadOnlyList<StoryMember> articles) =>
                        StoryReclustering.Around($"s{story}", articles, named, article => $"new{article}", Options);
                }
            );

    [Fact]
    public void The_list_holds_what_was_published_within_the_time_looked_at_in_order() =>
        Gen.Select(Step.Array[0, 40], Gen.Double[0, 6], Gen.Double[0, 6])
            .Sample(
                (steps, from, days) =>
                {
                    var (open, plain) = After(steps, Day(from), Day(from + days));
                    Assert.Equal(plain.Select(Shown), open.Select(Shown));
                    open.RemoveBefore(Day(from + days / 2));
                    Assert.Equal(
                        plain.Where(member => member.Profile.PublishedAt.UtcTicks >= Day(from + days / 2)).Select(Shown),
                        open.Select(Shown)
                    );
                }
            );

    private static string Shown(StoryMember member) =>
        $"{member.StoryId} {member.Profile.PublishedAt:O} {string.Join(' ', member.Profile.Names)}";

    private static long Day(double days) => Some.Monday.AddDays(days).UtcTicks;

    /// <summary>Half of the steps before the look at the time, half after: what comes later must count too.</summary>
    private static (ActiveArticleIndex Open, ImmutableArray<StoryMember> Plain) After(
        (int Article, StoryMember? Member)[] steps,
        long from,
        long to
    )
    {
        var open = new ActiveArticleIndex(Options);
        var all = new SortedDictionary<ArticleKey, StoryMember>();
        foreach (var (i, (article, member)) in steps.Index())
        {
            if (i == steps.Length / 4)
                open.LookAt(from - 1, to - Day(0) / 1000);
            if (i == steps.Length / 2)
                open.LookAt(from, to);
            var key = new ArticleKey(new("harbour-post"), $"{article:D2}");
            if (member is null)
                open.Remove(key);
            else
                open.Put(key, member);
            if (member is null)
                all.Remove(key);
            else
                all[key] = member;
        }

        open.LookAt(from, to);
        return (
            open,
            [
                .. all.Where(article =>
                        article.Value.Profile.PublishedAt.UtcTicks >= from && article.Value.Profile.PublishedAt.UtcTicks <= to
                    )
                    .OrderBy(article => article.Value.Profile.PublishedAt)
                    .ThenBy(article => article.Key)
                    .Select(article => article.Value),
            ]
        );
    }
}
