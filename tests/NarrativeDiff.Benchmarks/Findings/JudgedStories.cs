using System.Collections.Immutable;
using System.Text.Json;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Findings;

/// <summary>The stories whose leading findings are read: all of NewsWCL50 dev and every story of ECB+ dev, by the sets' own ids.</summary>
internal static class JudgedStories
{
    /// <summary>Read while the rules were repaired, six findings each.</summary>
    public static readonly string[] Mended =
    [
        "wcl:0",
        "wcl:2",
        "wcl:4",
        "ecb:3_ecbplus",
        "ecb:8_ecbplus",
        "ecb:12_ecb",
        "ecb:16_ecbplus",
        "ecb:20_ecb",
        "ecb:26_ecbplus",
        "ecb:30_ecb",
    ];

    /// <summary>Judged first, used to improve the rules since; <c>judged-findings.tsv</c> is about these.</summary>
    public static readonly string[] First =
    [
        "wcl:1",
        "wcl:3",
        "wcl:7",
        "ecb:5_ecb",
        "ecb:9_ecb",
        "ecb:14_ecbplus",
        "ecb:19_ecbplus",
        "ecb:21_ecb",
        "ecb:28_ecb",
        "ecb:33_ecbplus",
    ];

    /// <summary>Ten judged second, long before, and one that nobody had looked at; judged again when the rules had been improved by the
    /// other lists. <c>judged-findings-check.tsv</c> is about these.</summary>
    public static readonly string[] Check =
    [
        "ecb:1_ecbplus",
        "ecb:4_ecbplus",
        "ecb:6_ecb",
        "ecb:10_ecbplus",
        "ecb:13_ecb",
        "ecb:18_ecb",
        "ecb:22_ecbplus",
        "ecb:24_ecbplus",
        "ecb:29_ecb",
        "ecb:35_ecb",
        "ecb:9_ecbplus",
    ];

    /// <summary>Not looked at before they were judged, used to improve the rules since; <c>judged-findings-unseen.tsv</c> is about these:
    /// of ECB+ dev the first ten in ordinal order of their ids that no list above holds and that have five articles or more. NewsWCL50 dev
    /// has no further story.</summary>
    public static readonly string[] Unseen =
    [
        "ecb:10_ecb",
        "ecb:11_ecb",
        "ecb:11_ecbplus",
        "ecb:12_ecbplus",
        "ecb:13_ecbplus",
        "ecb:14_ecb",
        "ecb:18_ecbplus",
        "ecb:19_ecb",
        "ecb:1_ecb",
        "ecb:20_ecbplus",
    ];

    /// <summary>The ten that come next by the same order, not looked at before they were judged, used to improve the rules since;
    /// <c>judged-findings-next.tsv</c> is about these.</summary>
    public static readonly string[] Next =
    [
        "ecb:21_ecbplus",
        "ecb:22_ecb",
        "ecb:23_ecb",
        "ecb:23_ecbplus",
        "ecb:24_ecb",
        "ecb:25_ecb",
        "ecb:25_ecbplus",
        "ecb:26_ecb",
        "ecb:27_ecb",
        "ecb:27_ecbplus",
    ];

    /// <summary>The ten after these by the same order, not looked at before they were judged, used to improve the rules since;
    /// <c>judged-findings-later.tsv</c> is about these.</summary>
    public static readonly string[] Later =
    [
        "ecb:28_ecbplus",
        "ecb:29_ecbplus",
        "ecb:2_ecb",
        "ecb:2_ecbplus",
        "ecb:30_ecbplus",
        "ecb:31_ecb",
        "ecb:31_ecbplus",
        "ecb:32_ecb",
        "ecb:32_ecbplus",
        "ecb:33_ecb",
    ];

    /// <summary>The ten after these by the same order, not looked at before they were judged, used to improve the rules since;
    /// <c>judged-findings-last.tsv</c> is about these.</summary>
    public static readonly string[] Last =
    [
        "ecb:34_ecb",
        "ecb:34_ecbplus",
        "ecb:35_ecbplus",
        "ecb:3_ecb",
        "ecb:4_ecb",
        "ecb:5_ecbplus",
        "ecb:6_ecbplus",
        "ecb:7_ecb",
        "ecb:7_ecbplus",
        "ecb:8_ecb",
    ];

