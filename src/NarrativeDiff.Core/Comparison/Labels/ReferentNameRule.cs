using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>Says what outlets call the same person, group, policy, act or thing in their whole texts, where the names claim or judge
/// differently.</summary>
internal sealed class ReferentNameRule : IRule
{
    private const string Id = "W1";

    private const int MaxFindings = 10;

    /// <summary>Of violence any other noun is worth saying where one statement is reported with it; of a visit or a meeting it is a
    /// synonym.</summary>
    private const string Violence = "class:violence";

    /// <summary>Names that the summary sets beside each other.</summary>
    private const int MaxNames = 4;

    /// <summary>Of these, names that claim nothing.</summary>
    private const int MaxPlain = 3;

    /// <summary>Uses of one witness that are shown.</summary>
    private const int MaxShown = 4;

    private static readonly string[] VoiceOrder = [Voices.Outlet, Voices.Reported, Voices.Quoted];

    public IReadOnlyList<string> Ids => [Id];

    public IEnumerable<FindingDraft> Find(Collation collation)
    {
        if (collation.Witnesses.Length < 2)
            return [];
        var aligned = LabelSlots
            .Of(collation)
            .Where(slot => slot.Referent.Key.Split(' ')[0] == Violence)
            .ToLookup(slot => slot.Referent.Id, StringComparer.Ordinal);
        return LabelTable
            .Of(collation)
            .Referents.Select(referent => ReferentNames.Of(collation, referent))
            .Select(names => (Names: names, Groups: GroupsOf(names, aligned[names.Referent.Id])))
            .Where(one => one.Groups.Length > 0)
            .OrderByDescending(one => one.Names.Claims.Sum(claim => claim.Weight))
            .ThenBy(one => one.Names.Referent.Key, StringComparer.Ordinal)
            .Take(MaxFindings)
            .Select(one => Emit(collation, one.Names, one.Groups));
    }

    /// <summary>Names that share a claiming word, or a noun where none claims.</summary>
    /// <param name="Word">The word.</param>
    private sealed record NameGroup(string Word, int Weight, ImmutableArray<NameUse> Uses)
    {
        /// <summary>The commonest name of the group, as a body writes it.</summary>
        public string Phrase { get; } =
            Uses.GroupBy(use => use.Mention.Key, StringComparer.Ordinal)
                .OrderByDescending(name => name.Count())
                .ThenBy(name => name.Key.Length)
                .ThenBy(name => name.Key, StringComparer.Ordinal)
                .First()
                .Select(use => use.Mention.Phrase)
                .OrderBy(phrase => char.IsUpper(phrase[0]))
                .ThenBy(phrase => phrase, StringComparer.Ordinal)
                .First();
    }

