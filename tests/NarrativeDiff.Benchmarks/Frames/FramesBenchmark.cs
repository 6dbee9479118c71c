using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Language;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>What word lists and vectors each know of frames: properties of targets (F3) on NewsWCL50, policy dimensions (F1) on AllSides,
/// whose topics are a weak stand-in for them, generic frames (F2) on invented sentences and two weaker stand-ins.</summary>
internal static class FramesBenchmark
{
    /// <summary>Property of the set, frame of ours; the others have no counterpart.</summary>
    private static readonly Dictionary<string, string> Properties = new(StringComparer.Ordinal)
    {
        ["Aggressor"] = "aggressor",
        ["Victim"] = "victim",
        ["Power"] = "power",
        ["Weakness"] = "weakness",
        ["Trustworthiness"] = "trust",
        ["No trustworthiness"] = "mistrust",
        ["Refusal"] = "refusal",
        ["Unlawfulness"] = "guilt",
        ["Reason"] = "reason",
        ["Unreason"] = "unreason",
    };

    /// <summary>Topic of the set, dimension that articles of it ought to show most.</summary>
    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["Economy and Jobs"] = "economic",
        ["Economic Policy"] = "economic",
        ["Coronavirus"] = "health",
        ["Public Health"] = "health",
        ["Violence in America"] = "crime",
        ["Criminal Justice"] = "crime",
        ["Supreme Court"] = "legality",
        ["Elections"] = "political",
        ["US Senate"] = "political",
        ["US House"] = "political",
        ["Foreign Policy"] = "external",
        ["National Security"] = "security",
        ["LGBT Rights"] = "fairness",
        ["Race and Racism"] = "fairness",
        ["Culture"] = "cultural",
        ["Housing and Homelessness"] = "quality of life",
        ["Education"] = "quality of life",
    };

    /// <param name="Story">What is left out together when a threshold is chosen.</param>
    private sealed record Case(
        string Story,
        HashSet<string> Gold,
        HashSet<string> Listed,
        HashSet<string> Beside,
        IReadOnlyDictionary<string, double> Near
    );

    public static int Run(string data)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        foreach (var (name, used) in new[] { ("sentence vectors", (ISentenceEncoder)encoder), ("wording vectors", encoder.Wording) })
        {
            Console.WriteLine($"F3, NewsWCL50 dev, sentences, {name}");
            Properties3(data, FrameVectors.Of(used, FrameVectors.Examples.Where(example => example.Rule == "F3")), used);
            Console.WriteLine($"F1, AllSides dev, articles, {name}");
            Dimensions1(data, FrameVectors.Of(used, FrameVectors.Examples.Where(example => example.Rule == "F1")), used);
            Console.WriteLine($"F2, {name}");
            GenericFramesBenchmark.Run(data, FrameVectors.Of(used, FrameVectors.Examples.Where(example => example.Rule == "F2")), used);
        }
        return 0;
    }

    private static void Properties3(string data, FrameVectors means, ISentenceEncoder encoder)
    {
        var rows = NewsWcl50(data);
        var near = encoder.Encode([.. rows.Select(row => row.Text)]).Select(means.Of).ToArray();
        var frames = Properties.Values.ToArray();
        var cases = rows.Select(
                (row, i) =>
                    new Case(
                        row.Story,
                        row.Gold,
                        Listed(row.Text),
                        Beside(row.Text),
                        near[i].ToDictionary(one => one.Key.Frame, one => one.Value, StringComparer.Ordinal)
                    )
            )
            .ToArray();
        Console.WriteLine($"  {cases.Length} sentences, {cases.Sum(one => one.Gold.Count)} with a property");
        var all = cases
            .SelectMany(one =>
                frames.Select(frame =>
                    (
                        one.Story,
                        Frame: frame,
                        Gold: one.Gold.Contains(frame),
                        Listed: one.Listed.Contains(frame),
                        Beside: one.Beside.Contains(frame),
                        Near: one.Near[frame]
                    )
                )
            )
            .ToArray();
        Draft("word list", all.Select(one => (one.Gold, one.Listed)));
        Draft("word list beside a name (the rule without vectors)", all.Select(one => (one.Gold, one.Beside)));
        Draft("vectors, threshold from other stories", Held(all, one => one.Story, one => one.Near, _ => false, one => one.Gold));
        Draft(
            "word list, and vectors agree",
            Held(all, one => one.Story, one => one.Listed ? one.Near : double.NegativeInfinity, _ => false, one => one.Gold)
        );
        Draft(
            "beside a name, and vectors agree (best F.5)",
            Held(all, one => one.Story, one => one.Beside ? one.Near : double.NegativeInfinity, _ => false, one => one.Gold, beta: 0.5)
        );
        foreach (var threshold in Enumerable.Range(-2, 9).Select(step => step / 100.0))
            Draft(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  beside a name, vectors from {threshold:f2}{(threshold == FrameCues.NearFromProperty ? " (the rule)" : "")}"
                ),
                all.Select(one => (one.Gold, one.Beside && one.Near >= threshold))
            );
        Draft("word list or vectors", Held(all, one => one.Story, one => one.Near, one => one.Listed, one => one.Gold));
        foreach (var frame in frames)
            Draft($"  {frame}: word list", all.Where(one => one.Frame == frame).Select(one => (one.Gold, one.Listed)));
    }

    /// <summary>Annotated sentences of the set with the properties somebody has in them.</summary>
    internal static (string Story, string Text, HashSet<string> Gold)[] NewsWcl50(string data) =>
        [
            .. Lines(Path.Combine(data, "newswcl50", "articles_dev.jsonl"))
                .SelectMany(
                    story => story.GetProperty("documents").EnumerateArray(),
                    (story, document) => (Story: story.GetProperty("event").ToString(), Document: document)
                )
                .SelectMany(row => Sentences(row.Document).Select(sentence => (row.Story, sentence.Text, sentence.Gold))),
        ];

    private static IEnumerable<(string Text, HashSet<string> Gold)> Sentences(JsonElement document)
    {
        var gold = document
            .GetProperty("frames")
            .EnumerateArray()
            .Where(frame =>
                frame.GetProperty("sent").ValueKind == JsonValueKind.Number
                && Properties.ContainsKey(frame.GetProperty("property").GetString()!)
            )
            .ToLookup(frame => frame.GetProperty("sent").GetInt32(), frame => Properties[frame.GetProperty("property").GetString()!]);
        return document
            .GetProperty("sentences")
            .EnumerateArray()
            .Where(sentence => sentence.GetProperty("annotated").GetBoolean())
            .Select(sentence =>
                (sentence.GetProperty("text").GetString()!, gold[sentence.GetProperty("i").GetInt32()].ToHashSet(StringComparer.Ordinal))
            );
    }

    private static HashSet<string> Listed(string text) =>
        FrameCues
            .Properties(LexicalToken.Of(text, new TextSpan(0, text.Length)))
            .Select(hit => hit.Value.Frame)
            .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Beside(string text) =>
        TargetProperties.Of(text, new TextSpan(0, text.Length)).Select(property => property.Property).ToHashSet(StringComparer.Ordinal);

    /// <summary>Each story by the threshold that has the best F1 on the others.</summary>
    /// <param name="beta">Under 1: precision counts for more.</param>
    internal static IEnumerable<(bool, bool)> Held<T>(
        T[] all,
        Func<T, string> story,
        Func<T, double> score,
        Func<T, bool> always,
        Func<T, bool> gold,
        double beta = 1
    )
    {
        var thresholds = Enumerable.Range(-20, 101).Select(step => step / 200.0).ToArray();
        foreach (var held in all.GroupBy(story, StringComparer.Ordinal))
        {
            var rest = all.Where(one => story(one) != held.Key).ToArray();
            var best = thresholds.MaxBy(threshold =>
                F(beta, Figures(rest.Select(one => (gold(one), always(one) || score(one) >= threshold))))
            );
            foreach (var one in held)
                yield return (gold(one), always(one) || score(one) >= best);
        }
    }

    private static double F(double beta, (double P, double R, double F1) figures) =>
        (1 + beta * beta) * figures.P * figures.R / Math.Max(1e-9, beta * beta * figures.P + figures.R);

    internal static (double P, double R, double F1) Figures(IEnumerable<(bool Gold, bool Said)> reported)
    {
        int right = 0,
            said = 0,
            gold = 0;
        foreach (var one in reported)
            (right, said, gold) = (
                right + (one is { Gold: true, Said: true } ? 1 : 0),
                said + (one.Said ? 1 : 0),
                gold + (one.Gold ? 1 : 0)
            );
        return ((double)right / Math.Max(1, said), (double)right / Math.Max(1, gold), 2.0 * right / Math.Max(1, said + gold));
    }

    internal static void Draft(string what, IEnumerable<(bool, bool)> reported)
    {
        var (p, r, f1) = Figures(reported);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what, -50} P {p:f3}  R {r:f3}  F1 {f1:f3}"));
    }

    private sealed record Told(string Topic, string Article, string Frame, bool Gold, int Words, double Near);

    private static void Dimensions1(string data, FrameVectors means, ISentenceEncoder encoder)
    {
        var all = AllSides(data).SelectMany(article => Tellings(article, means, encoder)).ToArray();
        Console.WriteLine(
            $"  {all.Length / means.Means.Length} sentences of "
                + $"{all.Select(one => one.Article).Distinct(StringComparer.Ordinal).Count()} articles, "
                + $"{means.Means.Length} dimensions"
        );
        Draft("two words of the list", all.Select(one => (one.Gold, one.Words >= 2)));
        Draft("vectors, threshold from other topics", Held(all, one => one.Topic, one => one.Near, _ => false, one => one.Gold));
        Draft("one word, and vectors agree as surely", AsSure(all));
        Draft("as shipped", all.Select(one => (one.Gold, IsShown(one))));
        Draft("  of which two words", all.Select(one => (one.Gold, IsShown(one) && one.Words >= 2)));
        Draft("  of which one word", all.Select(one => (one.Gold, IsShown(one) && one.Words == 1)));
        Draft("two words, and vectors disagree", all.Select(one => (one.Gold, one.Words >= 2 && !IsShown(one))));
        Articles("two words of the list", all, one => one.Words >= 2);
        Articles("vectors", all, _ => true);
        Articles("as shipped", all, IsShown);
    }

    private static bool IsShown(Told one) => one.Words >= 1 && one.Near >= FrameCues.MinNear;

    /// <summary>Each topic by the lowest threshold at which, on the others, one word is right as often as two words alone.</summary>
    private static IEnumerable<(bool, bool)> AsSure(Told[] all)
    {
        foreach (var held in all.GroupBy(one => one.Topic, StringComparer.Ordinal))
        {
            var rest = all.Where(one => one.Topic != held.Key && one.Words >= 1).ToArray();
            var wanted = Figures(rest.Select(one => (one.Gold, one.Words >= 2))).P;
            var from = Enumerable
                .Range(0, 40)
                .Select(step => step / 100.0)
                .First(threshold => Figures(rest.Select(one => (one.Gold, one.Near >= threshold))).P >= wanted);
            foreach (var one in held)
                yield return (one.Gold, one.Words >= 1 && one.Near >= from);
        }
    }

    /// <summary>Articles of the topics that stand in for a dimension.</summary>
    internal static (string Topic, string Dimension, string Article, string Text)[] AllSides(string data) =>
        [
            .. from article in Lines(Path.Combine(data, "allsides_stories", "dev.jsonl"))
            let topic = article.GetProperty("story_topic").GetString() ?? ""
            where Topics.ContainsKey(topic)
            select (
                topic,
                Topics[topic],
                article.GetProperty("doc_id").ToString(),
                $"{article.GetProperty("title").GetString()}\n{article.GetProperty("text").GetString()}"
            ),
        ];

    private static IEnumerable<Told> Tellings(
        (string Topic, string Dimension, string Article, string Text) article,
        FrameVectors means,
        ISentenceEncoder encoder
    )
    {
        var text = article.Text;
        var sentences = SentenceSplitter.Split(text).ToArray();
        return sentences
            .Zip(encoder.Encode([.. sentences.Select(span => span.Of(text))]))
            .SelectMany(sentence =>
            {
                var words = FrameCues
                    .WordsOf(text, sentence.First)
                    .Where(frame => frame.Rule == "F1")
                    .ToDictionary(frame => frame.Frame, frame => frame.Different, StringComparer.Ordinal);
                return means
                    .Of(sentence.Second)
                    .Select(near => new Told(
                        article.Topic,
                        article.Article,
                        near.Key.Frame,
                        near.Key.Frame == article.Dimension,
                        words.GetValueOrDefault(near.Key.Frame),
                        near.Value
                    ));
            });
    }

    /// <summary>An article's dimension is the one that most of its sentences show, of several the one the encoder finds nearer; where all
    /// are asked, the nearest on average.</summary>
    private static void Articles(string what, Told[] all, Func<Told, bool> shown)
    {
        var articles = all.GroupBy(one => one.Article, StringComparer.Ordinal).ToArray();
        var named = articles
            .Select(article => article.Where(shown).ToArray())
            .Where(reported => reported.Length > 0)
            .Select(reported =>
                reported
                    .GroupBy(one => one.Frame, StringComparer.Ordinal)
                    .OrderByDescending(frame => frame.Count())
                    .ThenByDescending(frame => frame.Average(one => one.Near))
                    .First()
                    .First()
                    .Gold
            )
            .ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  articles by {what, -32} named {named.Length} of {articles.Length}, right of these "
                    + $"{named.Count(right => right) / (double)Math.Max(1, named.Length):f3}, of all "
                    + $"{named.Count(right => right) / (double)articles.Length:f3}"
            )
        );
    }

    private static IEnumerable<JsonElement> Lines(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
