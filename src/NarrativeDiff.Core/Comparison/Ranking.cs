using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison;

/// <summary>Puts findings in the order in which an analyst wants them: by what is at stake, and never the same matter twice.</summary>
/// <remarks>
/// A finding begins with the probability that a reader keeps it (<see cref="LeadModel"/>). Each finding above it on the same subject, on
/// the same edit, of the same
/// kind, or that shows the same sentences takes from that.
/// </remarks>
internal static class Ranking
{
    private const double PerSubject = 0.2;
    private const double PerEdit = 0.4;
    private const double PerKind = 0.9;

    /// <summary>Of one kind no more stand side by side in the lead.</summary>
    private const int MaxOfKind = 3;
    private const double PerKindBeyond = 0.4;

    /// <summary>What a finding loses all of whose sentences stand above it.</summary>
    private const double SeenBefore = 0.75;

    /// <summary>Spans of a finding that a reader looks at.</summary>
    private const int Read = 8;

    private sealed record Ranked(
        FindingDraft Draft,
        string Id,
        ImmutableArray<WeightPart> Parts,
        double Base,
        string Kind,
        string? Subject,
        (string, string, int, int)[] Sentences
    );

    /// <param name="model">Null: the one that ships.</param>
    public static ImmutableArray<Finding> Of(IEnumerable<FindingDraft> drafts, LeadModel? model = null)
    {
        var left = drafts
            .Select(draft => RankedOf(draft, model ?? LeadModel.Shipped))
            .DistinctBy(draft => draft.Id)
            .OrderByDescending(draft => draft.Base)
            .ThenBy(draft => draft.Id, StringComparer.Ordinal)
            .ToList();
        var queue = new PriorityQueue<int, (double, int)>(left.Select((draft, i) => (i, (-draft.Base, i))));
        var (counts, seen) = (new Dictionary<string, int>(StringComparer.Ordinal), new HashSet<(string, string, int, int)>());
        var ranked = ImmutableArray.CreateBuilder<Finding>(left.Count);
        while (queue.TryDequeue(out var i, out var priority))
        {
            // Repeats only ever lower a weight: if it is still what it was when queued, nothing left can be above it.
            var repeats = Repeats(left[i], counts, seen);
            if (left[i].Base * repeats < -priority.Item1)
            {
                queue.Enqueue(i, (-left[i].Base * repeats, i));
                continue;
            }
            ranked.Add(Finish(left[i], repeats));
            foreach (var key in new[] { left[i].Kind, left[i].Subject, left[i].Draft.SameEdit }.OfType<string>())
                counts[key] = counts.GetValueOrDefault(key) + 1;
            seen.UnionWith(left[i].Sentences);
        }
        return ranked.ToImmutable();
    }

    private static Ranked RankedOf(FindingDraft draft, LeadModel model)
    {
        var parts = model.PartsOf(draft);
        return new Ranked(
            draft,
            IdOf(draft),
            parts,
            1 / (1 + Math.Exp(-parts.Sum(part => part.Value))),
            LeadModel.KindOf(draft),
            EveryWitness.SubjectOf(draft)?.Id,
            [
                .. draft
                    .Evidence.Where(span => span.Role != "nearest")
                    .Take(Read)
                    .Select(span => (span.ArticleId, span.Field, span.Version, span.Sentence))
                    .Distinct(),
            ]
        );
    }

    private static double Repeats(Ranked draft, Dictionary<string, int> counts, HashSet<(string, string, int, int)> seen)
    {
        var ofKind = counts.GetValueOrDefault(draft.Kind);
        var product = Math.Pow(PerKind, ofKind) * Math.Pow(PerKindBeyond, Math.Max(0, ofKind + 1 - MaxOfKind));
        if (draft.Subject is { } subject)
            product *= Math.Pow(PerSubject, counts.GetValueOrDefault(subject));
        if (draft.Draft.SameEdit is { } edit)
            product *= Math.Pow(PerEdit, counts.GetValueOrDefault(edit));
        return draft.Sentences.Length == 0
            ? product
            : product * (1 - SeenBefore * draft.Sentences.Count(seen.Contains) / draft.Sentences.Length);
    }

    /// <summary>A subject says what a finding is about whatever variety of the rule found it.</summary>
    public static string IdOf(FindingDraft draft) =>
        "f-"
        + Convert.ToHexStringLower(
            SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(
                    draft.Subject is { } subject ? $"{draft.Rule}\u001f{subject.Id}" : $"{draft.Rule}\u001f{draft.Kind}\u001f{draft.Key}"
                )
            )
        )[..16];

    private static Finding Finish(Ranked ranked, double repeats) =>
        new()
        {
            Id = ranked.Id,
            Rule = ranked.Draft.Rule,
            RuleVersion = Codebook.Entry(ranked.Draft.Rule).Version,
            Kind = ranked.Draft.Kind,
            Statement = ranked.Draft.Statement?.Id,
            Subject = EveryWitness.SubjectOf(ranked.Draft),
            Positions = ranked.Draft.Positions,
            Template = ranked.Draft.Template,
            Outlets = ranked.Draft.Outlets,
            Summary = ranked.Draft.Template.Render(),
            Score = Rounded(ranked.Draft.Score),
            Threshold = Rounded(ranked.Draft.Threshold),
            Weight = Math.Round(ranked.Base * repeats, 4),
            Reasons =
            [
                .. ranked.Parts.Select(part => part with { Value = Math.Round(part.Value, 2) }),
                new("certainty", Math.Round(ranked.Draft.Certainty, 2)),
                new("repeats", Math.Round(repeats, 2)),
            ],
            Evidence = ranked.Draft.Evidence,
        };

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
