using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>Makes words alike that differ only in how they are written: "colour" and "color", "organise" and "organize", "aren't" and "are not".</summary>
/// <remarks>For comparing only. House style decides such words, so that they tell nothing of what an outlet says.</remarks>
internal static class Spelling
{
    /// <summary>Shorter words on -ise and -ize are words of their own: "wise", "prize".</summary>
    private const int MinIse = 7;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Data = Lexicon.Kinds("spellings.tsv");

    private static readonly FrozenDictionary<string, string> Pairs = Pair("pair");

    private static readonly FrozenDictionary<string, string> Short = Pair("short");

    private static readonly string[] Ours = [.. Data["our"].Order(StringComparer.Ordinal)];

    private static readonly (string Ending, string To)[] Endings =
        [("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("isers", "izers"), ("iser", "izer"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize")];

    private static readonly string[] Doubled = ["led", "ling", "ler", "lers"];

    private static readonly (string Ending, string Word)[] Contracted = [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am")];

    /// <param name="word">Lower-cased, its apostrophe straight.</param>
    /// <returns>The words it stands for, each in one spelling.</returns>
    public static string[] Plain(string word)
    {
        if (Short.TryGetValue(word, out var written))
            return written.Split('_');
        foreach (var (ending, full) in Contracted)
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return [word[..^ending.Length], full];
        return word.EndsWith("'s", StringComparison.Ordinal) && Data["pronouns"].Contains(word[..^2]) ? [word[..^2], "is"] : [One(word)];
    }

    private static string One(string word)
    {
        if (Pairs.TryGetValue(word, out var american))
            return american;
        if (Array.Find(Ours, word.StartsWith) is { } our)
            return $"{our[..^2]}r{word[our.Length..]}";
        if (Array.Find(Doubled, ending => word.EndsWith(ending, StringComparison.Ordinal)) is { } doubled && Data["double"].Contains(word[..^doubled.Length]))
            return $"{word[..^doubled.Length]}{doubled[1..]}";
        return word.Length >= MinIse && Array.Find(Endings, ending => word.EndsWith(ending.Ending, StringComparison.Ordinal)) is { Ending: { } found, To: var to } ? $"{word[..^found.Length]}{to}" : word;
    }

    private static FrozenDictionary<string, string> Pair(string kind) => Data[kind].Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
