using System.Collections.Frozen;

namespace NarrativeDiff.Core.Text;

/// <summary>One spelling for British and American words, and for contractions: "defence" and "defense", "aren't" and "are not" are one to a
/// reader.</summary>
/// <remarks>For matching only. Two different words must not meet; that a folded word is none at all does no harm, as both sides are
/// folded.</remarks>
internal static class Spelling
{
    /// <summary>Consonants before -our where American English has -or: labour, harbour, neighbour, saviour.</summary>
    private const string BeforeOur = "bdgilmnpv";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Data = Lexicon.Kinds("spellings.tsv");

    private static readonly FrozenDictionary<string, string> Pairs = Pair("pair");

    private static readonly FrozenDictionary<string, string> Short = Pair("short");

    private static readonly (string Ending, string Word)[] Contracted =
    [
        ("n't", "not"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'m", "am"),
    ];

    /// <param name="word">In lower case, its apostrophe straight.</param>
    /// <returns>The words it stands for, each folded.</returns>
    public static string[] Plain(string word)
    {
        if (Short.TryGetValue(word, out var written))
            return written.Split('_');
        foreach (var (ending, full) in Contracted)
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return [word[..^ending.Length], full];
        return word.EndsWith("'s", StringComparison.Ordinal) && Data["pronouns"].Contains(word[..^2]) ? [word[..^2], "is"] : [Fold(word)];
    }

    /// <param name="word">In lower case.</param>
    public static string Fold(string word) =>
        Pairs.TryGetValue(word, out var american) ? american
        : word.Length < 5 ? word
        : Our(Ending(word));

    private static string Ending(string word) =>
        word switch
        {
            _ when In(word, 4, "ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations") is > 0 and var at =>
                $"{word[..at]}z{word[(at + 1)..]}",
            _ when In(word, 3, "yse", "ysed", "yses", "ysing") is > 0 and var at => $"{word[..at]}z{word[(at + 1)..]}",
            _ when In(word, 4, "lled", "lling", "ller", "llers") is > 0 and var at => word[..at] + word[(at + 1)..],
            _ when word.EndsWith("tre", StringComparison.Ordinal) => word[..^2] + "er",
            _ when word.EndsWith("tres", StringComparison.Ordinal) => word[..^3] + "ers",
            _ when word is "programme" or "programmes" => word.Replace("mme", "m", StringComparison.Ordinal),
            _ => word.Replace("fence", "fense", StringComparison.Ordinal)
                .Replace("licence", "license", StringComparison.Ordinal)
                .Replace("logue", "log", StringComparison.Ordinal),
        };

    /// <returns>Where the letter that varies stands; 0 where the word has none of the endings behind enough letters.</returns>
    private static int In(string word, int stem, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
            if (word.Length >= stem + ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
                return word.Length - ending.Length + (ending[0] == 'l' ? 0 : 1);
        return 0;
    }

    private static string Our(string word)
    {
        var at = word.IndexOf("our", 2, StringComparison.Ordinal);
        return at > 0 && BeforeOur.Contains(word[at - 1], StringComparison.Ordinal) ? word.Remove(at + 1, 1) : word;
    }

    private static FrozenDictionary<string, string> Pair(string kind) =>
        Data[kind].Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
