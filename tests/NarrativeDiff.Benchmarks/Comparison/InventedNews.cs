using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Benchmarks.Comparison;

/// <summary>Invented stories of any size that read like news: outlets say facts of one happening, each in its own words, some in several
/// versions.</summary>
/// <remarks>Everything follows from the seed. A story has twice as many facts as an article has sentences; the first are reported by most,
/// the last by few.</remarks>
internal static class InventedNews
{
    private static readonly string[][] Templates =
    [
        [
            "A {fire|blaze} {destroyed|gutted} the {old|disused} # in $ on % evening, {officials|the authorities} said.",
            "The # in $ was {destroyed|burnt out} by a {fire|blaze} late on %.",
            "Flames {tore|swept} through the # of $ on % night, {leaving|and left} only its walls.",
        ],
        [
            "At least @ people were {injured|hurt}, @ of them {seriously|badly}, the hospital of $ {said|reported}.",
            "The hospital in $ {treated|admitted} @ people, and @ are in a {critical|serious} condition.",
            "Doctors in $ {said|told reporters} that @ people had been {injured|wounded}.",
        ],
        [
            "“We {warned|told} the council about this # years ago,” said ~, who {lives|works} in $.",
            "~ of $ said the council had been {warned|told} about the # years ago.",
            "The council was warned of the #, ~ {claimed|insisted|said}, “but {nobody listened|no one cared}.”",
        ],
        [
            "{Mayor|Councillor} ~ {promised|announced} @ million for a new # in $.",
            "A new # will {be built|rise} in $ for @ million, {according to|said} ~.",
            "~ {wants|plans} to spend @ million on the # of $.",
        ],
        [
            "Police {arrested|detained} @ {men|suspects} near the # on %.",
            "@ suspects were {taken into custody|held} on % close to the #, police said.",
            "Officers {held|seized} @ {men|people} at the # in $.",
        ],
        [
            "The {firm|company} that {runs|owns} the # {denied|rejected} any {fault|blame} and {declined|refused} to comment further.",
            "The owner of the # {said|insisted} it was not to blame.",
            "“We did nothing wrong,” the operator of the # in $ said in a statement.",
        ],
        [
            "About @ {residents|households} in $ {were|have been} without {power|water} since %.",
            "Power {failed|went out} in @ homes of $ on %.",
            "@ homes in $ {had|were left with} no {power|water} on %.",
        ],
        [
            "Critics {called|branded} the {plan|scheme} for the # a {reckless|shameful|costly} {gamble|mistake}.",
            "The plan for the # {may|could} cost more than @ million, {critics|opponents} fear.",
            "Opponents of the {plan|project}, among them ~, {say|argue} it {will|would} harm $.",
        ],
        [
            "Trains between $ and $ will not {run|resume} before %, the railway {said|announced}.",
            "The line from $ to $ {stays|remains} {closed|shut} until %.",
            "No train {runs|goes} from $ to $ before %.",
        ],
        [
            "An inquiry led by ~ {is expected|is due} to {begin|start} on %.",
            "~ will {lead|head} an {inquiry|investigation} into the #, the ministry {said|confirmed}.",
            "The ministry {ordered|opened} an inquiry into the #, which ~ {leads|chairs}.",
        ],
        [
            "{Shopkeepers|Traders} in $ {fear|worry} that the # will {ruin|hurt} their {business|trade} for @ months.",
            "Business in $ has {fallen|dropped} by @ percent since the #, shopkeepers said.",
            "Trade in $ {fell|is down} by @ percent, ~ said.",
        ],
        [
            "The # was {built|opened} in 19@ and {renovated|rebuilt} @ years ago.",
            "It is the @th {accident|incident} at the # in @ years.",
            "The {historic|ageing} # had been {inspected|checked} only @ weeks {earlier|before}.",
        ],
    ];

