using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Who holds which office in a story, from titles ("President Holm") and appositions ("Holm, the Norland president,"), so that
/// "the president" finds its bearer.</summary>
internal sealed class RoleIndex
{
    private sealed record Holder(string Bearer, string Role, HashSet<string> Places);

    private readonly NameIndex _names;
    private readonly Dictionary<string, List<Holder>> _offices = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Witness, string Bearer), int> _inArticle;
    private readonly Dictionary<string, int> _inStory;

    public RoleIndex(IReadOnlyList<ReadSentence> sentences, NameIndex names)
    {
        _names = names;
        var named = sentences
            .SelectMany(sentence => sentence.Mentions)
            .Where(mention => mention.IsNamed)
            .Select(mention => (mention.Place.Witness, Bearer: names.Resolve(mention.Place.Witness, mention.Name)))
            .ToArray();
        _inArticle = named.CountBy(mention => mention).ToDictionary();
        _inStory = named.CountBy(mention => mention.Bearer, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            foreach (var titled in sentence.Mentions.Where(mention => mention.IsTitled && PhraseWords.Is(mention.Head, "role")))
                Add(titled, titled);
            foreach (var (name, role) in Appositions(sentence))
                Add(name, role);
        }
    }

    /// <summary>"Holm, the Norland president," and "the Norland president, Anna Holm,".</summary>
    public static IEnumerable<(Mention Name, Mention Role)> Appositions(ReadSentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Mentions.Length; i++)
        {
            var (left, right) = (sentence.Mentions[i], sentence.Mentions[i + 1]);
            if (right.Tokens.Start != left.Tokens.End + 1 || sentence.Tokens[left.Tokens.End].Word != ",")
                continue;
            if (left.IsNamed && IsRole(right) && !right.IsPlural && Closes(sentence, right.Tokens.End))
                yield return (left, right);
            else if (
                right.IsNamed
                && IsRole(left)
                && !left.IsPlural
                && (left.IsDefinite || left.Modifiers.Length > 0)
                && Closes(sentence, right.Tokens.End)
            )
                yield return (right, left);
        }
    }

    private static bool Closes(ReadSentence sentence, int at) =>
        at >= sentence.Tokens.Length
        || !sentence.Tokens[at].IsWord
        || PhraseWords.Is(sentence.Tokens[at].Word, "roleOf")
        || PhraseWords.Is(sentence.Tokens[at].Word, "break");

    private static bool IsRole(Mention mention) => !mention.IsNamed && PhraseWords.Is(mention.Head, "role");

    /// <returns>The bearer; null where nobody, or nobody of that country, is known to hold the office.</returns>
    public string? BearerOf(Mention role)
    {
        if (role.IsNamed || role.IsPlural || !_offices.TryGetValue(PhraseWords.OfficeOf(role.Head), out var holders))
            return null;
        var witness = role.Place.Witness;
        var places = PlacesOf(role);
        var fitting = holders
            .Where(holder => places.All(holder.Places.Contains))
            .Where(holder => places.Length > 0 || holder.Role == role.Head && _inArticle.ContainsKey((witness, holder.Bearer)))
            .ToArray();
        return fitting.Length == 0 || (role.IsIndefinite && places.Length == 0)
            ? null
            : fitting
                .GroupBy(holder => holder.Bearer, StringComparer.Ordinal)
                .OrderByDescending(group => group.Any(holder => holder.Role == role.Head))
                .ThenByDescending(group => _inArticle.GetValueOrDefault((witness, group.Key)))
                .ThenByDescending(group => _inStory.GetValueOrDefault(group.Key))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .First()
                .Key;
    }

    private void Add(Mention name, Mention role)
    {
        var bearer = _names.Resolve(name.Place.Witness, name.Name);
        var office = PhraseWords.OfficeOf(role.Head);
        if (!_offices.TryGetValue(office, out var holders))
            _offices[office] = holders = [];
        var holder = holders.FirstOrDefault(holder => holder.Bearer == bearer && holder.Role == role.Head);
        if (holder is null)
            holders.Add(holder = new Holder(bearer, role.Head, new HashSet<string>(StringComparer.Ordinal)));
        foreach (var other in holders.Where(other => other.Bearer == bearer))
        {
            holder.Places.UnionWith(other.Places);
            other.Places.UnionWith(PlacesOf(role));
        }
    }

    private string[] PlacesOf(Mention role) =>
        [.. role.NamedModifiers.Where(name => !PhraseWords.Is(name, "role")).Select(name => _names.Resolve(role.Place.Witness, name))];
}
