using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Says the happenings of one class apart by what qualifies them: "the Norland deal" and "the climate deal", "talks with Holm" and
/// "talks with Berg".</summary>
/// <remarks>
/// Of each class the commonest qualifier of the story, with those that stand beside it more often than not, means the main happening. A
/// mention with any other
/// qualifier is a happening of its own; one without takes that of the mention before it in its article, and failing that the main one.
/// </remarks>
internal sealed class EventInstances
{
    /// <summary>Words behind the noun in which "with" or "against" may name who takes part.</summary>
    private const int Behind = 6;

    /// <summary>Nouns that report an act by the noun before them: an assassination attempt.</summary>
    private const string Light = "light";

    /// <summary>An unqualified mention means nothing that was last mentioned longer ago.</summary>
    private const int MaxSentencesBack = 3;

    private readonly NameIndex _names;
    private readonly Dictionary<Mention, string> _instances = new(ReferenceEqualityComparer.Instance);

    private sealed record Qualified(Mention Mention, ImmutableArray<string> Qualifiers);

    public EventInstances(IEnumerable<ReadSentence> sentences, Func<Mention, string?> classOf, NameIndex names)
    {
        _names = names;
        var classes = sentences
            .SelectMany(sentence => sentence.Mentions.Select(mention => (Sentence: sentence, Mention: mention, Class: classOf(mention))))
            .Where(one => one.Class is not null)
            .GroupBy(
                one => one.Class!,
                one => new Qualified(one.Mention, QualifiersOf(one.Sentence, one.Mention, one.Class!)),
                StringComparer.Ordinal
            );
        foreach (var mentions in classes)
            Assign([.. mentions]);
    }

    /// <summary>Empty for the main happening of its class.</summary>
    public string Of(Mention mention) => _instances.GetValueOrDefault(mention, "");

    /// <summary>"Another lawsuit", "most deals": expressly not the one the story is about.</summary>
    public static bool IsAnother(Mention mention) =>
        (mention.IsIndefinite && mention.IsPlural) || mention.Modifiers.Any(word => PhraseWords.Is(word, "another"));

    private void Assign(ImmutableArray<Qualified> mentions)
    {
        var main = MainOf(mentions);
        (MentionPlace Place, string Instance)? last = null;
        foreach (var (mention, qualifiers) in mentions)
        {
            var place = mention.Place;
            var other = qualifiers.Where(word => !main.Contains(word)).Order(StringComparer.Ordinal).FirstOrDefault();
            var instance =
                other
                ?? (
                    qualifiers.IsEmpty
                    && last is { } before
                    && before.Place.Witness == place.Witness
                    && before.Place.Version == place.Version
                    && before.Place.Field == place.Field
                    && place.Sentence - before.Place.Sentence <= MaxSentencesBack
                        ? before.Instance
                        : ""
                );
            if (instance.Length > 0)
                _instances[mention] = instance;
            last = (place, instance);
        }
    }

    private static HashSet<string> MainOf(ImmutableArray<Qualified> mentions)
    {
        var counts = mentions
            .SelectMany(mention => mention.Qualifiers)
            .CountBy(word => word, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        if (counts.Count == 0)
            return [];
        var top = counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).First().Key;
        var beside = mentions
            .Where(mention => mention.Qualifiers.Contains(top))
            .SelectMany(mention => mention.Qualifiers)
            .CountBy(word => word, StringComparer.Ordinal);
        return beside.Where(word => 2 * word.Value >= counts[word.Key]).Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
    }

    private ImmutableArray<string> QualifiersOf(ReadSentence sentence, Mention mention, string happening)
    {
        var witness = mention.Place.Witness;
        // "An attempt on Berg" is the attempt that others call an attack: the name is its target, not which of several it is.
        var named =
            PhraseWords.HappeningOf(mention.Head) == Light
                ? []
                : mention
                    .NamedModifiers.SelectMany(name => name.Split('-'))
                    .Where(name => name.Length > 1)
                    .Select(name => _names.Resolve(witness, name));
        var nouns = mention.Modifiers.Where(word =>
            IsNoun(word)
            && PhraseWords.HappeningOf(word) != happening
            && !mention.NamedModifiers.Any(name => name.Contains(word, StringComparison.Ordinal))
        );
        return [.. named.Concat(nouns).Concat(Participants(sentence, mention)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A common noun; adjectives report what kind a thing is, not which.</summary>
    private static bool IsNoun(string word) =>
        NounSynonyms.KindOf(word) is not null && !PhraseWords.IsClass(word, "adjective") && !word.EndsWith("ed", StringComparison.Ordinal);

    private IEnumerable<string> Participants(ReadSentence sentence, Mention mention)
    {
        var end = mention.Tokens.End;
        return end < sentence.Tokens.Length && PhraseWords.Is(sentence.Tokens[end].Word, "participant")
            ? sentence
                .Mentions.Where(other => other.IsNamed && other.Tokens.Start > end && other.Tokens.Start <= end + Behind)
                .Take(2)
                .Select(other => _names.Resolve(mention.Place.Witness, other.Name))
            : [];
    }
}
