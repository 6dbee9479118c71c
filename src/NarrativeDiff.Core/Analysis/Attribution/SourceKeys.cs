using System.Collections.Immutable;
using NarrativeDiff.Core.Analysis.Labels;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>What a source is called in one form: the words of an organisation whatever their order, initials, the kind of one without a
/// name.</summary>
internal static class SourceKeys
{
    /// <summary>Content words of name, description and complement, singular, in alphabetical order: alike for "Ministry of Health" and
    /// "health ministry".</summary>
    public static IEnumerable<string> WordsOf(SourceName name) =>
        name
            .Name.Concat(name.Heads)
            .Concat(name.Modifiers)
            .Concat(name.Complement)
            .Append(name.Owner)
            .Where(word => word.Length > 0 && !StopWords.Contains(word))
            .Select(PhraseWords.Singular)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    public static string Of(SourceName name) => string.Join(' ', WordsOf(name));

    /// <summary>"World Port Union" is "wpu".</summary>
    public static string InitialsOf(ImmutableArray<string> name) =>
        name.Length < 2
            ? ""
            : string.Concat(name.Where(word => word is not ("of" or "the" or "and" or "for" or "&")).Select(word => word[0]));

    public static SourceKind KindOf(SourceName name, bool isPerson)
    {
        if (name.IsNamed)
            return name.IsOrganisation ? SourceKind.Institution
                : isPerson ? SourceKind.Person
                : SourceKind.Institution;
        var head = name.Heads.Length > 0 ? name.Heads[^1] : "";
        var described = name.Complement.Length > 0 || name.Modifiers.Length > 0 || name.Owner.Length > 0;
        if (SourceWords.Is(head, "document"))
            return SourceKind.Document;
        if (head is "police")
            return SourceKind.Institution;
        if (SourceWords.Is(head, "anonymous") || head is "officials" && !described)
            return SourceKind.Anonymous;
        if (SourceWords.Is(head, "vague") && !described)
            return SourceKind.Vague;
        if ((name.IsPlural || SourceWords.Is(head, "group")) && SourceWords.IsPersonNoun(head))
            return name.IsIndefinite && SourceWords.Is(head, "generic-person") ? SourceKind.Anonymous : SourceKind.Group;
        if (SourceWords.Is(head, "generic") && !name.IsIndefinite)
            return SourceKind.Institution;
        if (!SourceWords.IsPersonNoun(head))
            return SourceKind.Vague;
        return name.IsDefinite && !SourceWords.Is(head, "generic-person") ? SourceKind.Office : SourceKind.Anonymous;
    }
}
