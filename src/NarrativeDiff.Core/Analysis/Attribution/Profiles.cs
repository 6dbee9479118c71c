using NarrativeDiff.Core.Analysis.Labels;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>The speakers of one article as they are found: looked up by surname, by initials, by office, by the words of an
/// organisation.</summary>
internal sealed class Profiles
{
    /// <summary>An article names no more; what comes later is not kept apart.</summary>
    private const int MaxProfiles = 2_000;

    /// <summary>People of one surname, or holders of one office, that are weighed against one another.</summary>
    private const int MaxRivals = 24;

    private readonly List<Profile> _all = [];
    private readonly Dictionary<string, List<Profile>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Profile>> _byHead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile> _byWords = new(StringComparer.Ordinal);
    private int _clock;

    public IReadOnlyList<Profile> All => _all;

    public int Tick() => ++_clock;

    /// <summary>The one a name belongs to: full names first; of a surname alone the holder of the title, then the one named last.</summary>
    public Profile? Find(SourceName name)
    {
        if (name.IsOrganisation && _byWords.TryGetValue(SourceKeys.Of(name), out var body))
            return body;
        if (!_byName.TryGetValue(name.Last, out var rivals))
            return name.Name.Length == 1 ? _byName.GetValueOrDefault(Initials(name.Last))?.FirstOrDefault() ?? ByGivenName(name) : null;
        var holders = rivals
            .Where(rival =>
                rival.Kind != SourceKind.Person
                    ? rival.Name.Name.SequenceEqual(name.Name) || name.Name.Length == 1 && name.IsDefinite
                    : CanBe(rival, name)
            )
            .ToArray();
        // a surname before any full name: with an office that nobody of that name has it is somebody else
        if (name.First.Length == 0 && holders.Any(rival => rival.LastSeen > 0))
            holders = [.. holders.Where(rival => rival.LastSeen > 0)];
        else if (name.First.Length == 0)
            holders =
            [
                .. holders.Where(rival =>
                    name.Heads.IsEmpty && (name.Gender == Gender.Unknown || rival.Gender == name.Gender) || name.Heads.Any(rival.HasHead)
                ),
            ];
        if (holders.Length == 0)
            return null;
        return holders
            .OrderByDescending(rival => rival.Names.Any(known => known.First.Length > 0 && known.First == name.First))
            .ThenByDescending(rival => name.Heads.Any(head => rival.HasHead(head)) && name.Name.Length == 1)
            .ThenByDescending(rival => name.Gender != Gender.Unknown && rival.Gender == name.Gender)
            .ThenByDescending(rival => name.First.Length == 0 ? rival.Weight : 0)
            .ThenByDescending(rival => rival.LastSeen)
            .ThenBy(rival => rival.Id)
            .First();
    }

    private static bool CanBe(Profile rival, SourceName name)
    {
        if (
            name.Gender != Gender.Unknown && rival.Gender != Gender.Unknown && name.Gender != rival.Gender
            || !rival.Names.Where(known => known.IsNamed && known.Last == name.Last).All(known => known.MayBe(name))
        )
            return false;
        // "Former president Kerr" beside "President Kerr" of another given name is decided by the given names; with none reported they are
        // one
        return true;
    }

    /// <summary>"Nils, 54, said" after "Bishop Nils Holm".</summary>
    private Profile? ByGivenName(SourceName name) =>
        _byHead.GetValueOrDefault("given " + name.Last)?.OrderByDescending(rival => rival.LastSeen).FirstOrDefault();

    private static string Initials(string word) => "initials " + word.Replace(".", "", StringComparison.Ordinal);

