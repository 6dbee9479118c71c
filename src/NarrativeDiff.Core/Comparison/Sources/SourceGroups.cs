using System.Collections.Immutable;
using NarrativeDiff.Core.Alignment;
using NarrativeDiff.Core.Analysis.Attribution;
using NarrativeDiff.Core.Analysis.Labels;

namespace NarrativeDiff.Core.Comparison.Sources;

/// <summary>Puts the speakers of a story's articles together: by full name, by surname with a fitting given name or title, by the words or
/// the initials of an organisation, by an office that one of them holds.</summary>
internal static class SourceGroups
{
    /// <summary>Speakers of one surname or office weighed against one another.</summary>
    private const int MaxRivals = 32;

    private sealed class Group(int order)
    {
        public int Order => order;

        public List<(int Witness, Speaker Speaker)> Members { get; } = [];

        public IEnumerable<SourceName> Names => Members.SelectMany(member => member.Speaker.Names);

        public Speaker First => Members[0].Speaker;

        public bool IsIn(int witness) => Members.Any(member => member.Witness == witness);
    }

    /// <returns>Only such as speak somewhere, in the order of witnesses and of their first words.</returns>
    public static IEnumerable<StorySource> Of(Collation collation)
    {
        var groups = new List<Group>();
        var speakers = collation
            .Witnesses.SelectMany(
                (witness, w) => ArticleSources.Of(witness.Text).Speakers.Select(speaker => (Witness: w, Speaker: speaker))
            )
            .ToArray();
        var index = new Dictionary<string, List<Group>>(StringComparer.Ordinal);
        // full names first, then surnames, then bodies, then offices that one of them may hold
        foreach (var one in speakers.OrderBy(one => Rank(one.Speaker)).ThenBy(one => one.Witness).ThenBy(one => one.Speaker.Id))
        {
            var found = Find(index, one.Witness, one.Speaker);
            if (found is null)
                groups.Add(found = new Group(groups.Count));
            found.Members.Add(one);
            foreach (var key in KeysOf(one.Speaker))
                if (!index.TryGetValue(key, out var list))
                    index.Add(key, [found]);
                else if (list.Count < MaxRivals && !list.Contains(found))
                    list.Add(found);
        }
        var speaking = collation
            .Witnesses.SelectMany(
                (witness, w) =>
                    ArticleSources.Of(witness.Text).Spoken.Where(spoken => spoken.Speaker >= 0).Select(spoken => (w, spoken.Speaker))
            )
            .ToHashSet();
        return groups
            .Where(group => group.Members.Any(member => speaking.Contains((member.Witness, member.Speaker.Id))))
            .OrderBy(group => group.Members.Min(member => member.Witness))
            .ThenBy(group => group.Order)
            .Select(Source);
    }

    private static int Rank(Speaker speaker) =>
        speaker.Kind switch
        {
            SourceKind.Person => speaker.Names[0].Name.Length > 1 ? 0 : 1,
            SourceKind.Institution => speaker.Names[0].IsNamed ? 0 : 2,
            SourceKind.Office => 3,
            _ => 4,
        };

    private static IEnumerable<string> KeysOf(Speaker speaker)
    {
        if (speaker.Kind == SourceKind.Person)
        {
            yield return "name " + speaker.Names[0].Last;
            foreach (var head in speaker.Heads)
                yield return "office " + PhraseWords.OfficeOf(head);
            yield break;
        }
        yield return "words " + string.Join(' ', speaker.Words);
        if (speaker.Kind == SourceKind.Office)
            foreach (var head in speaker.Heads)
                yield return "office " + PhraseWords.OfficeOf(head);
        if (speaker.Kind != SourceKind.Institution)
            yield break;
        var name = speaker.Names[0];
        if (SourceKeys.InitialsOf(name.Name) is { Length: > 1 } initials)
            yield return "initials " + initials;
        yield return "body " + PhraseWords.Singular(name.IsNamed ? name.Last : name.Heads[^1]);
    }

