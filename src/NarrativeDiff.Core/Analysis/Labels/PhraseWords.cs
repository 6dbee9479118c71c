using System.Collections.Frozen;
using NarrativeDiff.Core.Text;

namespace NarrativeDiff.Core.Analysis.Labels;

/// <summary>The word lists that separate a noun phrase from what stands round it, and a role, an office or an event from other
/// nouns.</summary>
internal static class PhraseWords
{
    /// <summary>The folder that keeps the lists of this family.</summary>
    public const string Room = "Analysis.Labels";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = Lexicon.Kinds("phrase-words.tsv", Room);
    private static readonly FrozenDictionary<string, FrozenSet<string>> Classes = Lexicon.Kinds("word-classes.tsv", Room);

    /// <summary>Noun to the class of happenings whose members can name one thing; the first class that lists it.</summary>
    private static readonly FrozenDictionary<string, string> Happenings = Lexicon
        .Kinds("event-heads.tsv", Room)
        .OrderBy(row => row.Key is "light" or "generic" or "violent" ? 1 : 0)
        .ThenBy(row => row.Key, StringComparer.Ordinal)
        .Where(row => row.Key != "violent")
        .SelectMany(row => row.Value.Order(StringComparer.Ordinal).Select(word => (word, row.Key)))
        .DistinctBy(row => row.word, StringComparer.Ordinal)
        .ToFrozenDictionary(row => row.word, row => row.Key, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Violent = Lexicon.Kinds("event-heads.tsv", Room)["violent"];

    /// <summary>Role to the office it names, where several words name one office ("leader", "president").</summary>
    private static readonly FrozenDictionary<string, string> Offices = Kinds
        .Where(row => row.Key.StartsWith("office.", StringComparison.Ordinal))
        .OrderBy(row => row.Key, StringComparer.Ordinal)
        .Reverse()
        .SelectMany(row => row.Value.Order(StringComparer.Ordinal).Select(word => (word, row.Key)))
        .DistinctBy(row => row.word, StringComparer.Ordinal)
        .ToFrozenDictionary(row => row.word, row => row.Key, StringComparer.Ordinal);

    public static bool Is(string word, string kind) => Kinds[kind].Contains(word);

    public static bool IsClass(string word, string kind) => Classes[kind].Contains(word);

    public static bool IsViolent(string word) => Violent.Contains(word) || Happenings.GetValueOrDefault(word) == "violence";

    /// <returns>E.g. <c>meeting</c>; null where the noun is of no class.</returns>
    public static string? HappeningOf(string noun) => Happenings.GetValueOrDefault(noun);

    public static string OfficeOf(string role) => Offices.GetValueOrDefault(role, role);

    /// <summary>The singular by the regular endings; good enough to fold two forms of one word.</summary>
    public static string Singular(string word) =>
        word.Length < 4
        || !word.EndsWith('s')
        || word.EndsWith("ss", StringComparison.Ordinal)
        || word.EndsWith("us", StringComparison.Ordinal)
        || word.EndsWith("is", StringComparison.Ordinal)
            ? word
        : word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal)
        || word.EndsWith("ches", StringComparison.Ordinal)
        || word.EndsWith("shes", StringComparison.Ordinal)
        || word.EndsWith("xes", StringComparison.Ordinal)
            ? word[..^2]
        : word[..^1];

    /// <summary>The base form of a verb by its regular endings: attempting, attempted, attempts, tried.</summary>
    public static string Base(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal))
            return word[..^3] + "y";
        var stem =
            word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 4 ? word[..^3]
            : word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 ? word[..^2]
            : Singular(word);
        if (stem.Length == word.Length || IsVerb(stem))
            return stem;
        return stem.Length > 3 && stem[^1] == stem[^2] && IsVerb(stem[..^1]) ? stem[..^1]
            : IsVerb(stem + "e") ? stem + "e"
            : stem;
    }

    /// <summary>A base form that can be a verb.</summary>
    public static bool IsVerb(string word) =>
        IsClass(word, "verb") || IsClass(word, "either") || HappeningOf(word) is "violence" or "light";
}
