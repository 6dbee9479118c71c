using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Laws;

/// <summary>Runs the laws of the property tests over real articles: layout makes no finding; a scare quote, a question mark, a negation,
/// another number make exactly the one that is due.</summary>
/// <remarks>Compared on words alone, as in the tests: what is asked is what the rules do with a change, not how well two outlets are lined
/// up.</remarks>
internal static class LawsBenchmark
{
    private const int PlacesAnArticle = 3;

    private const int MaxArticlesOfASet = 60;

    private const int MaxShown = 8;

    /// <summary>What a change makes due in a new version (V2) and beside another outlet.</summary>
    private static readonly (string Change, string Beside)[] Due =
    [
        (TextChanges.QuotationMarks, "W5 quotation marks"),
        (TextChanges.QuestionMark, "W3 question mark in a headline"),
        (TextChanges.Negation, "W3 negation"),
        (TextChanges.Number, "N1 number conflict"),
    ];

    private const string AtOddsWithHeadline = "E2 another number in the headline than in the body";

    private sealed record Outcome(string Law, bool Holds, string Told);

    /// <returns>0; the figures are the result.</returns>
    public static int Run(string data)
    {
        foreach (var (set, articles) in Sets(data))
        {
            var outcomes = articles.AsParallel().AsOrdered().SelectMany(Check).ToArray();
            Console.WriteLine($"{set}: {articles.Length} articles");
            foreach (var law in outcomes.GroupBy(outcome => outcome.Law, StringComparer.Ordinal))
            {
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"  {law.Key, -40} holds {law.Count(outcome => outcome.Holds)} of {law.Count()}"
                    )
                );
                foreach (var broken in law.Where(outcome => !outcome.Holds).Take(MaxShown))
                    Console.WriteLine($"      {broken.Told}");
            }
        }
        return 0;
    }

    private static IEnumerable<Outcome> Check(ArticleVersion article)
    {
        var comparer = new StoryComparer(new LexicalSimilarity());
        string[] Kinds(params ArticleVersion[] versions) =>
            [
                .. comparer
                    .Compare(new Story("laws", [.. versions]))
                    .Findings.Select(finding => $"{finding.Rule} {finding.Kind}")
                    .Order(StringComparer.Ordinal),
            ];
        ArticleVersion Other(ArticleVersion version) =>
            version with
            {
                Key = new ArticleKey(new OutletId("zz-other"), version.Key.ArticleId),
            };
        ArticleVersion Later(ArticleVersion version) => version with { Version = 2, PublishedAt = version.PublishedAt.AddHours(1) };
        var (alone, twice) = (Kinds(article), Kinds(article, Other(article)));
        for (uint seed = 1; seed <= PlacesAnArticle; seed++)
        {
            yield return Compare("layout, new version", article, alone, Kinds(article, Later(TextChanges.Relaid(article, seed))), "");
            yield return Compare("layout, another outlet", article, twice, Kinds(article, Other(TextChanges.Relaid(article, seed))), "");
        }
        foreach (var (change, beside) in Due)
            for (var at = 0; at < PlacesAnArticle; at++)
                if (TextChanges.Of(article, change, at * 7) is { } changed)
                {
                    var reported = comparer
                        .Compare(new Story("laws", [article, Later(changed)]))
                        .Findings.Where(finding => finding.Rule == "V2")
                        .Select(finding => finding.Kind);
                    yield return new Outcome(
                        $"{change}, new version",
                        reported.SequenceEqual([change], StringComparer.Ordinal),
                        $"{article.Key.ArticleId} {Difference(article, changed)}: {string.Join(", ", reported)}"
                    );
                    yield return Compare(
                        $"{change}, another outlet",
                        article,
                        twice,
                        Kinds(article, Other(changed)),
                        change == TextChanges.Number && RepeatsHeadline(article) && !RepeatsHeadline(changed) ? AtOddsWithHeadline : beside,
                        changed
                    );
                }
    }

    /// <summary>A first line that was the headline once more: another number in it is at odds with the headline, which still has the number
    /// of the other outlet.</summary>
    private static bool RepeatsHeadline(ArticleVersion article) => article.Body.StartsWith(article.Headline, StringComparison.Ordinal);

    private static Outcome Compare(
        string law,
        ArticleVersion article,
        string[] before,
        string[] after,
        string due,
        ArticleVersion? changed = null
    )
    {
        var (more, fewer) = (after.ToList(), before.ToList());
        more.RemoveAll(fewer.Remove);
        return new Outcome(
            law,
            string.Join(", ", more) == due && (changed is not null || fewer.Count == 0),
            $"{article.Key.ArticleId} {(changed is null ? "" : Difference(article, changed))}: more "
                + $"{string.Join(", ", more)}; fewer {string.Join(", ", fewer)}"
        );
    }

    /// <summary>The words round the change.</summary>
    private static string Difference(ArticleVersion before, ArticleVersion after)
    {
        var at = before.Body.Zip(after.Body).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"“{after.Body[Math.Max(0, at - 50)..Math.Min(after.Body.Length, at + 50)].ReplaceLineEndings(" ")}”";
    }

    private static IEnumerable<(string, ArticleVersion[])> Sets(string data)
    {
        yield return (
            "newswcl50",
            [
                .. Lines(data, "newswcl50", "articles_dev.jsonl")
                    .SelectMany(story => story.GetProperty("documents").EnumerateArray())
                    .Select(document =>
                        Article(
                            $"{document.GetProperty("doc_id")}",
                            null,
                            string.Join(
                                '\n',
                                document
                                    .GetProperty("sentences")
                                    .EnumerateArray()
                                    .Select(sentence => sentence.GetProperty("text").GetString())
                            )
                        )
                    )
                    .Take(MaxArticlesOfASet),
            ]
        );
        yield return (
            "ecbplus_stories",
            [
                .. Spread(
                    Lines(data, "ecbplus_stories", "dev.jsonl")
                        .Select(document =>
                            Article(
                                document.GetProperty("doc_id").GetString()!,
                                document.GetProperty("title").GetString(),
                                document.GetProperty("text").GetString()!
                            )
                        )
                ),
            ]
        );
        yield return (
            "allsides_stories",
            [
                .. Spread(
                    Lines(data, "allsides_stories", "dev.jsonl")
                        .Select(document =>
                            Article(
                                document.GetProperty("doc_id").ToString(),
                                document.GetProperty("title").GetString(),
                                document.GetProperty("text").GetString()!
                            )
                        )
                ),
            ]
        );
        yield return (
            "polnear",
            [
                .. Spread(
                    Lines(data, "polnear", "dev.jsonl")
                        .Where(document => document.TryGetProperty("text", out _))
                        .Select((document, i) => Article($"polnear-{i}", null, document.GetProperty("text").GetString()!))
                ),
            ]
        );
    }

    /// <summary>Articles from all over a set.</summary>
    private static IEnumerable<ArticleVersion> Spread(IEnumerable<ArticleVersion> articles)
    {
        var all = articles.ToArray();
        return all.Where((_, i) => i % Math.Max(1, all.Length / MaxArticlesOfASet) == 0).Take(MaxArticlesOfASet);
    }

    private static ArticleVersion Article(string id, string? headline, string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId("anvil"), id),
            Headline = string.IsNullOrWhiteSpace(headline) ? "(no headline)" : headline,
            Body = body,
            PublishedAt = DateTimeOffset.UnixEpoch,
        };

    private static IEnumerable<JsonElement> Lines(string data, string set, string file) =>
        Path.Combine(data, set, file) is var path && File.Exists(path)
            ? File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)
            : [];
}
