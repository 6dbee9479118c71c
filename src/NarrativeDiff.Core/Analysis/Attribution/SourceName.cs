using System.Collections.Immutable;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>A noun phrase that names or describes a source, taken apart: "former port chief Petra Sand", "a spokesman for the port", "the
/// health ministry".</summary>
/// <param name="Name">Words of the name, plain; empty where it is a description alone.</param>
/// <param name="Display">The name as written, without titles.</param>
/// <param name="Heads">Offices and other nouns that describe it: "chief".</param>
/// <param name="Modifiers">Content words before the head or the name, plain: "port".</param>
/// <param name="Complement">Content words behind the head's preposition: "for the port".</param>
/// <param name="Owner">Whose it is: "his", "the mayor's"; empty where nobody's.</param>
internal sealed record SourceName(
    ImmutableArray<string> Name,
    string Display,
    string? Suffix,
    ImmutableArray<string> Heads,
    ImmutableArray<string> Modifiers,
    ImmutableArray<string> Complement,
    string Owner,
    Gender Gender,
    bool IsPlural,
    bool IsDefinite,
    bool IsIndefinite
)
{
    private const int MaxWords = 24;

    public bool IsNamed => Name.Length > 0;

    public string Last => Name.Length > 0 ? Name[^1] : "";

    /// <summary>The given name or its initial; empty where only the surname is reported.</summary>
    public string First => Name.Length > 1 && !SourceWords.Is(Name[0], "particle") ? Name[0] : "";

    /// <summary>Its last word, or the word that describes it, names an organisation.</summary>
    public bool IsOrganisation => IsNamed ? IsOrganisationName(Name) : Heads.Length > 0 && SourceWords.Is(Heads[^1], "generic");

    public static SourceName Of(string text)
    {
        var words = Split(text);
        var (from, owner) = PastOwner(words);
        var (definite, indefinite) = (owner.Length > 0, false);
        while (
            from < words.Length - 1 && (SourceWords.Is(words[from].Plain, "definite") || SourceWords.Is(words[from].Plain, "indefinite"))
        )
        {
            (definite, indefinite) = (
                definite || SourceWords.Is(words[from].Plain, "definite"),
                indefinite || SourceWords.Is(words[from].Plain, "indefinite")
            );
            from++;
        }
        var end = from;
        while (end < words.Length && !(end > from && Ends(words[end])))
            end++;
        return Parsed(words, from, end, owner, definite, indefinite);
    }

    private readonly record struct SourceWord(
        string Written,
        string Plain,
        bool IsCapital,
        bool EndsPhrase,
        bool IsOwner,
        bool OwnsAsPlural
    );

    private static SourceWord[] Split(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var words = new List<SourceWord>();
        foreach (var part in parts.Take(MaxWords))
        {
            var bare = part.Trim('“', '”', '"', '(', ')', '[', ']', ',', ';', ':', '‘');
            if (bare.Length == 0 || !bare.Any(char.IsLetterOrDigit))
                continue;
            var plain = SourceWords.Plain(bare);
            var plural = plain.EndsWith("s'", StringComparison.Ordinal);
            var owner = plural || plain.EndsWith("'s", StringComparison.Ordinal);
            if (owner)
                (plain, bare) = (
                    plain.EndsWith("'s", StringComparison.Ordinal) ? plain[..^2] : plain[..^1],
                    bare[..^(plain.EndsWith("'s", StringComparison.Ordinal) ? 2 : 1)]
                );
            words.Add(
                new SourceWord(
                    bare,
                    plain.Trim('\''),
                    char.IsUpper(bare[0]) || bare.Length > 2 && char.IsUpper(bare[2]) && bare[1] == '-',
                    part.EndsWith(',') || part.EndsWith(')'),
                    owner,
                    plural
                )
            );
        }
        return [.. words];
    }

    private static (int From, string Owner) PastOwner(SourceWord[] words)
    {
        if (words.Length > 1 && words[0].Plain is "his" or "her" or "their" or "its" or "my" or "our")
            return (1, words[0].Plain);
        for (var i = 0; i < words.Length - 1 && !Ends(words[i]); i++)
            if (words[i].IsOwner && !IsOfName(words, i))
                return (
                    i + 1,
                    string.Join(' ', words[..(i + 1)].Select(word => word.Plain).Where(word => !SourceWords.Is(word, "definite")))
                );
        return (0, "");
    }

    /// <summary>"Harbour Workers' Union": the plural that owns is a part of the organisation's name.</summary>
    private static bool IsOfName(SourceWord[] words, int owner)
    {
        if (words[owner] is not { IsCapital: true, OwnsAsPlural: true })
            return false;
        for (var i = owner + 1; i < words.Length && words[i].IsCapital; i++)
            if (SourceWords.Is(words[i].Plain, "organisation"))
                return true;
            else if (words[i].EndsPhrase)
                break;
        return false;
    }

    private static bool Ends(SourceWord word) =>
        word.Plain
            is "of"
                or "for"
                or "in"
                or "from"
                or "at"
                or "to"
                or "on"
                or "with"
                or "by"
                or "near"
                or "who"
                or "that"
                or "which"
                or "whose"
                or "close"
                or "familiar"
                or "and"
                or "living"
                or "named"
                or "about"
                or "as";

    private static SourceName Parsed(SourceWord[] words, int from, int end, string owner, bool definite, bool indefinite)
    {
        var suffix = end > from + 1 && SourceWords.Is(words[end - 1].Plain, "suffix") ? words[end - 1].Plain.Trim('.') : null;
        var last = suffix is null ? end : end - 1;
        var run = NameStart(words, from, last);
        var complement = words
            .Skip(end + 1)
            .Select(word => word.Plain.TrimEnd('.'))
            .Where(IsContent)
            .Distinct(StringComparer.Ordinal)
            .Take(6)
            .ToImmutableArray();
        var before = words[from..run].Select(word => word.Plain.TrimEnd('.')).Where(word => word.Length > 0).ToArray();
        var named = run < last;
        string[] heads =
            named
                ?
                [
                    .. before
                        .Where(word => (SourceWords.Is(word, "title") || IsRole(word)) && !SourceWords.Is(word, "address"))
                        .Select(SourceWords.Full),
                ]
            : before.Length > 0 ? [SourceWords.Full(before[^1])]
            : [];
        var modifiers = (
            named
                ? before.Where(word => !heads.Contains(SourceWords.Full(word), StringComparer.Ordinal) && !SourceWords.Is(word, "address"))
                : before.SkipLast(1)
        )
            .Where(IsContent)
            .ToImmutableArray();
        var name = words[run..last]
            .SelectMany(word =>
                word.Plain.Replace(".", ". ", StringComparison.Ordinal).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            )
            .Select(word => word.TrimEnd('.'))
            .Where(word => word.Length > 0)
            .ToImmutableArray();
        var gender = GenderOf(before, name);
        return new SourceName(
            name,
            string.Join(' ', words[run..last].Select(word => word.Written)),
            suffix,
            [.. heads],
            modifiers,
            complement,
            owner,
            gender,
            !named && heads.Length > 0 && IsPluralNoun(heads[^1]),
            definite,
            indefinite
        );
    }

    /// <summary>Where the name begins: behind the last title or office, in the run of capitals that ends the phrase.</summary>
    private static int NameStart(SourceWord[] words, int from, int end)
    {
        var start = end;
        while (start > from && (words[start - 1].IsCapital || start < end && SourceWords.Is(words[start - 1].Plain, "particle")))
            start--;
        while (start < end && !words[start].IsCapital && !SourceWords.Is(words[start].Plain, "particle"))
            start++;
        if (IsOrganisationName([.. words[start..end].Select(word => word.Plain)]))
            return start;
        for (var i = end - 2; i >= start; i--)
            if (SourceWords.Is(words[i].Plain.TrimEnd('.'), "title") || IsRole(words[i].Plain))
                return i + 1;
        // "Officials", "Police" at the start of a sentence: a noun with a capital
        return end - start == 1 && start == from && (IsPlainNoun(words[start].Plain) || IsRole(words[start].Plain)) ? end : start;
    }

    private static bool IsPlainNoun(string word) =>
        SourceWords.Is(word, "group")
        || SourceWords.Is(word, "vague")
        || SourceWords.Is(word, "generic")
        || SourceWords.Is(word, "document")
        || SourceWords.Is(word, "witness")
        || SourceWords.Is(word, "expert")
        || SourceWords.Is(word, "accuser")
        || SourceWords.Is(word, "generic-person")
        || SourceWords.Is(word, "counsel");

    private static bool IsRole(string word) =>
        Analysis.Labels.PhraseWords.Is(word, "role")
        || Analysis.Labels.PhraseWords.Is(word, "address")
        || Analysis.Labels.PhraseWords.Is(word, "kin");

    private static bool IsOrganisationName(ImmutableArray<string> name) =>
        name.Length > 1 && SourceWords.Is(Analysis.Labels.PhraseWords.Singular(name[^1]), "organisation")
        || name.Length > 1 && SourceWords.Is(name[^1], "organisation")
        || name.Length > 2 && (SourceWords.Is(name[0], "organisation") && name[1] is "of" or "for");

    private static bool IsContent(string word) =>
        word.Length > 1 && !StopWords.Contains(word) && !Analysis.Labels.PhraseWords.Is(word, "former");

    private static bool IsPluralNoun(string word) =>
        SourceWords.Is(word, "group")
        || word is "people" or "police" or "many" or "some" or "others" or "few"
        || Analysis.Labels.PhraseWords.Singular(word) != word;

    private static Gender GenderOf(string[] before, ImmutableArray<string> name)
    {
        foreach (var word in before)
            if (SourceWords.Is(word, "male"))
                return Gender.Male;
            else if (SourceWords.Is(word, "female"))
                return Gender.Female;
        return name.Length > 1 ? SourceWords.GenderOf(name[0]) : Gender.Unknown;
    }

    /// <summary>The two can be one person: surnames alike, given names and initials compatible, no other suffix, no other gender.</summary>
    public bool MayBe(SourceName other)
    {
        if (
            !IsNamed
            || !other.IsNamed
            || Last != other.Last
            || Gender != Gender.Unknown && other.Gender != Gender.Unknown && Gender != other.Gender
        )
            return false;
        if (Suffix is "jr" or "sr" && other.Suffix is "jr" or "sr" && Suffix != other.Suffix)
            return false;
        return First.Length == 0 || other.First.Length == 0 || AreOneGivenName(First, other.First);
    }

    public static bool AreOneGivenName(string one, string other) =>
        one == other
        || (one.Length == 1 || other.Length == 1) && one[0] == other[0]
        || SourceWords.IsShortFor(one, other)
        || one.Length >= 6 && other.Length >= 6 && Consonants(one) == Consonants(other) && one[0] == other[0];

    /// <summary>"Mohammed" and "Muhammad" have the same consonants.</summary>
    private static string Consonants(string word) =>
        string.Concat(
            word.Where(c => c is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y')).Aggregate("", (all, c) => all.EndsWith(c) ? all : all + c)
        );
}