    private static Group? Find(Dictionary<string, List<Group>> index, int witness, Speaker speaker)
    {
        List<Group> At(string key) => index.GetValueOrDefault(key) ?? [];
        if (speaker.Kind == SourceKind.Person)
            return Only(
                At("name " + speaker.Names[0].Last)
                    .Where(group =>
                        group.First.Kind == SourceKind.Person
                        && !group.IsIn(witness)
                        && group.Members.All(member => Fits(member.Speaker, speaker))
                    ),
                speaker
            );
        if (speaker.Kind is SourceKind.Anonymous or SourceKind.Vague)
            return null;
        var same = At("words " + string.Join(' ', speaker.Words))
            .FirstOrDefault(group => !group.IsIn(witness) && group.First.Kind == speaker.Kind);
        if (same is not null || speaker.Kind is SourceKind.Group or SourceKind.Document)
            return same;
        if (speaker.Kind == SourceKind.Office)
            return One(
                speaker
                    .Heads.SelectMany(head => At("office " + PhraseWords.OfficeOf(head)))
                    .Distinct()
                    .Where(group => !group.IsIn(witness) && HoldsOffice(group, speaker))
            );
        var name = speaker.Names[0];
        var initials =
            name.Name.Length == 1
                ? One(At("initials " + name.Last.Replace(".", "", StringComparison.Ordinal)).Where(group => !group.IsIn(witness)))
                : null;
        return initials
            ?? One(
                At("body " + PhraseWords.Singular(name.IsNamed ? name.Last : name.Heads[^1]))
                    .Where(group =>
                        !group.IsIn(witness)
                        && speaker.Words.All(word =>
                            group.Names.Any(known => SourceKeys.WordsOf(known).Contains(word, StringComparer.Ordinal))
                        )
                    )
            );
    }

    private static bool Fits(Speaker one, Speaker other) =>
        (one.Gender == Gender.Unknown || other.Gender == Gender.Unknown || one.Gender == other.Gender)
        && Full(one).All(name => Full(other).All(known => known.MayBe(name)));

    /// <summary>Its names with the surname; a given name alone says nothing more.</summary>
    private static IEnumerable<SourceName> Full(Speaker speaker) =>
        speaker.Names.Where(name => name.IsNamed && name.Last == speaker.Names[0].Last);

    /// <summary>Of several with one surname the one whose given name or office is reported alike; none where that leaves more than
    /// one.</summary>
    private static Group? Only(IEnumerable<Group> groups, Speaker speaker)
    {
        var all = groups.ToArray();
        if (all.Length < 2)
            return all.FirstOrDefault();
        var most = all.OrderByDescending(Mentions).ThenBy(group => group.Order).ToArray();
        if (speaker.Names.All(name => name.First.Length == 0) && Mentions(most[0]) >= 2 * Mentions(most[1]))
            return most[0];
        return One(all.Where(group => speaker.Names.Any(name => name.First.Length > 0 && group.Names.Any(known => known.First.Length > 0))))
            ?? One(
                all.Where(group => group.Members.Any(member => member.Speaker.Heads.Intersect(speaker.Heads, StringComparer.Ordinal).Any()))
            );
    }

    private static int Mentions(Group group) => group.Members.Sum(member => member.Speaker.Sentences.Length);

    private static Group? One(IEnumerable<Group> groups) => groups.Take(2).ToArray() is [var only] ? only : null;

    /// <summary>Each word of the office is reported of the holder, or the holder's office has no such words.</summary>
    private static bool HoldsOffice(Group group, Speaker office)
    {
        var words = office.Names.SelectMany(name => name.Modifiers.Concat(name.Complement)).ToHashSet(StringComparer.Ordinal);
        var known = group
            .Names.SelectMany(name => name.Modifiers.Concat(name.Complement).Concat(name.Name))
            .ToHashSet(StringComparer.Ordinal);
        return office.Names.All(name => name.Owner.Length == 0) && words.All(known.Contains);
    }

    private static StorySource Source(Group group)
    {
        var fullest = group
            .Members.OrderByDescending(member => member.Speaker.Names[0].Name.Length)
            .ThenByDescending(member => member.Speaker.Name.Length)
            .ThenBy(member => member.Speaker.Name, StringComparer.Ordinal)
            .First()
            .Speaker;
        var names = group.Names.ToArray();
        return new StorySource(
            KeyOf(fullest),
            fullest.Name,
            fullest.Kind,
            SourceSide.Of(names),
            [.. group.Members.OrderBy(member => member.Witness).ThenBy(member => member.Speaker.Id)]
        );
    }

    private static string KeyOf(Speaker speaker) =>
        $"{speaker.Kind} {(speaker.Kind == SourceKind.Person ? speaker.Key : string.Join(' ', speaker.Words))}";
}
