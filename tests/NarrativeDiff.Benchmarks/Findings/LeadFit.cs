using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NarrativeDiff.Benchmarks.Alignment;
using NarrativeDiff.Core;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Frames;
using NarrativeDiff.Core.Analysis.Wording;
using NarrativeDiff.Core.Comparison;
using NarrativeDiff.Core.Model;
using NarrativeDiff.Embeddings;

namespace NarrativeDiff.Benchmarks.Findings;

/// <summary>Learns what leads a report from what readers would report, and says how well it leads stories it has not seen.</summary>
internal static class LeadFit
{
    private const int Lead = 8;
    private const int Read = 8;
    private const int MaxWords = 60;

    /// <summary>Findings of the average usefulness that every kind is taken to have besides its own.</summary>
    private const double Few = 8;

    private const double HintPrior = -4;

    /// <summary>The readers' stories have one version of each article and hardly a number that differs. Set by hand: a contradiction stands
    /// before silence, an edit behind what outlets have against each other.</summary>
    private static readonly (string Name, double Weight)[] Unjudged = [("family V", -1), ("kind N1 number conflict", 1.5)];

    /// <summary>The importance of what matters most.</summary>
    private const int Most = 3;

    /// <param name="Weight">A finding that says several of what readers would report, or what matters most to them, counts for more.</param>
    private sealed record Candidate(string Story, FindingDraft Draft, string Kind, int[] Tells, double Weight);

