using System.Globalization;
using System.Text.Json;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Differences.Frames;
using NarrativeDiff.Core.Differences.Lexicons;
using NarrativeDiff.Core.Text;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Frames;

/// <summary>What word lists and sentence vectors each know of frames: properties of targets (F3) on NewsWCL50, policy dimensions (F1) on AllSides, whose topics are a weak stand-in for them.</summary>
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
    private sealed record Case(string Story, HashSet<string> Gold, HashSet<string> Listed, HashSet<string> Beside, Dictionary<string, double> Near);

    public static int Run(string data)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        foreach (var (name, used) in new[] { ("sentence vectors", (ISentenceEncoder)encoder), ("wording vectors", encoder.Wording) })
        {
            Console.WriteLine($"F3, NewsWCL50 dev, sentences, {name}");
            Properties3(data, new FrameExamples("F3", used));
            Console.WriteLine($"F1, AllSides dev, articles, {name}");
            Dimensions1(data, new FrameExamples("F1", used));
        }
        return 0;
    }

    private static void Properties3(string data, FrameExamples examples)
    {
        var rows = Lines(Path.Combine(data, "newswcl50", "articles_dev.jsonl")).SelectMany(story => story.GetProperty("documents").EnumerateArray(), (story, document) => (Story: story.GetProperty("event").ToString(), Document: document))
            .SelectMany(row => Sentences(row.Document).Select(sentence => (row.Story, sentence.Text, sentence.Gold))).ToArray();
        var near = examples.Scores([.. rows.Select(row => row.Text)]);
        var cases = rows.Select((row, i) => new Case(row.Story, row.Gold, Listed(row.Text), Beside(row.Text), near[i])).ToArray();
        Console.WriteLine($"  {cases.Length} sentences, {cases.Sum(one => one.Gold.Count)} with a property");
        var all = cases.SelectMany(one => examples.Frames.Select(frame => (one.Story, Frame: frame, Gold: one.Gold.Contains(frame), Listed: one.Listed.Contains(frame), Beside: one.Beside.Contains(frame), Near: one.Near[frame]))).ToArray();
        Tell("word list", all.Select(one => (one.Gold, one.Listed)));
        Tell("word list beside a name (the rule)", all.Select(one => (one.Gold, one.Beside)));
        Tell("vectors, threshold from other stories", Held(all, one => one.Story, one => one.Near, _ => false, one => one.Gold));
        Tell("word list, and vectors agree", Held(all, one => one.Story, one => one.Listed ? one.Near : double.NegativeInfinity, _ => false, one => one.Gold));
        Tell("beside a name, and vectors agree", Held(all, one => one.Story, one => one.Beside ? one.Near : double.NegativeInfinity, _ => false, one => one.Gold));
        Tell("word list or vectors", Held(all, one => one.Story, one => one.Near, one => one.Listed, one => one.Gold));
        foreach (var frame in examples.Frames)
            Tell($"  {frame}: word list", all.Where(one => one.Frame == frame).Select(one => (one.Gold, one.Listed)));
    }

    private static IEnumerable<(string Text, HashSet<string> Gold)> Sentences(JsonElement document)
    {
        var gold = document.GetProperty("frames").EnumerateArray().Where(frame => frame.GetProperty("sent").ValueKind == JsonValueKind.Number && Properties.ContainsKey(frame.GetProperty("property").GetString()!))
            .ToLookup(frame => frame.GetProperty("sent").GetInt32(), frame => Properties[frame.GetProperty("property").GetString()!]);
        return document.GetProperty("sentences").EnumerateArray().Where(sentence => sentence.GetProperty("annotated").GetBoolean())
            .Select(sentence => (sentence.GetProperty("text").GetString()!, gold[sentence.GetProperty("i").GetInt32()].ToHashSet(StringComparer.Ordinal)));
    }

    private static HashSet<string> Listed(string text) => FrameCues.Properties(LexicalToken.Of(text, new TextSpan(0, text.Length))).Select(hit => hit.Value.Frame).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Beside(string text) => TargetProperties.Of(text, new TextSpan(0, text.Length)).Select(property => property.Property).ToHashSet(StringComparer.Ordinal);

    /// <summary>Each story by the threshold that has the best F1 on the others.</summary>
    private static IEnumerable<(bool, bool)> Held<T>(T[] all, Func<T, string> story, Func<T, double> score, Func<T, bool> always, Func<T, bool> gold)
    {
        var thresholds = Enumerable.Range(-10, 51).Select(step => step / 100.0).ToArray();
        foreach (var held in all.GroupBy(story, StringComparer.Ordinal))
        {
            var rest = all.Where(one => story(one) != held.Key).ToArray();
            var best = thresholds.MaxBy(threshold => Figures(rest.Select(one => (gold(one), always(one) || score(one) >= threshold))).F1);
            foreach (var one in held)
                yield return (gold(one), always(one) || score(one) >= best);
        }
    }

    private static (double P, double R, double F1) Figures(IEnumerable<(bool Gold, bool Said)> told)
    {
        int right = 0, said = 0, gold = 0;
        foreach (var one in told)
            (right, said, gold) = (right + (one is { Gold: true, Said: true } ? 1 : 0), said + (one.Said ? 1 : 0), gold + (one.Gold ? 1 : 0));
        return ((double)right / Math.Max(1, said), (double)right / Math.Max(1, gold), 2.0 * right / Math.Max(1, said + gold));
    }

    private static void Tell(string what, IEnumerable<(bool, bool)> told)
    {
        var (p, r, f1) = Figures(told);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-44} P {p:f3}  R {r:f3}  F1 {f1:f3}"));
    }

    private static void Dimensions1(string data, FrameExamples examples)
    {
        var articles = Lines(Path.Combine(data, "allsides_stories", "dev.jsonl")).Where(article => Topics.ContainsKey(article.GetProperty("story_topic").GetString() ?? ""))
            .Select(article => (Gold: Topics[article.GetProperty("story_topic").GetString()!], Text: $"{article.GetProperty("title").GetString()}\n{article.GetProperty("text").GetString()}")).ToArray();
        int right = 0, none = 0, near = 0, both = 0, rescued = 0;
        foreach (var (gold, text) in articles)
        {
            var sentences = SentenceSplitter.Split(text).ToArray();
            var listed = sentences.SelectMany(span => FrameCues.Of(text, span)).Where(mention => mention.Rule == "F1" && examples.Frames.Contains(mention.Frame)).CountBy(mention => mention.Frame, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            var scores = examples.Scores([.. sentences.Select(span => span.Of(text))]);
            var vectors = examples.Frames.ToDictionary(frame => frame, frame => scores.Average(score => score[frame]), StringComparer.Ordinal);
            var top = listed.Count == 0 ? null : listed.OrderByDescending(frame => frame.Value).ThenByDescending(frame => vectors[frame.Key]).First().Key;
            var nearest = vectors.MaxBy(frame => frame.Value).Key;
            (none, right, near) = (none + (top is null ? 1 : 0), right + (top == gold ? 1 : 0), near + (nearest == gold ? 1 : 0));
            (both, rescued) = (both + (top == nearest ? 1 : 0), rescued + (top == nearest && top == gold ? 1 : 0));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {articles.Length} articles: word list right {(double)right / articles.Length:f3} (of those it names {(double)right / (articles.Length - none):f3}, none in {none}); vectors right {(double)near / articles.Length:f3}; where both agree ({both}) {(double)rescued / Math.Max(1, both):f3}"));
    }

    private static IEnumerable<JsonElement> Lines(string file) => File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
