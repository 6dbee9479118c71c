using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Sources;

/// <summary>Are the mentions of one speaker put together? Pairs of source mentions of one article, against what a reader says of
/// them.</summary>
/// <remarks>The answers stand in source-identity.tsv as places without text: data set, article, start and length of the source, a number
/// for the speaker.</remarks>
internal static class SourceIdentityBenchmark
{
    private sealed record Answer(string Set, string Article, int Start, int Length, string Speaker);

    /// <param name="args">The data folder; with <c>list ARTICLE…</c> behind it the mentions of these articles are written instead.</param>
    public static int Run(string[] args)
    {
        if (args is [_, "list", .. var wanted])
            return List(args[0], wanted);
        var answers = ReadAnswers();
        var (hit, given, gold) = (0, 0, 0);
        foreach (var article in answers.GroupBy(answer => (answer.Set, answer.Article)))
        {
            var read = Articles(args[0], article.Key.Set).First(found => found.Id == article.Key.Article).Text;
            var mentions = article.Select(answer => (answer.Speaker, Found: SpeakerAt(read, answer))).ToArray();
            for (var i = 0; i < mentions.Length; i++)
            for (var j = i + 1; j < mentions.Length; j++)
            {
                var (same, together) = (
                    mentions[i].Speaker == mentions[j].Speaker,
                    mentions[i].Found >= 0 && mentions[i].Found == mentions[j].Found
                );
                (hit, given, gold) = (hit + (same && together ? 1 : 0), given + (together ? 1 : 0), gold + (same ? 1 : 0));
            }
        }
        var (p, r) = ((double)hit / Math.Max(1, given), (double)hit / Math.Max(1, gold));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"mentions {answers.Length}, pairs of one speaker {gold}: P {p:.000} R {r:.000} F1 {2 * p * r / Math.Max(1e-9, p + r):.000}"
            )
        );
        return 0;
    }

    private static int SpeakerAt(ArticleText text, Answer answer) =>
        ArticleSources
            .Of(text)
            .Spoken.FirstOrDefault(one =>
                one.Field == TextField.Body
                && one.What.Source is { } source
                && source.Start == answer.Start
                && source.Length == answer.Length
            )
            ?.Speaker
        ?? -1;

    private static int List(string data, string[] wanted)
    {
        foreach (var id in wanted)
        {
            var set = id.Split(':')[0];
            var (_, text) = Articles(data, set).First(found => found.Id == id[(set.Length + 1)..]);
            Console.WriteLine($"## {id}");
            foreach (var speaker in ArticleSources.Of(text).Speakers.Where(speaker => speaker.Names.Length > 1))
                Console.WriteLine(
                    $"# {speaker.Id} {speaker.Kind} {speaker.Gender}: "
                        + $"{string.Join(" | ", speaker.Names.Select(name => $"{string.Join(' ', name.Name)} [{string.Join(' ', name.Heads)}; {string.Join(' ', name.Modifiers)}; {string.Join(' ', name.Complement)}]"))}"
                );
            foreach (var one in ArticleSources.Of(text).Spoken.Where(one => one.Field == TextField.Body && one.What.Source is not null))
            {
                var source = one.What.Source!.Value;
                var (from, to) = (Math.Max(0, source.Start - 100), Math.Min(text.Body.Length, source.End + 50));
                Console.WriteLine(
                    $"{source.Start}\t{source.Length}\t{one.Speaker}\t{(one.Speaker < 0 ? "-" : ArticleSources.Of(text).Speakers[one.Speaker].Name)}\t{text.Body[from..source.Start].ReplaceLineEndings("/")}[[{source.Of(text.Body)}]]{text.Body[source.End..to].ReplaceLineEndings("/")}"
                );
            }
        }
        return 0;
    }

    private static IEnumerable<(string Id, ArticleText Text)> Articles(string data, string set)
    {
        foreach (var line in File.ReadLines(Path.Combine(data, set == "readers" ? "readers/articles.jsonl" : "polnear/dev.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var id = root.GetProperty(set == "readers" ? "articleId" : "doc_id").GetString()!;
            yield return (
                id,
                ArticleReader.Read(
                    new ArticleVersion
                    {
                        Key = new ArticleKey(new OutletId("outlet"), id),
                        Headline = root.GetProperty(set == "readers" ? "headline" : "title").GetString() is { Length: > 0 } headline
                            ? headline
                            : "-",
                        Body = root.GetProperty(set == "readers" ? "body" : "text").GetString()!,
                        PublishedAt = DateTimeOffset.UnixEpoch,
                    }
                )
            );
        }
    }

    private static Answer[] ReadAnswers()
    {
        using var table = new StreamReader(
            typeof(SourceIdentityBenchmark).Assembly.GetManifestResourceStream("source-identity-answers.tsv")!
        );
        var answers = new List<Answer>();
        while (table.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var set, var article, var start, var length, var speaker])
                answers.Add(
                    new Answer(
                        set,
                        article,
                        int.Parse(start, CultureInfo.InvariantCulture),
                        int.Parse(length, CultureInfo.InvariantCulture),
                        speaker
                    )
                );
        return [.. answers];
    }
}