    /// <summary>Finds the bearer of a name, or takes a new one down.</summary>
    public Profile Person(SourceName name, string written, bool isPerson)
    {
        if (Find(name) is { } known)
        {
            known.Add(name, written);
            return known;
        }
        var made = Make(SourceKeys.KindOf(name, isPerson), name, written);
        Put(_byName, name.Last, made);
        if (made.Kind == SourceKind.Person && name.Name.Length > 1)
            Put(_byHead, "given " + name.First, made);
        if (made.Kind != SourceKind.Person)
        {
            _byWords.TryAdd(SourceKeys.Of(name), made);
            Put(_byHead, PhraseWords.Singular(name.Last), made);
            if (SourceKeys.InitialsOf(name.Name) is { Length: > 1 } initials)
                Put(_byName, Initials(initials), made);
            if (name.Name.Length > 2 && name.Name[1] is "of" or "for")
                Put(_byHead, name.Name[0], made);
            if (SourceWords.Is(name.Last, "newspaper"))
                Put(_byHead, "newspaper", made);
        }
        foreach (var head in name.Heads)
            Put(_byHead, head, made);
        return made;
    }

    /// <summary>A description is said of somebody: "Sand, the port chief".</summary>
    public void Describe(Profile who, SourceName office)
    {
        who.Add(office, who.Written);
        foreach (var head in office.Heads)
            Put(_byHead, head, who);
    }

    /// <summary>Who a description means: the last one it was said of, else one known by it alone.</summary>
    public Profile Description(SourceName name, string written)
    {
        var head = Head(name);
        if (
            !name.IsIndefinite
            && (
                _byHead.GetValueOrDefault(head)
                ?? _byHead.GetValueOrDefault(PhraseWords.Singular(head))
                ?? (head != PhraseWords.OfficeOf(head) ? _byHead.GetValueOrDefault(PhraseWords.OfficeOf(head)) : null)
            )
                is { } rivals
            && rivals
                .Where(rival => Means(rival, name, head))
                .OrderByDescending(rival => rival.LastSeen)
                .ThenBy(rival => rival.Id)
                .FirstOrDefault()
                is { } meant
        )
        {
            meant.Add(name, written);
            return meant;
        }
        var key = SourceKeys.Of(name);
        var isNew =
            name.IsIndefinite
            && (name.Complement.IsEmpty && name.Modifiers.IsEmpty || written.StartsWith("another", StringComparison.OrdinalIgnoreCase))
            && !name.IsPlural;
        if (!isNew && _byWords.TryGetValue(key, out var known))
            return known;
        var made = Make(SourceKeys.KindOf(name, false), name, written);
        _byWords.TryAdd(key, made);
        foreach (var one in name.Heads)
            Put(_byHead, one, made);
        return made;
    }

    /// <summary>"officers" and "the force" are the police of the article.</summary>
    private string Head(SourceName name)
    {
        var head = name.Heads[^1];
        return head is "officers" or "force" or "detectives"
            && name.Modifiers.IsEmpty
            && name.Complement.IsEmpty
            && _byHead.ContainsKey("police")
                ? "police"
            : head is "paper" or "daily" or "newspaper" && _byHead.ContainsKey("newspaper") ? "newspaper"
            : head;
    }

    /// <summary>Number fits, and every word beside the head is known of the rival: "the port chief" is no chief of the bank.</summary>
    private static bool Means(Profile rival, SourceName name, string head)
    {
        if (
            (name.IsPlural ? rival.IsSingle || rival.IsBody : rival.Kind == SourceKind.Group) && head != "police"
            || !name.IsDefinite && rival.Kind is SourceKind.Person or SourceKind.Office or SourceKind.Document
        )
            return false;
        if (name.Gender != Gender.Unknown && rival.Gender != Gender.Unknown && name.Gender != rival.Gender)
            return false;
        if (!name.IsDefinite && !(name.Modifiers.IsEmpty && name.Complement.IsEmpty && head == "police"))
            return false;
        return name.Modifiers.All(rival.HasWord)
            && (name.Complement.IsEmpty || name.Complement.Any(rival.HasWord) || rival.Names.All(known => known.Complement.IsEmpty))
            && (name.Owner.Length == 0 || rival.Names.Any(known => known.Owner == name.Owner));
    }

    private Profile Make(SourceKind kind, SourceName name, string written)
    {
        if (_all.Count >= MaxProfiles)
            return _all[^1];
        var made = new Profile(_all.Count, kind, name, written);
        _all.Add(made);
        return made;
    }

    private static void Put(Dictionary<string, List<Profile>> index, string key, Profile profile)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        if (list.Count < MaxRivals && !list.Contains(profile))
            list.Add(profile);
    }
}