    /// <summary>Empty where the names differ in nothing that is worth saying.</summary>
    private static ImmutableArray<NameGroup> GroupsOf(ReferentNames names, IEnumerable<LabelSlot> aligned)
    {
        var left = names.Uses.ToList();
        var groups = ImmutableArray.CreateBuilder<NameGroup>();
        foreach (var claim in names.Claims)
            if (groups.Count < MaxNames)
                Take(groups, left, claim.Word, claim.Weight, use => use.Claims.Any(other => other.Word == claim.Word));
        foreach (
            var noun in aligned
                .SelectMany(slot => slot.Uses)
                .Select(LabelSlot.NounOf)
                .Where(noun => noun.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
            if (groups.Count < MaxNames)
                Take(groups, left, noun, 1, use => LabelSlot.NounOf(use.Use) == noun);
        if (groups.Count > 0)
            groups.AddRange(Plain([.. left.Where(use => use.Claims.IsEmpty)], groups));
        return groups.Count > 1 && groups.SelectMany(group => group.Uses).Select(use => use.Witness).Distinct().Count() > 1
            ? groups.ToImmutable()
            : [];
    }

    private static void Take(ImmutableArray<NameGroup>.Builder groups, List<NameUse> left, string word, int weight, Predicate<NameUse> isOf)
    {
        if (left.Where(use => isOf(use)).ToImmutableArray() is { Length: > 0 } uses)
            groups.Add(new NameGroup(word, weight, uses));
        left.RemoveAll(isOf);
    }

    /// <summary>Names that claim nothing, each noun by itself: those of the outlets that have no name yet come first. A name with a noun says
    /// more than a bare surname.</summary>
    private static IEnumerable<NameGroup> Plain(NameUse[] uses, IEnumerable<NameGroup> groups)
    {
        var having = groups.SelectMany(group => group.Uses).Select(use => use.Witness).ToHashSet();
        var nouns = uses.Where(use => use.Mention.Head.Length > 0 && !PhraseWords.Is(use.Mention.Head, "address")).ToArray();
        var left = (nouns.Length > 0 ? nouns : uses)
            .GroupBy(use => LabelSlot.NounOf(use.Use), StringComparer.Ordinal)
            .Select(noun => noun.ToImmutableArray())
            .ToList();
        for (var i = 0; i < MaxPlain && left.Count > 0; i++)
        {
            var best = left.OrderByDescending(noun =>
                    noun.Select(use => use.Witness).Distinct().Count(witness => !having.Contains(witness))
                )
                .ThenByDescending(noun => noun.Select(use => use.Witness).Distinct().Count())
                .ThenByDescending(noun => noun.Length)
                .ThenBy(noun => noun[0].Mention.Key, StringComparer.Ordinal)
                .First();
            if (i > 0 && best.All(use => having.Contains(use.Witness)))
                yield break;
            left.Remove(best);
            having.UnionWith(best.Select(use => use.Witness));
            yield return new NameGroup("", 0, best);
        }
    }

    private static FindingDraft Emit(Collation collation, ReferentNames names, ImmutableArray<NameGroup> groups)
    {
        var finding = new FindingBuilder(
            collation,
            Id,
            "names of one thing",
            new FindingSubject(SubjectType.Referent, StableId.Of("referent", names.Referent.Key), names.Referent.Name)
        );
        foreach (var witness in names.Uses.GroupBy(use => use.Witness))
            finding.Take(witness.Key, FindingStance.States, witness.Select(use => use.Mention.Place.Sentence), Says(groups, witness.Key));
        foreach (var use in Shown(groups))
            finding.Show(use.Witness, use.Mention.Place.Sentence, use.Mention.Place.Span, "reading");
        finding.Others(_ => FindingStance.Silent);
        var heaviest = groups.Max(group => group.Weight);
        return finding.Build(
            Summary(collation, groups, names.Referent),
            certainty: heaviest > 1 ? 0.7 : 0.4,
            size: heaviest switch
            {
                3 => 0.8,
                2 => 0.6,
                _ => 0.3,
            }
        );
    }

    /// <summary>Outlets in turn, each with its most saying names first; own voice before what sources say.</summary>
    private static IEnumerable<NameUse> Shown(ImmutableArray<NameGroup> groups) =>
        groups
            .SelectMany((group, rank) => group.Uses.Select(use => (Use: use, Rank: rank)))
            .GroupBy(one => one.Use.Witness)
            .SelectMany(witness =>
                witness
                    .OrderBy(one => Array.IndexOf(VoiceOrder, one.Use.Voice))
                    .ThenBy(one => one.Rank)
                    .ThenBy(one => one.Use.Mention.Place.Sentence)
                    .DistinctBy(one => (one.Rank, one.Use.Mention.Key))
                    .Take(MaxShown)
                    .Select((one, turn) => (one.Use, Turn: turn, one.Rank))
            )
            .OrderBy(one => one.Turn)
            .ThenBy(one => one.Rank)
            .ThenBy(one => one.Use.Witness)
            .Select(one => one.Use);

    private static string? Says(ImmutableArray<NameGroup> groups, int witness)
    {
        var said = groups
            .Select(group => (group.Phrase, Uses: group.Uses.Where(use => use.Witness == witness).ToArray()))
            .Where(group => group.Uses.Length > 0)
            .Select(group => $"“{group.Phrase}” {ByVoice(group.Uses)}")
            .ToArray();
        return said.Length > 0 ? string.Join("; ", said) : null;
    }

    private static string ByVoice(IEnumerable<NameUse> uses) =>
        string.Join(
            ", ",
            uses.CountBy(use => use.Voice, StringComparer.Ordinal)
                .OrderBy(voice => Array.IndexOf(VoiceOrder, voice.Key))
                .Select(voice =>
                    $"{(voice.Key == Voices.Outlet ? "own voice" : voice.Key == Voices.Reported ? "reported" : "quoted")} {voice.Value}"
                )
        );

    /// <summary>“illegal immigrants” (Harbour Post, own voice 3); “undocumented immigrants” (Dnipro Ledger, own voice 4; The Times, own
    /// voice 1).</summary>
    private static SummaryTemplate Summary(Collation collation, ImmutableArray<NameGroup> groups, Referent referent)
    {
        var arguments = new List<SummaryArgument>();
        var parts = new List<string>();
        foreach (var (at, group) in groups.Index())
        {
            arguments.Add(SummaryArgument.Quotations($"name{at}", group.Phrase));
            var users = group.Uses.GroupBy(use => use.Witness).ToArray();
            foreach (var (nth, witness) in users.Index())
            {
                arguments.Add(OutletNames.Argument(collation, $"outlet{at}_{nth}", witness.Key));
                arguments.Add(SummaryArgument.Text($"uses{at}_{nth}", ByVoice(witness)));
            }
            var uses = Enumerable.Range(0, users.Length).Select(nth => $"{{outlet{at}_{nth}}}, {{uses{at}_{nth}}}");
            parts.Add($"{{name{at}}} ({string.Join("; ", uses)})");
        }
        arguments.Add(SummaryArgument.Text("referent", referent.Name));
        return SummaryTemplate.Of($"Names for {{referent}}: {string.Join("; ", parts)}.", [.. arguments]);
    }
}
