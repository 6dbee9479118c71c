using System.Text.Json;
using NarrativeDiff.Worker.Cli.Input;

namespace NarrativeDiff.Worker.Cli.Verbs;

/// <summary>The verb <c>stories</c>.</summary>
public sealed class StoriesCommandTests : IDisposable
{
    private readonly InputFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reports_each_article_s_story_once_in_file_order()
    {
        string[] lines =
        [
            Articles.MillFire()[0],
            Articles.FerryStrike()[0],
            Articles.MillFire()[0].Replace("Two men", "Four men", StringComparison.Ordinal),
            Articles.MillFire()[1],
            Articles.FerryStrike()[1],
        ];

        var run = await VerbRun.Stories(_folder.Write("day.jsonl", string.Join('\n', lines)));

        Assert.Equal((0, ""), (run.Code, run.Error));
        var filed = run.Lines.Select(line => JsonElement.Parse(line)).ToArray();
        Assert.Equal(["a1", "a2", "b1", "b2"], filed.Select(article => article.GetProperty("articleId").GetString()));
        Assert.Equal(
            ["harbour-post", "harbour-post", "river-echo", "river-echo"],
            filed.Select(article => article.GetProperty("outlet").GetString())
        );
        var stories = filed.Select(article => article.GetProperty("storyId").GetString()!).ToArray();
        Assert.Equal((stories[0], stories[1]), (stories[2], stories[3]));
        Assert.NotEqual(stories[0], stories[1]);
    }

    [Fact]
    public async Task Keeps_the_publisher_s_hints()
    {
        var run = await VerbRun.Stories(
            _folder.Write(
                "day.jsonl",
                string.Join(
                    '\n',
                    [
                        .. Articles.MillFire("one"),
                        .. Articles.FerryStrike("one"),
                        .. Articles
                            .FerryStrike("two")
                            .Select(line =>
                                line.Replace("\"a2\"", "\"a3\"", StringComparison.Ordinal)
                                    .Replace("\"b2\"", "\"b3\"", StringComparison.Ordinal)
                            ),
                    ]
                )
            )
        );

        Assert.Equal(
            ["one", "one", "one", "one", "one", "two", "two"],
            run.Lines.Select(line => JsonElement.Parse(line).GetProperty("storyId").GetString())
        );
    }

    [Fact]
    public async Task Writes_the_same_bytes_to_a_file_and_files_the_rest_where_a_line_is_broken()
    {
        var day = _folder.Write("day.jsonl", string.Join('\n', [.. Articles.MillFire(), "nonsense", .. Articles.FerryStrike()]));

        var shown = await VerbRun.Stories(day);
        var written = await VerbRun.Stories(day, "--out", _folder.Of("stories.jsonl"));

        Assert.Equal((1, 1, ""), (shown.Code, written.Code, written.Output));
        Assert.Equal(5, shown.Lines.Length);
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(_folder.Of("stories.jsonl"), TestContext.Current.CancellationToken));
        Assert.StartsWith($"error: {day}:4: $: not JSON", shown.Error, StringComparison.Ordinal);
    }
}
