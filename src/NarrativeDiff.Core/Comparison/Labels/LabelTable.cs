using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Articles;
using NarrativeDiff.Core.Language;

namespace NarrativeDiff.Core.Comparison.Labels;

/// <summary>A person, place, organisation or happening of the story with all its mentions.</summary>
/// <param name="Id"><c>r1</c> …</param>
/// <param name="Key">What stays the same in the next revision.</param>
internal sealed record Referent(string Id, string Key, string Kind, string Name, ImmutableArray<Label> Labels)
{
    public IEnumerable<LabelUse> Uses => Labels.SelectMany(label => label.Uses);
}

/// <summary>One phrase for a referent.</summary>
internal sealed record Label(string Key, string Phrase, ImmutableArray<LabelUse> Uses);

/// <summary>One place where a label is used.</summary>
/// <param name="Voice"><c>outlet</c>, <c>attributed</c> or <c>quoted</c>.</param>
internal sealed record LabelUse(Mention Mention, string Voice)
{
    public int Witness => Mention.Place.Witness;

    public int Version => Mention.Place.Version;
}

/// <summary>The label table of a story: what each outlet calls the same person, place, organisation or happening, in every
/// version.</summary>
internal sealed class LabelTable
{
    /// <summary>Referents shown; past these, single mentions of side figures.</summary>
    private const int Most = 60;

    private LabelTable(ImmutableArray<Referent> referents, ImmutableArray<int> actorMentions) =>
        (Referents, ActorMentions) = (referents, actorMentions);

    /// <summary>By witness: mentions of any person, place or organisation in its newest version, whether or not another witness has it
    /// too.</summary>
    public ImmutableArray<int> ActorMentions { get; }

    /// <summary>Most used first.</summary>
    public ImmutableArray<Referent> Referents { get; }

    /// <summary>Made once a comparison, whoever asks first.</summary>
    public static LabelTable Of(Collation collation) => collation.Context.Once(() => Build(collation));

    /// <summary>What one version of a witness calls each referent: beside another version's, the labels that were swapped.</summary>
    public IEnumerable<(Referent Referent, Label Label, LabelUse Use)> In(int witness, int version) =>
        from referent in Referents
        from label in referent.Labels
        from use in label.Uses
        where use.Witness == witness && use.Version == version
        select (referent, label, use);

    private static LabelTable Build(Collation collation)
    {
        var sentences = StoryMentions.Of(collation).Sentences;
        var groups = new ReferentResolver(sentences).Groups().ToArray();
        return new LabelTable(ReferentsOf(collation, groups), ActorMentionsOf(collation, groups));
    }

    /// <summary>A label with a part in quotation marks is quoted: “terrorist” attack.</summary>
    private static string VoiceOf(Collation collation, MentionPlace place)
    {
        var text = collation.Witnesses[place.Witness].Versions[place.Version].Text;
        return new Quotations(text.QuotationsIn(place.Field)).Overlap(place.Span)
            ? Voices.Quoted
            : Voices.Of(text).At(place.Field, place.Span);
    }

    private static ImmutableArray<int> ActorMentionsOf(Collation collation, MentionGroup[] groups)
    {
        var counts = new int[collation.Witnesses.Length];
        foreach (var mention in groups.Where(group => IsActor(group.Kind)).SelectMany(group => group.Mentions))
            if (mention.Place.Version == collation.Witnesses[mention.Place.Witness].Versions.Length - 1)
                counts[mention.Place.Witness]++;
        return [.. counts];
    }

    public static bool IsActor(string kind) => kind is "person" or "place" or "organisation";

    private static ImmutableArray<Referent> ReferentsOf(Collation collation, MentionGroup[] groups) =>
        [
            .. groups
                .Select(group =>
                    (
                        group.Key,
                        group.Kind,
                        Mentions: group.Mentions,
                        Witnesses: group.Mentions.Select(m => m.Place.Witness).Distinct().Count()
                    )
                )
                .Where(group => IsShown(collation, group.Mentions, group.Witnesses))
                .OrderByDescending(group => group.Witnesses)
                .ThenByDescending(group => group.Mentions.Length)
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select((group, i) => ReferentOf($"r{i + 1}", group.Key, group.Kind, group.Mentions, collation)),
        ];

    /// <summary>Named by two articles, or by two versions of one; of a story of a single version, twice.</summary>
    private static bool IsShown(Collation collation, ImmutableArray<Mention> mentions, int witnesses) =>
        witnesses > 1 || (collation.Witnesses.Length == 1 && mentions.Length > 1);

    private static Referent ReferentOf(string id, string key, string kind, ImmutableArray<Mention> mentions, Collation collation)
    {
        var labels = mentions
            .GroupBy(mention => mention.Key, StringComparer.Ordinal)
            .Select(label => new Label(
                label.Key,
                label.First().Phrase,
                [.. label.Select(mention => new LabelUse(mention, VoiceOf(collation, mention.Place)))]
            ))
            .OrderByDescending(label => label.Uses.Select(use => use.Witness).Distinct().Count())
            .ThenByDescending(label => label.Uses.Length)
            .ThenBy(label => label.Key, StringComparer.Ordinal)
            .ToImmutableArray();
        // a person is called by the name, not by "the president", though more outlets write that
        var called = labels.FirstOrDefault(label => label.Uses[0].Mention.IsNamed, labels[0]);
        return new Referent(id, key, kind, called.Phrase, labels);
    }
}
