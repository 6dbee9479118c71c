using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Reports;

namespace NarrativeDiff.Worker.Storage;

/// <summary>What is stored light is read whole, and so is what earlier versions of the program stored.</summary>
public abstract partial class StoreTests
{
    /// <summary>The newest script of the schema that the program had on 29 November 2026.</summary>
    private const string OldSchema = "0007";

    /// <summary>An empty database with the scripts up to one, and how to write into it past the store.</summary>
    private protected abstract Task<(IStore Store, Func<string, Task> ExecuteAsync)> OldDatabaseAsync(string newestScript);

    private protected abstract string Bytes(byte[] bytes);

    [Fact]
    public async Task A_database_of_an_earlier_program_is_migrated_without_loss()
    {
        var (old, executeAsync) = await OldDatabaseAsync(OldSchema);
        var version = Some.Version("a", hint: "mill") with
        {
            Body = "The mill’s roof burnt.\n“All of it,” he said.",
            Authors = ["A. Writer"],
        };
        var report = Some.Report("mill", version.ContentHash) with { Revision = 3 };
        float[] article = [0.6f, -0.8f],
            sentence = [.. Enumerable.Range(0, 768).Select(i => MathF.Sin(i) / 20)];
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("m\u001fone")));
        foreach (
            var sql in new[]
            {
                "INSERT INTO story (story_id, dirty_seq, compared_seq, dirty_since, due_at, changed_at) VALUES ('mill', 1, 1, 0, 0, 0)",
                "INSERT INTO article (outlet, article_id, story_id, hint, hint_ticks, published_ticks, model, vector, names) VALUES "
                    + $"('a', 'a1', 'mill', 'mill', {Ticks(version)}, {Ticks(version)}, 'model', "
                    + $"{Bytes(Floats(article))}, '[\"mill\"]')",
                "INSERT INTO article_version (outlet, article_id, content_hash, headline, body, body_type, published_ticks, "
                    + $"authors, story_hint, received_at) VALUES "
                    + $"('a', 'a1', '{version.ContentHash}', '{version.Headline}', '{version.Body}', 'text', {Ticks(version)}, "
                    + $"'[\"A. Writer\"]', 'mill', 5)",
                "INSERT INTO report (story_id, revision, status, title, content_hash, json, created_at, published_at) VALUES "
                    + $"('mill', 3, 'provisional', 'Mill burns', '{report.ContentHash}', '{ReportJson.Write(report)}', 7, 8)",
                $"INSERT INTO sentence_vector (text_key, vector, saved_at) VALUES ('{key}', {Bytes(Floats(sentence))}, 9)",
            }
        )
            await executeAsync(sql);

        await old.MigrateAsync(Cancel);

        var back = Assert.Single(await old.VersionsOfStoryAsync("mill", Cancel));
        Assert.Equal(version.Authors, back.Authors);
        Assert.Equal(version with { Authors = back.Authors }, back);
        Assert.Equal(ReportJson.Write(report), ReportJson.Write((await old.ReportAsync("mill", null, Cancel))!));
        CompactVector.Round(sentence);
        Assert.Equal(sentence, (await old.VectorsAsync("m", ["one"], Cancel))["one"]);
        Assert.Equal("mill", (await old.FileAsync([Filing(Some.Version("b"), 0.6f, -0.8f)], AtOnce, Cancel))[0].StoryId);
        Assert.Equal(
            ["mill"],
            (await old.StoriesAsync(new StoryQuery(5, "all of it") { InBodies = true }, Cancel)).Select(story => story.StoryId)
        );
    }

    [Fact]
    public async Task A_vector_is_read_as_it_was_rounded()
    {
        float[] vector = [.. Enumerable.Range(0, 768).Select(i => MathF.Cos(i) / 20)];
        await Store.SaveVectorsAsync("m", new Dictionary<string, float[]> { ["one"] = [.. vector] }, Cancel);

        CompactVector.Round(vector);
        Assert.Equal(vector, (await Store.VectorsAsync("m", ["one"], Cancel))["one"]);
    }

    [Fact]
    public async Task Words_are_found_in_long_bodies()
    {
        await FileAsync(
            Some.Version("a", hint: "mill", body: string.Concat(Enumerable.Repeat("The mill burnt down. ", 500)) + "A Cat was saved.")
        );
        await FileAsync(Some.Version("b", hint: "flood", body: string.Concat(Enumerable.Repeat("The river rose. ", 500))));

        Assert.Equal(
            ["mill"],
            (await Store.StoriesAsync(new StoryQuery(5, "cat was") { InBodies = true }, Cancel)).Select(story => story.StoryId)
        );
    }

    [Fact]
    public async Task Forgets_superseded_revisions_but_the_judged_the_final_and_the_newest_two()
    {
        for (var revision = 1; revision <= 6; revision++)
        {
            await FileAsync(Some.Version("a", body: $"The mill burnt {revision} times.", hint: "mill", minute: revision));
            await CompareAllAsync();
            if (revision == 2)
                await Store.JudgeAsync(
                    "mill",
                    new()
                    {
                        Reviewer = "R",
                        Verdict = Review.Verdict.Accept,
                        Target = "finding:f",
                    },
                    Cancel
                );
            if (revision == 4)
                await Store.FinaliseAsync(TimeSpan.Zero, Cancel);
            await Task.Delay(5, Cancel);
        }
        Assert.Equal(0, await Store.ForgetSupersededAsync(TimeSpan.Zero, 10, Cancel)); // not announced yet
        foreach (var report in await Store.TakeUnpublishedAsync("a", 10, Minute, Cancel))
            await Store.MarkPublishedAsync(report, Cancel);

        Assert.Equal(0, await Store.ForgetSupersededAsync(Minute, 10, Cancel)); // too young
        Assert.Equal(3, await Store.ForgetSupersededAsync(TimeSpan.Zero, 10, Cancel));

        var left = new List<int>();
        for (var revision = 1; revision <= 7; revision++)
            if (await Store.ReportAsync("mill", revision, Cancel) is not null)
                left.Add(revision);
        Assert.Equal([2, 5, 6, 7], left);
    }

    /// <summary>As vectors were stored then.</summary>
    private static byte[] Floats(float[] vector) => [.. vector.SelectMany(BitConverter.GetBytes)];

    private static string Ticks(ArticleVersion version) => version.PublishedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
