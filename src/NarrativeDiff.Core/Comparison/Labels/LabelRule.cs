using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Model;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>Finds the people and happenings that outlets call by different nouns where they report the same statement, and counts who says what.</summary>
internal sealed class LabelRule : IRule
{
    private const int MaxNouns = 4;

    private const int MaxEvidence = 10;

    public IReadOnlyList<string> Ids => ["W1"];

    public IEnumerable<FindingDraft> Find(Collation collation) => LabelSlots.Of(collation)
        .GroupBy(slot => slot.Referent.Id, StringComparer.Ordinal)
        .OrderBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Draft(collation, [.. group]));

    private sealed record Noun(string Word, string Phrase, ImmutableArray<LabelUse> Uses);

    private static FindingDraft Draft(Collation collation, ImmutableArray<LabelSlot> slots)
    {
        var referent = slots[0].Referent;
        var nouns = NounsOf(slots);
        var leading = slots.MaxBy(slot => Importance.Support(collation, slot.Statement))!;
        return new FindingDraft("W1", "label variation", $"{referent.Key}|{string.Join('|', nouns.Select(noun => noun.Word).Order(StringComparer.Ordinal))}",
            $"Named differently where {Cases(slots.Length)} reported: {Prose.List(nouns.Select(noun => Counted(collation, noun)))}", EvidenceOf(collation, slots, nouns))
        {
            Statement = leading.Statement,
            Certainty = 0.4,
            Size = nouns.Any(noun => noun.Uses.Any(use => PhraseWords.HappeningOf(use.Mention.Head) == "violence")) ? 0.9 : Math.Min(0.6, 0.2 + 0.1 * slots.Length),
            Prominence = slots.Max(slot => Importance.Prominence(slot.Statement)),
            Support = Importance.Support(collation, leading.Statement),
        };
    }

    private static string Cases(int statements) => statements == 1 ? "one statement is" : $"{statements} statements are";

    /// <summary>The nouns that differ, most used first, with their uses where the statements are reported: elsewhere in an article the noun may name another case.</summary>
    private static ImmutableArray<Noun> NounsOf(ImmutableArray<LabelSlot> slots) =>
        [.. slots.SelectMany(slot => slot.Uses).Distinct()
            .GroupBy(LabelSlot.NounOf, StringComparer.Ordinal)
            .Where(noun => noun.Key.Length > 0)
            .Select(noun => new Noun(noun.Key, PhraseOf(noun), [.. noun]))
            .OrderByDescending(noun => noun.Uses.Length).ThenBy(noun => noun.Word, StringComparer.Ordinal)
            .Take(MaxNouns)];

    /// <summary>The phrase where all use one, as a body writes it before a headline with its capitals; else the noun they share.</summary>
    private static string PhraseOf(IGrouping<string, LabelUse> noun) =>
        noun.DistinctBy(use => use.Mention.Key, StringComparer.Ordinal).Skip(1).Any() ? noun.Key
        : noun.Select(use => use.Mention.Phrase).OrderBy(phrase => char.IsUpper(phrase[0])).ThenBy(phrase => phrase, StringComparer.Ordinal).First();

    /// <summary>“attack” (anvil 3; beacon 1, 2 quoted); of more than three outlets their number.</summary>
    private static string Counted(Collation collation, Noun noun) =>
        noun.Uses.Select(use => collation.Witnesses[use.Witness].Outlet).Distinct(StringComparer.Ordinal).Count() is var outlets && outlets > 3
        ? $"{Prose.Quote(noun.Phrase)} ({noun.Uses.Length} in {outlets} outlets: {ByVoice(noun.Uses)})"
        : $"{Prose.Quote(noun.Phrase)} ({string.Join("; ", noun.Uses.GroupBy(use => collation.Witnesses[use.Witness].Outlet, StringComparer.Ordinal).OrderBy(outlet => outlet.Key, StringComparer.Ordinal).Select(Counts))})";

    private static string Counts(IGrouping<string, LabelUse> outlet) =>
        $"{outlet.Key} {ByVoice(outlet)}";

    private static string ByVoice(IEnumerable<LabelUse> uses) => string.Join(", ", uses
        .CountBy(use => use.Voice, StringComparer.Ordinal)
        .OrderBy(voice => Array.IndexOf(["outlet", "attributed", "quoted"], voice.Key))
        .Select(voice => $"{voice.Value} {(voice.Key == "outlet" ? "own" : voice.Key)}"));

    private static ImmutableArray<Evidence> EvidenceOf(Collation collation, ImmutableArray<LabelSlot> slots, ImmutableArray<Noun> nouns) =>
        [.. slots.SelectMany(slot => slot.Uses).Where(use => nouns.Any(noun => noun.Word == LabelSlot.NounOf(use)))
            .DistinctBy(use => (use.Witness, LabelSlot.NounOf(use)))
            .Take(MaxEvidence)
            .Select(use => LabelEvidence.Of(collation, use, "reading"))];
}
