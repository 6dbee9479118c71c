using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>A reader's answer to "does this article tell this passage?".</summary>
internal enum Answer
{
    No,
    Part,
    Told,
}

/// <summary>A passage of one article, another article, and what a reader of that other article says.</summary>
internal sealed record PresenceQuestion(string Story, string FromArticle, int Start, int Length, string ToArticle, Answer Answer)
{
    /// <summary>One clause of the passage reported is enough for the answer.</summary>
    public bool AnyClause { get; init; }
}

/// <summary>A corpus of questions of presence.</summary>
internal sealed record PresenceSet(string Name, ImmutableArray<(Story Story, ImmutableArray<PresenceQuestion> Questions)> Stories)
{
    public const string Ecb = "ecb+",
        Pal = "superpal",
        Readers = "readers";

    /// <summary>The answers made for this project on ECB+ stories, SuperPAL's sentences of summaries, and what careful readers say of whole
    /// articles.</summary>
    public static IEnumerable<PresenceSet> Read(string data)
    {
        yield return ReadEcb(Path.Combine(data, "ecbplus_alignment", "dev.jsonl"));
        yield return ReadPal(Path.Combine(data, "superpal_multinews", "dev.jsonl"));
        yield return ReadFolder(Readers, Path.Combine(data, "readers"));
    }

    /// <summary>A folder with <c>articles.jsonl</c> (article versions) and <c>presence.jsonl</c>.</summary>
    public static PresenceSet ReadFolder(string name, string folder)
    {
        var questions = Lines(Path.Combine(folder, "presence.jsonl"))
            .Select(line => new PresenceQuestion(
                line.GetProperty("story").GetString()!,
                line.GetProperty("fromArticle").GetString()!,
                line.GetProperty("start").GetInt32(),
                line.GetProperty("length").GetInt32(),
                line.GetProperty("toArticle").GetString()!,
                AnswerOf(line.GetProperty("answer").GetString()!)
            ))
            .ToLookup(question => question.Story);
        return new PresenceSet(
            name,
            [
                .. Lines(Path.Combine(folder, "articles.jsonl"))
                    .GroupBy(line => line.GetProperty("story").GetString()!)
                    .Select(story => (new Story(story.Key, [.. story.Select(Version)]), questions[story.Key].ToImmutableArray())),
            ]
        );
    }

    private static PresenceSet ReadEcb(string file)
    {
        using var answers = new StreamReader(
            typeof(PresenceSet).Assembly.GetManifestResourceStream("NarrativeDiff.Benchmarks.Presence.ecbplus-presence.tsv")!
        );
        var versions = GoldStory.ReadEcb(file).SelectMany(gold => gold.Story.Versions).ToDictionary(version => version.Key.ArticleId);
        return new PresenceSet(
            Ecb,
            [
                .. answers
                    .ReadToEnd()
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Where(line => line[0] != '#')
                    .Select(line => line.Split('\t'))
                    .Select(cells => new PresenceQuestion(
                        cells[0],
                        cells[1],
                        int.Parse(cells[2], CultureInfo.InvariantCulture),
                        int.Parse(cells[3], CultureInfo.InvariantCulture),
                        cells[4],
                        AnswerOf(cells[5])
                    ))
                    .GroupBy(question => question.Story)
                    .Select(story =>
                        (
                            new Story(
                                story.Key,
                                [
                                    .. story
                                        .SelectMany(question => new[] { question.FromArticle, question.ToArticle })
                                        .Distinct()
                                        .Select(id => versions[id]),
                                ]
                            ),
                            story.ToImmutableArray()
                        )
                    ),
            ]
        );
    }

    /// <summary>A sentence of the summary is reported, at least one clause of it, by the articles that people aligned it to.</summary>
    private static PresenceSet ReadPal(string file) =>
        new(Pal, [.. GoldStory.ReadSuperPal(file).Select(gold => (gold.Story with { Id = gold.Topic }, PalQuestions(gold)))]);

    private static ImmutableArray<PresenceQuestion> PalQuestions(GoldStory gold)
    {
        var reported = gold.Pairs.Keys.Select(pair => (pair.Item1.Item2, pair.Item2.Item1)).ToHashSet();
        var summary = gold.Story.Versions.Single(version => version.Key.ArticleId == "summary");
        var (lines, start) = (summary.Body.Split('\n'), 0);
        var questions = ImmutableArray.CreateBuilder<PresenceQuestion>();
        for (var i = 0; i < lines.Length; start += lines[i].Length + 1, i++)
            foreach (var article in gold.Story.Versions.Select(version => version.Key.ArticleId).Where(id => id != "summary"))
                questions.Add(
                    new PresenceQuestion(
                        gold.Topic,
                        "summary",
                        start,
                        lines[i].Length,
                        article,
                        reported.Contains((i, article)) ? Answer.Told : Answer.No
                    )
                    {
                        AnyClause = true,
                    }
                );
        return questions.ToImmutable();
    }

    private static Answer AnswerOf(string name) => Enum.Parse<Answer>(name, ignoreCase: true);

    private static ArticleVersion Version(JsonElement line) =>
        new()
        {
            Key = new ArticleKey(new OutletId(line.GetProperty("outlet").GetString()!), line.GetProperty("articleId").GetString()!),
            Headline = line.GetProperty("headline").GetString()!,
            Body = line.GetProperty("body").GetString()!,
            PublishedAt = DateTimeOffset.Parse(
                line.GetProperty("publishedAt").GetString()!,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            ),
        };

    private static IEnumerable<JsonElement> Lines(string file)
    {
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }
}
