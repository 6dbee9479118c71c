using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Articles;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>The labels that the readings of one statement use for one referent, by witness.</summary>
internal sealed record LabelSlot(Statement Statement, Referent Referent, ImmutableArray<LabelUse> Uses)
{
    /// <summary>Two witnesses that name it with different nouns, neither using the other's in this statement.</summary>
    public bool Differs =>
        Uses.GroupBy(use => use.Witness)
            .Select(witness => witness.Select(NounOf).Where(noun => noun.Length > 0).ToHashSet(StringComparer.Ordinal))
            .Where(nouns => nouns.Count > 0)
            .ToArray()
            is { Length: > 1 } sets
        && sets.Any(set => sets.Any(other => !set.Overlaps(other) && set.Any(noun => other.Any(second => Competes(noun, second)))));

    /// <summary>Of a happening any two nouns; of a person two words for one office ("leader", "dictator"), of a country two for its
    /// government of which one judges ("regime").</summary>
    private bool Competes(string noun, string other) =>
        Referent.Kind switch
        {
            "person" => PhraseWords.OfficeOf(noun) == PhraseWords.OfficeOf(other)
                && !noun.StartsWith(other, StringComparison.Ordinal)
                && !other.StartsWith(noun, StringComparison.Ordinal),
            "place" or "organisation" => PhraseWords.Is(noun, "regime") && PhraseWords.Is(other, "regime"),
            _ => true,
        };

    /// <summary>The word that makes the label: the noun, what completes a light one, or the role of a title; empty for a bare
    /// name.</summary>
    public static string NounOf(LabelUse use) =>
        PhraseWords.IsViolent(use.Mention.Complement) && PhraseWords.HappeningOf(use.Mention.Head) is "light" or "generic"
            ? $"{use.Mention.Head} {use.Mention.Complement}"
        : PhraseWords.HappeningOf(use.Mention.Head) is "light" or "generic"
        && use.Mention.Modifiers.LastOrDefault(PhraseWords.IsViolent) is { } violent
            ? $"{violent} {use.Mention.Head}"
        : use.Mention.IsNamed && !PhraseWords.Is(use.Mention.Head, "role") ? ""
        : use.Mention.Head;
}

/// <summary>Sets the labels of aligned readings beside each other.</summary>
internal static class LabelSlots
{
    public static IEnumerable<LabelSlot> Of(Collation collation)
    {
        var table = LabelTable.Of(collation);
        var bySentence = table
            .Referents.SelectMany(referent => referent.Uses.Select(use => (Referent: referent, Use: use)))
            .Where(use => use.Use.Version == collation.Witnesses[use.Use.Witness].Versions.Length - 1)
            .ToLookup(use => (use.Use.Witness, use.Use.Mention.Place.Sentence));
        return from statement in collation.Statements
            where statement.Tellers > 1
            from slot in statement
                .CarriedReadings.SelectMany(reading => reading.Units)
                .SelectMany(unit =>
                    bySentence[(unit.Witness, unit.Sentence)]
                        .Where(use => unit.Span.Contains(use.Use.Mention.Place.Span))
                        .Select(use => (use.Referent, Named: new Named(unit, use.Use)))
                )
                .GroupBy(use => use.Referent, use => use.Named, ReferenceEqualityComparer.Instance)
            let made = new LabelSlot(statement, (Referent)slot.Key, [.. Paired(collation, (Referent)slot.Key, [.. slot]).Distinct()])
            where made.Differs
            select made;
    }

    private sealed record Named(TextUnit Unit, LabelUse Use)
    {
        public string Noun { get; } = LabelSlot.NounOf(Use);
    }

    /// <summary>"Charged with murder" beside "the killing": the charge and the event.</summary>
    private static bool IsCharge(Collation collation, Named one)
    {
        var text = collation.WitnessOf(one.Unit).Text;
        return LegalChargeContext.Name(text, text.Sentences[one.Unit.Sentence], one.Use.Mention.Place.Span);
    }

    /// <summary>Uses whose reading surely says what another says that has another noun. A reading with two nouns of one kind of happening
    /// may mean two happenings.</summary>
    private static IEnumerable<LabelUse> Paired(Collation collation, Referent referent, Named[] named)
    {
        var clear = referent.Kind is "person" or "place" or "organisation"
            ? named
            :
            [
                .. named
                    .Where(one => !IsCharge(collation, one))
                    .GroupBy(one => one.Unit)
                    .Where(unit => unit.Select(one => one.Noun).Distinct(StringComparer.Ordinal).Count() == 1)
                    .SelectMany(unit => unit),
            ];
        return clear
            .Where(one => clear.Any(other => other.Noun != one.Noun && collation.AreSame(one.Unit, other.Unit)))
            .Select(one => one.Use);
    }
}
