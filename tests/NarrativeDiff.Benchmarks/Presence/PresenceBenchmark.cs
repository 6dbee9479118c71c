using System.Collections.Immutable;
using System.Globalization;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Presence;

/// <summary>Are the cells true? Readers' answers against a model that never saw their corpus, and against the cells of the
/// report.</summary>
internal static class PresenceBenchmark
{
    private const int Resamples = 1000;

    /// <summary><c>presence DATA_FOLDER [OUT.tsv | FOLDER…]</c>: prints the tables of <c>docs/presence.md</c>, writes the model; a folder
    /// is a further set that nothing is learned from.</summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        PresenceSet[] sets =
        [
            .. PresenceSet.Read(args[0]),
            .. args.Skip(1).Where(Directory.Exists).Select(folder => PresenceSet.ReadFolder(Path.GetFileName(folder.TrimEnd('/')), folder)),
        ];
        AskedPresence[] Ask(PresenceSet set, AlignmentOptions options) =>
            [.. set.Stories.SelectMany(story => PresenceStory.Ask(set.Name, story.Story, story.Questions, encoder, options))];
        var asked = sets.SelectMany(set => Ask(set, new AlignmentOptions())).ToArray();
        foreach (var without in PassageFeatures.Names.Prepend(""))
            ShowUnseen(asked, without.Length == 0 ? null : without);
        foreach (var set in asked.GroupBy(question => question.Set))
            ShowCells(set.Key, [.. set]);
        foreach (var set in sets.Where(set => set.Name is PresenceSet.Ecb or PresenceSet.Pal))
        {
            var model = PresenceFit.Fit(asked.Where(question => IsLearnedFrom(question) && question.Set != set.Name));
            ShowCells($"{set.Name}, judged by a model of the two other corpora", Ask(set, new AlignmentOptions { Passages = model }));
        }
        var text = PresenceFit.Describe(PresenceFit.Fit(asked.Where(question => question.Set is PresenceSet.Ecb or PresenceSet.Pal)));
        foreach (var output in args.Skip(1).Where(path => !Directory.Exists(path)))
            File.WriteAllText(output, text);
        Console.Write(text);
        return 0;
    }

    private static bool IsLearnedFrom(AskedPresence question) => question.Set is PresenceSet.Readers or PresenceSet.Ecb or PresenceSet.Pal;

    /// <summary>Each corpus judged by a model of the two others.</summary>
    private static void ShowUnseen(AskedPresence[] asked, string? without)
    {
        var figures = new[] { PresenceSet.Readers, PresenceSet.Ecb, PresenceSet.Pal }.Select(set =>
        {
            var model = PresenceFit.Fit(asked.Where(question => question.Set != set && IsLearnedFrom(question)), without);
            var judged = asked
                .Where(question => question.Set == set)
                .Select(question => (Logit: model.Logit(question.Features), question.Answer))
                .ToArray();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{set} AUC told {Auc(judged, Answer.Told):F3}, told or part {Auc(judged, Answer.Part):F3}, log loss {LogLoss(judged):F3}"
            );
        });
        Console.WriteLine($"{(without is null ? "all features" : "without " + without), -16} {string.Join("; ", figures)}");
    }

    public static double Auc((double Logit, Answer Answer)[] judged, Answer from)
    {
        var (high, low) = (judged.Where(one => one.Answer >= from).ToArray(), judged.Where(one => one.Answer < from).ToArray());
        return high.Average(a =>
            low.Average(b =>
                a.Logit > b.Logit ? 1
                : a.Logit == b.Logit ? 0.5
                : 0
            )
        );
    }

    public static double LogLoss((double Logit, Answer Answer)[] judged) =>
        judged.Average(one =>
            -Math.Log(Math.Max(1e-9, one.Answer == Answer.Told ? PairModel.Probability(one.Logit) : 1 - PairModel.Probability(one.Logit)))
        );

    private static void ShowCells(string set, AskedPresence[] asked)
    {
        Console.WriteLine($"{set}: {asked.Length} questions of {asked.Select(question => question.Story).Distinct().Count()} stories");
        foreach (var state in asked.GroupBy(question => Band(question.State)).OrderBy(state => state.Key, StringComparer.Ordinal))
            Console.WriteLine(
                $"  {state.Key, -10} told {state.Count(q => q.Answer == Answer.Told), 4} part "
                    + $"{state.Count(q => q.Answer == Answer.Part), 4} no {state.Count(q => q.Answer == Answer.No), 4}"
            );
        Show("carried: told", asked, band => band == "carried", answer => answer == Answer.Told);
        Show("carried: told or part", asked, band => band == "carried", answer => answer != Answer.No);
        Show("partly: told or part", asked, band => band == "partly", answer => answer != Answer.No);
        Show("absent: no", asked, band => band == "absent", answer => answer == Answer.No);
        Show("absent: not told", asked, band => band == "absent", answer => answer != Answer.Told);
        Show("told: found", asked, _ => true, _ => true, band => band == "carried", answer => answer == Answer.Told);
        Show("no: found", asked, _ => true, _ => true, band => band == "absent", answer => answer == Answer.No);
        Show("uncertain, of all", asked, _ => true, _ => true, band => band == "uncertain");
    }

    public static string Band(CoverageState state) =>
        state switch
        {
            CoverageState.Carried or CoverageState.Late or CoverageState.Restored => "carried",
            CoverageState.NotMatched or CoverageState.NotYet or CoverageState.Dropped => "absent",
            CoverageState.Partly => "partly",
            _ => "uncertain",
        };

    /// <summary>A share with the interval that nine in ten resamples of the stories lie in.</summary>
    private static void Show(
        string name,
        AskedPresence[] asked,
        Func<string, bool> of,
        Func<Answer, bool> right,
        Func<string, bool>? also = null,
        Func<Answer, bool>? among = null
    )
    {
        var stories = asked
            .GroupBy(question => question.Story)
            .Select(story =>
                (
                    Right: story.Count(q =>
                        of(Band(q.State)) && right(q.Answer) && (also?.Invoke(Band(q.State)) ?? true) && (among?.Invoke(q.Answer) ?? true)
                    ),
                    All: story.Count(q => of(Band(q.State)) && (among?.Invoke(q.Answer) ?? true))
                )
            )
            .ToArray();
        var random = new Random(1);
        var shares = Enumerable
            .Range(0, Resamples)
            .Select(_ =>
            {
                var drawn = Enumerable.Range(0, stories.Length).Select(_ => stories[random.Next(stories.Length)]).ToArray();
                return drawn.Sum(story => story.All) is var all and > 0 ? (double)drawn.Sum(story => story.Right) / all : double.NaN;
            })
            .Where(share => !double.IsNaN(share))
            .Order()
            .ToArray();
        if (shares.Length == 0)
            return;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  {name, -22} {(double)stories.Sum(story => story.Right) / stories.Sum(story => story.All):F3} [{shares[shares.Length / 20]:F2}, "
                    + $"{shares[^(1 + shares.Length / 20)]:F2}]"
            )
        );
    }
}
