using System.Collections.Immutable;
using NarrativeDiff.Core.Clustering;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Stories;

/// <summary>Invented pairs of events of one kind in two towns on one day: what belongs together and what does not is known.</summary>
internal static class TwoTowns
{
    private const string Resource = "NarrativeDiff.Benchmarks.Stories.two-towns.tsv";

    private static readonly ImmutableArray<string> Towns =
    [
        "Velmora",
        "Quastrin",
        "Hobdenhall",
        "Lirrow",
        "Marnstead",
        "Ostrevik",
        "Pellworth",
        "Sarnum",
    ];
    private static readonly ImmutableArray<string> Places =
    [
        "Tanner Street",
        "the Ravel Hall",
        "Gudrun Square",
        "the Ostler Mill",
        "Finch Road",
        "the Corvin Centre",
        "Dell Park",
        "the Amery Wharf",
    ];
    private static readonly ImmutableArray<string> First =
    [
        "Ilse",
        "Bruno",
        "Magda",
        "Oskar",
        "Petra",
        "Anton",
        "Greta",
        "Ludo",
        "Selma",
        "Viktor",
        "Nadia",
        "Emil",
        "Hanna",
        "Tomas",
        "Vera",
        "Jonas",
    ];
    private static readonly ImmutableArray<string> Last =
    [
        "Karrow",
        "Thessel",
        "Brandow",
        "Quill",
        "Marwick",
        "Olsten",
        "Pernau",
        "Dreyling",
        "Hasker",
        "Lindqvist",
        "Vantor",
        "Seldric",
        "Morrin",
        "Ackley",
        "Raskov",
        "Tilbrook",
    ];

    /// <summary>Three variations of each kind: nothing shared but the words; a country and a minister shared; a second event that only one
    /// outlet reports.</summary>
    public static ImmutableArray<(ImmutableArray<ArticleProfile> Profiles, ImmutableArray<string> Gold)> Read(ISentenceEncoder encoder)
    {
        using var stream = new StreamReader(typeof(TwoTowns).Assembly.GetManifestResourceStream(Resource)!);
        var kinds = stream
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .GroupBy(cells => cells[0], StringComparer.Ordinal);
        return
        [
            .. kinds
                .Index()
                .SelectMany(kind => Enumerable.Range(0, 3).Select(variation => Variation([.. kind.Item], 3 * kind.Index + variation)))
                .Select(articles =>
                    (
                        ArticleProfiler.Of([.. articles.Select(article => article.Version)], encoder),
                        articles.Select(article => article.Gold).ToImmutableArray()
                    )
                ),
        ];
    }

    private static ImmutableArray<(ArticleVersion Version, string Gold)> Variation(string[][] wordings, int number)
    {
        var sharesCountry = number % 3 == 1;
        return
        [
            .. wordings
                .SelectMany((wording, outlet) => new[] { 0, 1 }.Select(town => (wording, outlet, town)))
                .Where(one => number % 3 != 2 || one is not (_, 1, 1))
                .Select(one =>
                    (
                        new ArticleVersion
                        {
                            Key = new ArticleKey(new OutletId($"outlet-{one.outlet}"), $"{number}-{one.town}"),
                            Headline = Filled(one.wording[1], 2 * number + one.town, sharesCountry ? number : 2 * number + one.town),
                            Body = Filled(one.wording[2], 2 * number + one.town, sharesCountry ? number : 2 * number + one.town),
                            PublishedAt = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
                        },
                        $"{number}-{one.town}"
                    )
                ),
        ];
    }

    private static string Filled(string words, int happening, int country) =>
        words
            .Replace("{T}", Towns[happening % Towns.Length], StringComparison.Ordinal)
            .Replace("{I}", Places[happening % Places.Length], StringComparison.Ordinal)
            .Replace("{P}", Person(happening), StringComparison.Ordinal)
            .Replace("{Q}", Person(happening + 5), StringComparison.Ordinal)
            .Replace("{N}", $"{12 + (7 * happening)}", StringComparison.Ordinal)
            .Replace("{M}", $"Minister {Person(country + 11)}", StringComparison.Ordinal)
            .Replace("{C}", country % 2 == 0 ? "Norrland" : "Estavia", StringComparison.Ordinal);

    private static string Person(int number) => $"{First[number % First.Length]} {Last[(number * 3 + 1) % Last.Length]}";
}
