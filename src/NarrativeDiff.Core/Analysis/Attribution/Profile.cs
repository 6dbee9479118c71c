using System.Collections.Immutable;

namespace NarrativeDiff.Core.Analysis.Attribution;

/// <summary>What is known so far of one speaker while an article is read.</summary>
internal sealed class Profile(int id, SourceKind kind, SourceName name, string written)
{
    private const int MaxNames = 24;

    public int Id => id;

    public SourceKind Kind { get; set; } = kind;

    public SourceName Name { get; private set; } = name;

    public string Written { get; private set; } = written;

    public List<SourceName> Names { get; } = [name];

    public Gender Gender { get; set; } = name.Gender;

    /// <summary>Order of the last mention; the greater the later.</summary>
    public int LastSeen { get; set; }

    public List<int> Sentences { get; } = [];

    /// <summary>How often it was named so far, in steps of three: a surname alone is the one's who is named often, not the relative's named
    /// last.</summary>
    public int Weight => Sentences.Count / 3;

    public bool IsSingle => Kind is SourceKind.Person or SourceKind.Office || Kind == SourceKind.Anonymous && !Name.IsPlural;

    public bool IsBody => Kind is SourceKind.Institution or SourceKind.Document;

    /// <summary>Another name or description of the same one; the one with most words of the name is kept in front.</summary>
    public void Add(SourceName other, string written)
    {
        if (Gender == Gender.Unknown)
            Gender = other.Gender;
        if (
            Names.Count < MaxNames
            && !Names.Any(known =>
                known.Display == other.Display
                && known.Heads.SequenceEqual(other.Heads)
                && known.Complement.SequenceEqual(other.Complement)
                && known.Modifiers.SequenceEqual(other.Modifiers)
            )
        )
            Names.Add(other);
        if (other.Name.Length > Name.Name.Length || other.Name.Length == Name.Name.Length && Spelled(other) > Spelled(Name))
            (Name, Written) = (other, written);
    }

    private static int Spelled(SourceName name) => name.IsNamed ? name.Name.Sum(word => word.Length) : 0;

    public bool HasHead(string head) => Names.Any(name => name.Heads.Contains(head, StringComparer.Ordinal));

    /// <summary>All content words that describe it.</summary>
    public bool HasWord(string word) =>
        Names.Any(name =>
            name.Name.Contains(word, StringComparer.Ordinal)
            || name.Modifiers.Contains(word, StringComparer.Ordinal)
            || name.Complement.Contains(word, StringComparer.Ordinal)
            || name.Heads.Contains(word, StringComparer.Ordinal)
            || name.Owner == word
        );

    public Speaker ToSpeaker(int index) =>
        new(
            index,
            Kind,
            Name.IsNamed ? Name.Display : Written,
            Gender,
            [Name, .. Names.Where(other => other != Name)],
            [.. SourceKeys.WordsOf(Name)],
            [.. Sentences.Distinct().Order()]
        );
}