    /// <summary>The stories a list of judged findings is about, by the word that names them on the command line; the file, and how its
    /// stories were taken.</summary>
    public static readonly ImmutableArray<(string Word, string File, string Taken, string[] Stories)> Lists =
    [
        ("first", "judged-findings.tsv", "rules changed since", First),
        ("unseen", "judged-findings-unseen.tsv", "not looked at before, rules changed since", Unseen),
        ("next", "judged-findings-next.tsv", "not looked at before, rules changed since", Next),
        ("later", "judged-findings-later.tsv", "not looked at before, rules changed since", Later),
        ("last", "judged-findings-last.tsv", "not looked at before, rules changed since", Last),
        ("check", "judged-findings-check.tsv", "read last, after the changes that all others led to", Check),
    ];

    /// <summary>What leads in the stories of the lists but the last, as the rules are now.</summary>
    public const string Now = "judged-findings-now.tsv";

    public static Story Read(string data, string id) =>
        id.Split(':') switch
        {
            ["wcl", var number] => NewsWcl(Path.Combine(data, "newswcl50", "articles_dev.jsonl"), number, id),
            ["ecb", var cluster] => Ecb(Path.Combine(data, "ecbplus_stories", "dev.jsonl"), cluster, id),
            _ => throw new ArgumentException($"no story {id}", nameof(id)),
        };

    /// <summary>Without headlines: the set has none.</summary>
    private static Story NewsWcl(string file, string number, string id)
    {
        using var story = Lines(file).First(line => line.RootElement.GetProperty("event").ToString() == number);
        return new Story(
            id,
            [
                .. story
                    .RootElement.GetProperty("documents")
                    .EnumerateArray()
                    .Select(document =>
                        Article(
                            document.GetProperty("outlet").GetString()!,
                            document.GetProperty("doc_id").ToString(),
                            "(no headline)",
                            string.Join(
                                '\n',
                                document
                                    .GetProperty("sentences")
                                    .EnumerateArray()
                                    .Select(sentence =>
                                        sentence.GetProperty("text").GetString()!.Trim() is { Length: > 0 } text ? text : "-"
                                    )
                            )
                        )
                    ),
            ]
        );
    }

    /// <summary>The title is the headline; where it is the text's first line it is not reported twice.</summary>
    private static Story Ecb(string file, string cluster, string id) =>
        new(
            id,
            [
                .. Lines(file)
                    .Select(line => line.RootElement)
                    .Where(document => document.GetProperty("cluster").GetString() == cluster)
                    .Select(document =>
                    {
                        var (name, title, text) = (
                            document.GetProperty("doc_id").GetString()!,
                            document.GetProperty("title").GetString() ?? "(no headline)",
                            document.GetProperty("text").GetString()!
                        );
                        var outlet = document.GetProperty("outlet").GetString() is { Length: > 0 } host ? host : name;
                        var body = text.StartsWith(title + "\n", StringComparison.Ordinal) ? text[(title.Length + 1)..] : text;
                        return Article(outlet, name, IsTimeStamp(title) ? "(no headline)" : title, body);
                    }),
            ]
        );

    /// <summary>Some texts of the set begin with the time of their page and not with its headline.</summary>
    private static bool IsTimeStamp(string title) =>
        title.Contains("updated", StringComparison.OrdinalIgnoreCase) || title.Count(char.IsAsciiDigit) * 5 >= title.Length;

    private static ArticleVersion Article(string outlet, string id, string headline, string body) =>
        new()
        {
            Key = new ArticleKey(new OutletId(outlet), id),
            Headline = headline,
            Body = body,
            PublishedAt = DateTimeOffset.UnixEpoch,
        };

    private static IEnumerable<JsonDocument> Lines(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line));
}
