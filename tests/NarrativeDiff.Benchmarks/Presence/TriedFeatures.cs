using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Encoding;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Core.Text;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>What else a passage could be judged by, beside the five features in use; each corpus judged by a model of the others.</summary>
internal static class TriedFeatures
{
    private const int Window = 3;
    private const int Rank = 8;
    private const int Epochs = 60;
    private const double Step = 0.05;
    private const double Shrink = 0.002;

    /// <param name="More">The features tried, by name.</param>
    /// <param name="Passage">The passage's vector.</param>
    /// <param name="Nearest">The vector of the sentence that is most like it in the other article.</param>
    private sealed record Tried(string Set, Answer Answer, double[] X, Dictionary<string, double> More, float[] Passage, float[] Nearest);

    /// <summary><c>tried DATA_FOLDER</c>: the table of <c>docs/presence.md</c>.</summary>
    public static int Run(string data)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        using var states = new WordStates();
        var asked = PresenceSet
            .Read(data)
            .SelectMany(set => set.Stories.SelectMany(story => Ask(set.Name, story.Story, story.Questions, encoder, states)))
            .ToArray();
        Show("the five features", asked, one => one.X);
        foreach (var name in asked[0].More.Keys)
            Show($"and {name}", asked, one => [.. one.X, one.More[name]]);
        Show("and token interaction, cosine margin", asked, one => [.. one.X, one.More["token interaction"], one.More["cosine margin"]]);
        ShowMapped(asked);
        return 0;
    }

    private static IEnumerable<Tried> Ask(
        string set,
        Story story,
        ImmutableArray<PresenceQuestion> questions,
        ISentenceEncoder encoder,
        WordStates states
    )
    {
        var witnesses = Witness.Of(story);
        var units = StoryUnits.Of(witnesses, VersionHistory.Of(witnesses), encoder);
        var scored = Aligner.Score(units, new AlignmentOptions());
        using var pairs = new PairsOfUnit(units.Segments.Length, scored.Segments);
        var judge = new PassageJudge(witnesses, units, pairs, PassageModel.Shipped);
        var room = judge.NewRoom();
        var at = witnesses.Select((witness, i) => (witness.Key.ArticleId, i)).ToDictionary(pair => pair.ArticleId, pair => pair.i);
        var words = new StoryWords(units, states);
        foreach (var question in questions)
        {
            var (from, to) = (at[question.FromArticle], at[question.ToArticle]);
            var place = PresenceStory.PlaceOf(units, question, from);
            var x = Array.Empty<double>();
            judge.Judge(place, room, (w, features) => x = w == to ? features.ToArray() : x);
            var passage = units.Segments[place];
            var others = units.Sentences.Where(unit => unit.IsNewest && unit.Witness == to).ToArray();
            var cosines = others.Select(other => (double)PairFeatures.Cosine(passage, other)).OrderDescending().ToArray();
            yield return new Tried(
                set,
                question.Answer,
                x,
                new()
                {
                    ["token interaction"] = words.Met(judge.Features.SentenceOf(passage), passage, others),
                    ["cosine margin"] = cosines[0] - cosines.Skip(1).Take(4).DefaultIfEmpty(cosines[0]).Average(),
                    ["cosine of the whole sentence"] = others.Max(other =>
                        (double)PairFeatures.Cosine(judge.Features.SentenceOf(passage), other)
                    ),
                    ["a better pair in its own article"] = Rival(units, pairs, place, to),
                    ["weight of the passage"] = Math.Log(1 + passage.TermWeight),
                },
                passage.Vector,
                others.MaxBy(other => PairFeatures.Cosine(passage, other))!.Vector
            );
        }
    }

    /// <summary>How much better the best unit there fits another sentence of the passage's own article; 0 where it fits none
    /// better.</summary>
    private static double Rival(StoryUnits units, PairsOfUnit pairs, int place, int to)
    {
        var (best, logit) = (-1, double.NegativeInfinity);
        foreach (var (other, score) in pairs[place])
            if (units.Segments[other].Witness == to && PairModel.Logit(score) is var one && one > logit)
                (best, logit) = (other, one);
        var rival = double.NegativeInfinity;
        foreach (var (other, score) in best < 0 ? [] : pairs[best])
            if (
                units.Segments[other].Witness == units.Segments[place].Witness
                && units.Segments[other].Sentence != units.Segments[place].Sentence
            )
                rival = Math.Max(rival, PairModel.Logit(score));
        return double.IsNegativeInfinity(rival) ? 0 : Math.Clamp(logit - rival, -6, 0);
    }

    /// <summary>The cosine through a low-rank map of the frozen vectors, learned on the corpora that the model learns from.</summary>
    private static void ShowMapped(Tried[] asked)
    {
        var mapped = asked
            .Select(one => one.Set)
            .Distinct()
            .ToDictionary(set => set, set => LowRank([.. asked.Where(other => other.Set != set)]));
        Show("and a low-rank map", asked, one => [.. one.X, 0], (one, set) => [.. one.X, Mapped(one, mapped[set])]);
    }

    private static double Mapped(Tried one, float[][] map) =>
        map.Sum(direction => (double)Dot(direction, one.Passage) * Dot(direction, one.Nearest));

    /// <summary>Directions u for which the sum of (u·x)(u·y) beside the cosine tells told from not told.</summary>
    private static float[][] LowRank(Tried[] pairs)
    {
        var random = new Random(1);
        var map = Enumerable
            .Range(0, Rank)
            .Select(_ => pairs[0].Passage.Select(_ => (float)((random.NextDouble() - 0.5) * 0.1)).ToArray())
            .ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
            foreach (var pair in pairs)
            {
                var (a, b) = (map.Select(u => Dot(u, pair.Passage)).ToArray(), map.Select(u => Dot(u, pair.Nearest)).ToArray());
                var score = 10 * (Dot(pair.Passage, pair.Nearest) + a.Zip(b, (l, r) => l * r).Sum() - 0.6);
                var error = (pair.Answer == Answer.Told ? 1 : 0) - PairModel.Probability(score);
                for (var r = 0; r < Rank; r++)
                for (var d = 0; d < map[r].Length; d++)
                    map[r][d] += (float)(Step * ((error * ((a[r] * pair.Nearest[d]) + (b[r] * pair.Passage[d]))) - (Shrink * map[r][d])));
            }
        return map;
    }

    private static float Dot(float[] a, float[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(a, b);

    private static void Show(string name, Tried[] asked, Func<Tried, double[]> features) =>
        Show(name, asked, features, (one, _) => features(one));

    /// <param name="of">The features of a question where a corpus is left out.</param>
    private static void Show(string name, Tried[] asked, Func<Tried, double[]> features, Func<Tried, string, double[]> of)
    {
        var size = features(asked[0]).Length;
        var figures = asked
            .GroupBy(one => one.Set)
            .Select(set =>
            {
                var rows = asked
                    .Where(one => one.Set != set.Key)
                    .SelectMany(one =>
                        new[]
                        {
                            new Example([.. of(one, set.Key), 1], one.Answer == Answer.Told, one.Set == PresenceSet.Pal ? 0.5 : 1),
                            new Example([.. of(one, set.Key), 0], one.Answer != Answer.No, one.Set == PresenceSet.Pal ? 0.5 : 1),
                        }
                    )
                    .ToArray();
                var w = Logistic.Fit(rows, size + 1);
                var judged = set.Select(one => (Logit: w[0] + of(one, set.Key).Select((value, i) => value * w[i + 1]).Sum(), one.Answer));
                var told = judged.Select(one => (Logit: one.Logit + w[^1], one.Answer)).ToArray();
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set.Key} AUC {PresenceBenchmark.Auc(told, Answer.Told):F3} {PresenceBenchmark.Auc(told, Answer.Part):F3}, log loss "
                        + $"{PresenceBenchmark.LogLoss(told):F3}"
                );
            });
        Console.WriteLine($"{name, -40} {string.Join("; ", figures)}");
    }

    /// <summary>The network's states of the content words of a story's sentences.</summary>
    private sealed class StoryWords(StoryUnits units, WordStates states)
    {
        private readonly Dictionary<TextUnit, (string[] Words, float[]?[] States)> _known = [];
        private readonly Dictionary<string, int> _sentencesWith = units
            .Sentences.SelectMany(unit => WordsOf(unit.Text).Select(Key).Distinct(StringComparer.Ordinal))
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

        /// <summary>How well each word of the passage is met by its best word in three sentences in a row, rare words weighing more; the best
        /// place of the article.</summary>
        public double Met(TextUnit sentence, TextUnit passage, TextUnit[] others)
        {
            var (words, own) = Of(sentence);
            var from = Math.Max(0, sentence.Text.IndexOf(passage.Text, StringComparison.Ordinal));
            var first = WordsOf(sentence.Text[..from]).Length;
            var mine = Enumerable
                .Range(first, Math.Max(0, Math.Min(WordsOf(passage.Text).Length, words.Length - first)))
                .Where(i => own[i] is not null && Words.Of(words[i]).Any())
                .ToArray();
            if (mine.Length == 0)
                return 0;
            var weights = mine.Select(i => Math.Log((units.Sentences.Length + 1.0) / (1 + _sentencesWith[Key(words[i])])) + 0.3).ToArray();
            var met = others.Select(other => mine.Select(i => Best(own[i]!, Of(other))).ToArray()).ToArray();
            return Enumerable
                .Range(0, met.Length)
                .Max(at => weights.Select((weight, i) => weight * met.Skip(at).Take(Window).Max(line => line[i])).Sum() / weights.Sum());
        }

        private static double Best(float[] word, (string[] Words, float[]?[] States) other) =>
            other
                .States.Where((state, i) => state is not null && Words.Of(other.Words[i]).Any())
                .Select(state => (double)Dot(word, state!))
                .DefaultIfEmpty(0)
                .Max();

        private (string[] Words, float[]?[] States) Of(TextUnit sentence)
        {
            if (!_known.TryGetValue(sentence, out var known))
                _known[sentence] = known = (WordsOf(sentence.Text), states.Of(WordsOf(sentence.Text)));
            return known;
        }

        private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        private static string Key(string word) => word.ToLowerInvariant().Trim('.', ',', ';', ':', '"', '\'', '(', ')', '“', '”', '’', '‘');
    }
}