    /// <summary><c>lead READERS_FOLDER [OUT.tsv]</c></summary>
    public static int Run(string[] args)
    {
        using var encoder = OnnxSentenceEncoder.Bundled();
        var stories = ReadersStory.Read(args[0]);
        var candidates = stories.SelectMany(story => CandidatesOf(story, encoder)).ToArray();
        var kinds = candidates.Select(candidate => candidate.Kind).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var verdicts = ReadersStory.Verdicts(args[0]);
        var weights = new Dictionary<string, LeadModel>();
        foreach (var story in stories)
            weights[story.Story.Id] = Fit(
                [.. candidates.Where(candidate => candidate.Story != story.Story.Id)],
                [.. verdicts.Where(verdict => verdict.Story != story.Story.Id).Select(verdict => (verdict.Rule, verdict.Useful))]
            );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"told at all "
                    + $"{stories.Sum(story => candidates.Where(c => c.Story == story.Story.Id).SelectMany(c => c.Tells).Distinct().Count()) / (double)stories.Sum(story => story.Differences.Length):f3}"
            )
        );
        Report("cross-validated by story", stories, candidates, story => weights[story]);
        var all = Fit(candidates, [.. verdicts.Select(verdict => (verdict.Rule, verdict.Useful))]);
        Report("on what it learned from", stories, candidates, _ => all);
        Report("as shipped", stories, candidates, _ => LeadModel.Shipped);
        foreach (var kind in kinds)
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {kind, -10} {candidates.Count(c => c.Kind == kind), 5} findings, "
                        + $"{candidates.Count(c => c.Kind == kind && c.Tells.Length > 0), 4} tell something"
                )
            );
        if (args.Length > 1)
            File.WriteAllText(args[1], all.Text);
        return 0;
    }

    private static IEnumerable<Candidate> CandidatesOf(ReadersStory story, OnnxSentenceEncoder encoder)
    {
        var collation = Collator.Collate(Witness.Of(story.Story), encoder, new AlignmentOptions());
        foreach (var draft in Rules.Drafts(collation, LoadedScorer.For(encoder, null), FrameSense.For(encoder)))
        {
            var reports = Enumerable.Range(0, story.Differences.Length).Where(i => Tells(collation, draft, story.Differences[i])).ToArray();
            yield return new Candidate(
                story.Story.Id,
                draft,
                LeadModel.KindOf(draft),
                reports,
                reports.Length == 0 ? 1 : (1 + reports.Length + reports.Count(i => story.Differences[i].Importance == Most)) / 2.0
            );
        }
    }

    /// <summary>A kind's prior: how often its findings say something and readers found them useful, drawn towards the average where there
    /// are few.</summary>
    private static Dictionary<string, double> Priors(Candidate[] candidates, (string Rule, bool Useful)[] verdicts)
    {
        var average = (double)candidates.Count(candidate => candidate.Tells.Length > 0) / candidates.Length;
        return candidates
            .GroupBy(candidate => candidate.Kind, StringComparer.Ordinal)
            .ToDictionary(
                kind => kind.Key,
                kind =>
                {
                    var judged = verdicts.Where(verdict => verdict.Rule == kind.Key).ToArray();
                    var (useful, all) = (
                        kind.Count(candidate => candidate.Tells.Length > 0) + judged.Count(verdict => verdict.Useful),
                        kind.Count() + judged.Length
                    );
                    var share = (useful + Few * average) / (all + Few);
                    return Math.Log(share / (1 - share));
                },
                StringComparer.Ordinal
            );
    }

    /// <summary>For kinds that no reader has judged: how often the findings of rules of one letter say something.</summary>
    private static IEnumerable<(char Family, double Prior)> FamilyPriors(Candidate[] candidates)
    {
        var average = (double)candidates.Count(candidate => candidate.Tells.Length > 0) / candidates.Length;
        return candidates
            .GroupBy(candidate => candidate.Kind[0])
            .OrderBy(family => family.Key)
            .Select(family =>
            {
                var share = (family.Count(candidate => candidate.Tells.Length > 0) + Few * average) / (family.Count() + Few);
                return (family.Key, Math.Log(share / (1 - share)));
            });
    }

    private static LeadModel Fit(Candidate[] candidates, (string Rule, bool Useful)[] verdicts)
    {
        var priors = Priors(candidates, verdicts);
        var rows = candidates
            .Select(candidate => new Example(
                [.. LeadFeatures.Of(candidate.Draft), priors[candidate.Kind]],
                candidate.Tells.Length > 0,
                candidate.Weight
            ))
            .ToArray();
        var learned = Logistic.Fit(rows, LeadFeatures.Names.Length + 1);
        var text = new StringBuilder(
            "# lead-3 Weights of the lead model: the features of LeadFeatures, then the kinds of findings; "
                + "learned from what readers would report of twelve stories and from their verdicts (benchmark lead). "
                + "Columns: name, weight\n"
        );
        void Add(string name, double weight) => text.Append(CultureInfo.InvariantCulture, $"{name}\t{weight:0.000}\n");
        Add("bias", learned[0]);
        foreach (var (i, name) in LeadFeatures.Names.Index())
            Add(name, learned[i + 1]);
        Add("kind *", learned[^1] * priors.Values.Average());
        foreach (var (name, weight) in Unjudged)
            Add(name, weight);
        foreach (var (family, prior) in FamilyPriors(candidates))
            Add("family " + family, learned[^1] * prior);
        foreach (var (kind, prior) in priors.OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Add("kind " + kind, IsHint(kind) ? Math.Min(HintPrior, learned[^1] * prior) : learned[^1] * prior);
        return LeadModel.Parse(text.ToString());
    }

    /// <summary>Frame cues, single hedges, shares of text, cut quotations and counts of speakers are hints to read on; they do not lead.
    /// Of the last four (E3, E5, T4, T6) blind readers kept none of seventeen.</summary>
    private static bool IsHint(string kind) => kind[0] == 'F' || kind[..2] is "C1" or "C3" or "E3" or "E5" or "T4" or "T6";

    private static void Report(string name, IReadOnlyList<ReadersStory> stories, Candidate[] candidates, Func<string, LeadModel> model)
    {
        var (reported, all, important, allImportant, useful, leading) = (0, 0, 0, 0, 0, 0);
        foreach (var story in stories)
        {
            var mine = candidates.Where(candidate => candidate.Story == story.Story.Id).ToArray();
            var byId = mine.ToLookup(candidate => Ranking.IdOf(candidate.Draft));
            var lead = Ranking
                .Of(mine.Select(candidate => candidate.Draft), model(story.Story.Id))
                .Take(Lead)
                .Select(finding => byId[finding.Id].First())
                .ToArray();
            var reports = lead.SelectMany(candidate => candidate.Tells).ToHashSet();
            (reported, all) = (reported + reports.Count, all + story.Differences.Length);
            important += reports.Count(i => story.Differences[i].Importance == Most);
            allImportant += story.Differences.Count(difference => difference.Importance == Most);
            (useful, leading) = (useful + lead.Count(candidate => candidate.Tells.Length > 0), leading + lead.Length);
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: lead {(double)reported / all:f3}, important {(double)important / allImportant:f3}, of what "
                    + $"leads {(double)useful / leading:f3} is on something"
            )
        );
    }

    /// <summary>The finding's first spans stand on the difference's in two outlets; in one where the difference is of one outlet or both
    /// are about an absence.</summary>
    private static bool Tells(Collation collation, FindingDraft draft, ReadersDifference difference)
    {
        var outlets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var span in draft.Evidence.Take(Read).Where(span => span.Role != "nearest"))
        {
            var length = LengthOfWords(span.Exact);
            foreach (var other in difference.Spans)
                if (
                    other.Article == span.ArticleId
                    && other.Field == span.Field
                    && Math.Min(span.Start + length, other.Start + other.Length) - Math.Max(span.Start, other.Start) is var shared
                    && shared > 0
                    && 2 * shared >= Math.Min(length, other.Length)
                )
                    outlets.Add(span.Outlet);
        }
        var absence = draft.Evidence.Any(span => span.Role is "carrier" or "nearest" or "absent");
        var sides = difference
            .Spans.Select(span => collation.Witnesses.First(witness => witness.Key.ArticleId == span.Article).Outlet)
            .Distinct()
            .Count();
        return outlets.Count >= (sides == 1 || (absence && difference.Kind is "omission" or "unique") ? 1 : 2);
    }

    private static int LengthOfWords(string text)
    {
        var words = 0;
        for (var i = 1; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i - 1]) && ++words == MaxWords)
                return i;
        return text.Length;
    }
}
