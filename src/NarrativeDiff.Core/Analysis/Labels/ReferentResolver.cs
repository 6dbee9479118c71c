using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>Mentions of one thing.</summary>
internal sealed record MentionGroup(string Key, string Kind, ImmutableArray<Mention> Mentions);

/// <summary>Says what each mention refers to: a name's bearer, an office's holder, a country by its government, a happening by the class of
/// its noun.</summary>
internal sealed class ReferentResolver
{
    private static readonly string[] Happenings =
    [
        "violence",
        "accident",
        "fire",
        "flood",
        "quake",
        "protest",
        "meeting",
        "ballot",
        "arrest",
        "death",
        "dismissal",
        "strikeaction",
    ];

    private readonly ImmutableArray<ReadSentence> _sentences;
    private readonly NameIndex _names;
    private readonly RoleIndex _roles;
    private readonly Dictionary<string, string[]> _bodies;
    private readonly string? _central;
    private readonly EventInstances _events;
    private readonly Dictionary<Mention, string> _equated = new(ReferenceEqualityComparer.Instance);

    public ReferentResolver(ImmutableArray<ReadSentence> sentences)
    {
        _sentences = sentences;
        ImmutableArray<Mention> mentions = [.. sentences.SelectMany(sentence => sentence.Mentions)];
        _names = new NameIndex(sentences);
        _roles = new RoleIndex(sentences, _names);
        _bodies = mentions
            .Where(m => m.IsNamed && m.Name.Contains(' ', StringComparison.Ordinal))
            .Select(m => m.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .GroupBy(name => PhraseWords.Singular(name[(name.LastIndexOf(' ') + 1)..]), StringComparer.Ordinal)
            .Where(group => PhraseWords.Is(group.Key, "organisation"))
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _central = mentions
            .Select(m => (m.Place.Witness, Class: ClassOf(m)))
            .Where(m => Happenings.Contains(m.Class))
            .GroupBy(m => m.Class!, StringComparer.Ordinal)
            .OrderByDescending(group => group.Select(m => m.Witness).Distinct().Count())
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;
        _events = new EventInstances(sentences, ClassOf, _names);
        foreach (var sentence in sentences)
        foreach (var (mention, other) in CopulaCues.In(sentence))
            _equated.TryAdd(mention, KeyOf(other));
    }

    public IEnumerable<MentionGroup> Groups() =>
        _sentences
            .SelectMany(sentence => sentence.Mentions)
            .Select(mention => (Mention: mention, Key: _equated.GetValueOrDefault(mention) ?? KeyOf(mention)))
            .Where(mention => mention.Key.Length > 0)
            .GroupBy(mention => mention.Key, mention => mention.Mention, StringComparer.Ordinal)
            .Select(group => new MentionGroup(group.Key, KindOf(group.Key, [.. group]), [.. group]));

    private string KeyOf(Mention mention)
    {
        var witness = mention.Place.Witness;
        if (mention.IsNamed)
            return "name:" + _names.Resolve(witness, mention.Name);
        if (PhraseWords.Is(mention.Head, "role") && !mention.IsPlural)
            return _roles.BearerOf(mention) is { } bearer ? "name:" + bearer : "";
        if (
            PhraseWords.Is(mention.Head, "government")
            && mention.Modifiers.Length > 0
            && mention.NamedModifiers.Length > 0
            && mention.NamedModifiers[^1].EndsWith(mention.Modifiers[^1], StringComparison.Ordinal)
        )
            return GovernmentOf(_names.Resolve(witness, mention.NamedModifiers[^1]), mention.Head);
        if ((GroupClass.KeyOf(mention) ?? PolicyChange.KeyOf(mention)) is { } known)
            return known;
        if (ClassOf(mention) is { } happening)
            return EventInstances.IsAnother(mention) ? ""
                : _events.Of(mention) is { Length: > 0 } other ? $"class:{happening} {other}"
                : "class:" + happening;
        if (mention.IsDefinite && mention.Modifiers.Length == 0 && _bodies.TryGetValue(mention.Head, out var named))
            return "name:" + _names.Resolve(witness, named[0]);
        return PhraseWords.Is(mention.Head, "time") || PhraseWords.Is(mention.Head, "measure") || mention.Head.Length < 3
            ? ""
            : "head:" + NounSynonyms.Fold(mention.Head);
    }

    /// <summary>A country acts by its government; a person's government is a body of its own.</summary>
    private string GovernmentOf(string bearer, string head) => _names.IsPerson(bearer) ? $"body:{bearer} {head}" : "name:" + bearer;

    /// <summary>A light noun is of the class of what it is completed or qualified by; a colourless one means the story's central
    /// happening.</summary>
    private string? ClassOf(Mention mention)
    {
        var happening = mention.IsNamed ? null : PhraseWords.HappeningOf(mention.Head);
        if (happening is not ("light" or "generic"))
            return mention.Modifiers.Contains("photo") ? null : happening;
        if (mention.Modifiers.Append(mention.Complement).Any(PhraseWords.IsViolent))
            return "violence";
        var qualified = mention
            .Modifiers.Append(mention.Complement)
            .Select(PhraseWords.HappeningOf)
            .FirstOrDefault(c => c is not (null or "light" or "generic"));
        return qualified ?? (happening == "generic" && (mention.IsDefinite || mention.Complement.Length > 0) ? _central : null);
    }

    private static string KindOf(string key, ImmutableArray<Mention> mentions)
    {
        if (key.StartsWith("class:", StringComparison.Ordinal))
            return key.Split(' ')[0] is "class:paper" or "class:levy" or "class:reform" ? "thing" : "event";
        if (
            key.StartsWith("head:", StringComparison.Ordinal)
            || key.StartsWith("group:", StringComparison.Ordinal)
            || key.StartsWith("change:", StringComparison.Ordinal)
        )
            return "thing";
        if (key.StartsWith("body:", StringComparison.Ordinal))
            return "organisation";
        var name = key["name:".Length..];
        var called = mentions.Count(m => m.IsTitled || PhraseWords.Is(m.Head, "role"));
        var placed = mentions.Count(m => m.IsPlaced || (!m.IsNamed && PhraseWords.Is(m.Head, "government")));
        if (called > placed && called * 8 > mentions.Length)
            return "person";
        if (placed * 8 > mentions.Length)
            return "place";
        return
            PhraseWords.Is(PhraseWords.Singular(name[(name.LastIndexOf(' ') + 1)..]), "organisation")
            || mentions.Any(m => m.IsDefinite)
            || !name.Contains(' ', StringComparison.Ordinal)
            ? "organisation"
            : "person";
    }
}

/// <summary>Finds where a text itself says that two phrases mean one thing: "called the fire an attack", "Holm, a former dancer,", "the
/// deal is a scandal".</summary>
internal static class CopulaCues
{
    /// <returns>The label, and the phrase that says what it is a label of.</returns>
    public static IEnumerable<(Mention Label, Mention Of)> In(ReadSentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Mentions.Length; i++)
        {
            var (left, right) = (sentence.Mentions[i], sentence.Mentions[i + 1]);
            if (
                !right.IsNamed
                && right.Tokens.Start >= left.Tokens.End
                && (IsCalled(sentence, left, right) || IsCopular(sentence, left, right))
            )
                yield return (right, left);
        }
        foreach (var (name, role) in RoleIndex.Appositions(sentence))
            yield return (role, name);
    }

    private static string Word(ReadSentence sentence, int i) => i >= 0 && i < sentence.Tokens.Length ? sentence.Tokens[i].Word : "";

    /// <summary>"called the fire (as) an attack".</summary>
    private static bool IsCalled(ReadSentence sentence, Mention left, Mention right)
    {
        if (!PhraseWords.Is(Word(sentence, left.Tokens.Start - 1), "equates"))
            return false;
        var between = Enumerable
            .Range(left.Tokens.End, Math.Max(0, right.Tokens.Start - left.Tokens.End))
            .Select(i => Word(sentence, i))
            .Where(word => word != "\"")
            .ToArray();
        return between is [] or ["as"] or ["to", "be"];
    }

    /// <summary>"the deal is a scandal": with an indefinite article, so that it names a kind.</summary>
    private static bool IsCopular(ReadSentence sentence, Mention left, Mention right) =>
        right.Tokens.Start == left.Tokens.End + 1
        && PhraseWords.Is(Word(sentence, left.Tokens.End), "equals")
        && Word(sentence, right.Tokens.Start) is "a" or "an"
        && right.IsIndefinite;
}