    private static readonly string[] Places =
    [
        "Westhaven",
        "Lunholm",
        "Norbury Cross",
        "Altenmark",
        "Port Selby",
        "Greyford",
        "Dunmere",
        "Castle Ferry",
        "Ostrava Bay",
        "Silverton",
        "Marlow Heath",
        "Kingsbridge",
    ];

    private static readonly string[] Names =
    [
        "Ines Corvo",
        "Oda Brandt",
        "Peter Hallam",
        "Maria Lindqvist",
        "Tomas Reuter",
        "Grace Adeyemi",
        "Jonas Weil",
        "Ruth Okafor",
        "Daniel Moss",
        "Elena Petrescu",
        "Samuel Birch",
        "Nadia Farouk",
    ];

    private static readonly string[] Things =
    [
        "flour mill",
        "harbour bridge",
        "ferry terminal",
        "textile factory",
        "power station",
        "railway tunnel",
        "market hall",
        "storm barrier",
        "gas pipeline",
        "grain silo",
        "fish market",
        "chemical plant",
    ];

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <param name="seed">Another seed, another happening.</param>
    /// <param name="versions">Versions of every second article; each later one rewrites a tenth of the sentences.</param>
    public static Story Story(int seed, int articles, int sentences, int versions = 1) =>
        new(
            $"invented-{seed}",
            [.. Enumerable.Range(0, articles).SelectMany(article => Versions(seed, article, sentences, article % 2 == 1 ? versions : 1))]
        );

    private static IEnumerable<ArticleVersion> Versions(int seed, int article, int sentences, int versions)
    {
        var random = new Random(seed * 100_003 + article);
        var facts = Enumerable.Range(0, 2 * sentences).OrderBy(fact => fact + random.Next(2 * sentences)).Take(sentences).ToArray();
        var lines = facts.Select(fact => Told(seed, fact, random)).ToArray();
        var headline = Told(seed, facts[0], random).TrimEnd('.');
        for (var version = 1; version <= versions; version++)
        {
            for (var i = 0; version > 1 && i < Math.Max(1, sentences / 10); i++)
                lines[random.Next(sentences)] = Told(seed, random.Next(2 * sentences), random);
            yield return new ArticleVersion
            {
                Key = new ArticleKey(new OutletId($"outlet-{article:D4}"), $"invented-{seed}"),
                Headline = headline,
                Body = string.Join('\n', lines.Chunk(3).Select(paragraph => string.Join(' ', paragraph))),
                PublishedAt = DateTimeOffset.UnixEpoch.AddMinutes(article * 7 + version * 45),
                Version = version,
            };
        }
    }

    /// <summary>One fact in one outlet's words: what is reported depends on the story, how on the outlet.</summary>
    private static string Told(int seed, int fact, Random outlet)
    {
        var story = new Random(seed * 7_919 + fact);
        var template = Templates[story.Next(Templates.Length)];
        return Filled(template[outlet.Next(template.Length)], story, outlet);
    }

    private static string Filled(string template, Random story, Random outlet)
    {
        var slots = (
            Place: Pick(Places, story),
            Other: Pick(Places, story),
            Name: Pick(Names, story),
            Thing: Pick(Things, story),
            Day: Pick(Days, story),
            Number: story.Next(2, 90)
        );
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '{')
            {
                var end = template.IndexOf('}', i);
                text.Append(Pick(template[(i + 1)..end].Split('|'), outlet));
                i = end;
                continue;
            }
            text.Append(
                template[i] switch
                {
                    '$' => text.ToString().Contains(slots.Place, StringComparison.Ordinal) ? slots.Other : slots.Place,
                    '~' => slots.Name,
                    '#' => slots.Thing,
                    '%' => slots.Day,
                    '@' => slots.Number++.ToString(CultureInfo.InvariantCulture),
                    var c => c.ToString(),
                }
            );
        }
        return text.ToString();
    }

    private static string Pick(string[] of, Random random) => of[random.Next(of.Length)];
}
