using System.Collections.Frozen;
using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Which names of a story name one bearer: "Anna Holm", "Holm"; "Harbour Guild Committee", "HGC"; "Norland",
/// "Norlanders".</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _byWord;
    private readonly Dictionary<(int Witness, string Name), int> _inArticle;
    private readonly HashSet<string> _persons;
    private readonly HashSet<string> _definite;
    private readonly ILookup<string, string> _roles;
    private readonly Dictionary<(int Witness, string Name), string> _resolved = [];

    public NameIndex(IReadOnlyList<ReadSentence> sentences)
    {
        Mention[] mentions = [.. sentences.SelectMany(sentence => sentence.Mentions)];
        var named = mentions.Where(mention => mention.IsNamed).ToArray();
        _counts = named.CountBy(mention => mention.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var modifier in mentions.SelectMany(mention => mention.NamedModifiers))
            _counts.TryAdd(modifier, 0);
        _inArticle = named.CountBy(mention => (mention.Place.Witness, mention.Name)).ToDictionary();
        _persons = named
            .Where(mention => mention.IsTitled)
            .Concat(sentences.SelectMany(PersonSigns.In))
            .Select(mention => mention.Name)
            .ToHashSet(StringComparer.Ordinal);
        _definite = named.Where(mention => mention.IsDefinite).Select(mention => mention.Name).ToHashSet(StringComparer.Ordinal);
        _roles = named
            .Where(mention => mention.IsTitled && PhraseWords.Is(mention.Head, "role"))
            .Select(mention => (mention.Name, mention.Head))
            .Distinct()
            .ToLookup(title => title.Name, title => title.Head, StringComparer.Ordinal);
        _byWord = _counts
            .Keys.Where(name => name.Contains(' ', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name =>
                new[] { name[..name.IndexOf(' ', StringComparison.Ordinal)], Last(name) }
                    .Distinct(StringComparer.Ordinal)
                    .Select(word => (word, name))
            )
            .GroupBy(pair => pair.word, pair => pair.name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (var name in _counts.Keys.OrderByDescending(name => name.Length).ThenBy(name => name, StringComparer.Ordinal))
            Link(name);
        _persons.UnionWith(_persons.Select(person => _aliases.GetValueOrDefault(person)).OfType<string>().ToArray());
    }

    /// <summary>Has a title, a form of address, an age or relatives somewhere in the story.</summary>
    public bool IsPerson(string bearer) => _persons.Contains(bearer);

    /// <summary>The fullest name of the bearer; of several with one surname the one with the same title, then the one named most, in this
    /// article twice over.</summary>
    public string Resolve(int witness, string name) =>
        _resolved.TryGetValue((witness, name), out var known) ? known : _resolved[(witness, name)] = Find(witness, name);

    private string Find(int witness, string name)
    {
        if (_aliases.TryGetValue(name, out var alias))
            return Root(alias);
        return Candidates(name) is { Length: > 0 } candidates
            ? Root(
                candidates
                    .OrderByDescending(full => _roles[full].Intersect(_roles[name], StringComparer.Ordinal).Any())
                    .ThenByDescending(full => 2 * _inArticle.GetValueOrDefault((witness, full)) + _counts[full])
                    .ThenBy(full => full, StringComparer.Ordinal)
                    .First()
            )
            : name;
    }

    private string Root(string name)
    {
        for (var steps = 0; steps < 8 && _aliases.TryGetValue(name, out var next) && next != name; steps++)
            name = next;
        return name;
    }

    /// <summary>Longer names that end with this one word; failing that, that begin with it.</summary>
    private string[] Candidates(string name)
    {
        if (name.Contains(' ', StringComparison.Ordinal) || !_byWord.TryGetValue(name, out var longer))
            return [];
        var usable = longer.Where(full => !_aliases.ContainsKey(full) && _counts[full] > 0 && !IsBody(full)).ToArray();
        var last = usable.Where(full => Last(full) == name).ToArray();
        return last.Length > 0
            ? last
            : [.. usable.Where(full => _definite.Contains(name) || _persons.Contains(full) || _persons.Contains(name))];
    }

    private static bool IsBody(string name) => PhraseWords.Is(PhraseWords.Singular(Last(name)), "organisation");

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private void Link(string name)
    {
        var words = name.Split(' ');
        foreach (var other in Acronyms(words).Concat(words.Length <= 3 ? People(name) : []))
            if (other != name && _counts.ContainsKey(other))
                _aliases.TryAdd(other, name);
        if (name.Contains('-', StringComparison.Ordinal) && name.Replace('-', ' ') is var parted && _counts.ContainsKey(parted))
            _aliases.TryAdd(name, parted);
        if (words.Length >= 2 && Spellings(name, words) is { } better)
            _aliases.TryAdd(name, better);
        if (name.Contains(" of ", StringComparison.Ordinal))
            return;
        // initials of a middle name
        var plain = string.Join(' ', words.Where(word => word.TrimEnd('.').Length > 1));
        if (plain.Length > 0 && plain != name && _counts.ContainsKey(plain))
            _aliases.TryAdd(name, plain);
    }

    private static IEnumerable<string> Acronyms(string[] words)
    {
        var initials = words.Where(word => word is not ("of" or "the" or "and" or "for")).Select(word => word[0]).ToArray();
        if (initials.Length < 2)
            return [];
        var acronym = new string(initials);
        return acronym == "us" ? ["u.s", "usa"] : [acronym];
    }

    private static IEnumerable<string> People(string place) =>
        Demonyms.Of(place).SelectMany(people => new[] { people, people + "s", people + "ers" });

    /// <summary>The commoner name that shares a word with this one and differs in the spelling of the other.</summary>
    private string? Spellings(string name, string[] words) =>
        words.Length != 2
            ? null
            : _byWord[words[0]]
                .Concat(_byWord[words[1]])
                .Where(other =>
                    other != name
                    && _counts[other] > _counts[name]
                    && other.Split(' ') is { Length: 2 } parts
                    && (
                        (parts[0] == words[0] && IsSpelling(parts[1], words[1])) || (parts[1] == words[1] && IsSpelling(parts[0], words[0]))
                    )
                )
                .OrderByDescending(other => _counts[other])
                .ThenBy(other => other, StringComparer.Ordinal)
                .FirstOrDefault();

    /// <summary>Six letters or more and one letter apart.</summary>
    private static bool IsSpelling(string a, string b)
    {
        if (a.Length < 6 || b.Length < 6 || Math.Abs(a.Length - b.Length) > 1)
            return false;
        var prefix = 0;
        while (prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
            prefix++;
        var suffix = 0;
        while (suffix < a.Length - prefix && suffix < b.Length - prefix && a[^(suffix + 1)] == b[^(suffix + 1)])
            suffix++;
        return a.Length - prefix - suffix <= 1 && b.Length - prefix - suffix <= 1;
    }
}

/// <summary>The words that mean "of this country" or "people of it", by their endings, and by a list where no ending makes them.</summary>
internal static class Demonyms
{
    private static readonly FrozenDictionary<string, string[]> Irregular = Lexicon
        .Kinds("demonyms.tsv", PhraseWords.Room)
        .ToFrozenDictionary(row => row.Key, row => row.Value.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Candidates, singular; those that the story does not use mean nothing.</summary>
    public static IEnumerable<string> Of(string place)
    {
        if (Irregular.TryGetValue(place, out var listed))
            return listed;
        if (place.Length < 4)
            return [];
        var bare = place[^1] is 'a' or 'e' or 'o' or 'y' ? place[..^1] : place;
        return new[] { place + "n", bare + "an", bare + "ian", bare + "ese", bare + "ish", place + "i" }.Distinct(StringComparer.Ordinal);
    }
}
