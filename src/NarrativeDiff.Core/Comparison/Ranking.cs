using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Puts findings in the order in which an analyst wants them: important statements, large and sure differences, no row of the same.</summary>
/// <remarks>Factors set by reading reports, not learned: weight = certainty × (.35 support + .30 prominence + .35 size) × .6^(earlier findings of the rule and kind on the statement) × .85^(earlier ones on the statement) × .4^(earlier ones on the same edit) × .85^(earlier ones of the rule and kind).</remarks>
internal static class Ranking
{
    private const double PerRuleOnStatement = 0.6;
    private const double PerStatement = 0.85;
    private const double PerEdit = 0.4;
    private const double PerKind = 0.85;

    public static ImmutableArray<Finding> Of(IEnumerable<FindingDraft> drafts)
    {
        var left = drafts
            .Select(draft => (Draft: draft, Id: IdOf(draft), Base: draft.Weight, Keys: Keys(draft)))
            .DistinctBy(draft => draft.Id)
            .OrderByDescending(draft => draft.Base).ThenBy(draft => draft.Id, StringComparer.Ordinal)
            .ToList();
        var queue = new PriorityQueue<int, (double, int)>(left.Select((draft, i) => (i, (-draft.Base, i))));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var ranked = ImmutableArray.CreateBuilder<Finding>(left.Count);
        while (queue.TryDequeue(out var i, out var priority))
        {
            // Repeats only ever lower a weight: if it is still what it was when queued, nothing left can be above it.
            var repeats = Repeats(left[i].Keys, seen);
            if (left[i].Base * repeats < -priority.Item1)
            {
                queue.Enqueue(i, (-left[i].Base * repeats, i));
                continue;
            }
            ranked.Add(Finish(left[i].Draft, left[i].Id, left[i].Base, repeats));
            foreach (var (key, _) in left[i].Keys)
                seen[key] = seen.GetValueOrDefault(key) + 1;
        }
        return ranked.ToImmutable();
    }

    private static double Repeats((string Key, double Factor)[] keys, Dictionary<string, int> seen)
    {
        var product = 1.0;
        foreach (var (key, factor) in keys)
            product *= Math.Pow(factor, seen.GetValueOrDefault(key));
        return product;
    }

    private static (string Key, double Factor)[] Keys(FindingDraft draft) =>
    [
        ($"{draft.Rule}|{draft.Kind}", PerKind),
        .. draft.SameEdit is { } edit ? [(edit, PerEdit)] : Array.Empty<(string, double)>(),
        .. draft.Statement is { } statement
            ? [(statement.Id, PerStatement), ($"{statement.Id}|{draft.Rule}|{draft.Kind}", PerRuleOnStatement)]
            : Array.Empty<(string, double)>(),
    ];

    /// <summary>A subject says what a finding is about whatever variety of the rule found it.</summary>
    private static string IdOf(FindingDraft draft) =>
        "f-" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
            draft.Subject is { } subject ? $"{draft.Rule}\u001f{subject.Id}" : $"{draft.Rule}\u001f{draft.Kind}\u001f{draft.Key}")))[..16];

    private static Finding Finish(FindingDraft draft, string id, double weight, double repeats) => new()
    {
        Id = id,
        Rule = draft.Rule,
        RuleVersion = Codebook.Entry(draft.Rule).Version,
        Kind = draft.Kind,
        Statement = draft.Statement?.Id,
        Subject = EveryWitness.SubjectOf(draft),
        Positions = draft.Positions,
        Template = draft.Template,
        Outlets = draft.Outlets,
        Summary = draft.Summary,
        Score = Rounded(draft.Score),
        Threshold = Rounded(draft.Threshold),
        Weight = Math.Round(weight * repeats, 4),
        Reasons =
        [
            new("support", Math.Round(draft.Support, 4)), new("prominence", Math.Round(draft.Prominence, 4)),
            new("size", Math.Round(draft.Size, 4)), new("certainty", Math.Round(draft.Certainty, 4)), new("repeats", Math.Round(repeats, 4)),
        ],
        Evidence = draft.Evidence,
    };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
