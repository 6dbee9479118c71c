namespace NarrativeDiff.Core.Language;

/// <summary>The regular endings of English, so that a word list needs one entry a word.</summary>
/// <remarks>Spelling rules as in any school grammar: y to ies, silent e dropped, a final consonant doubled after one short stressed vowel.
/// Irregular forms are entries of their own.</remarks>
internal static class Inflection
{
    /// <summary>An entry and the forms it takes by its part of speech: adjective <c>a</c>, noun <c>n</c>, verb <c>v</c>; others take
    /// none.</summary>
    public static IEnumerable<string> FormsOf(string entry, char partOfSpeech)
    {
        yield return entry;
        var space = entry.IndexOf('_', StringComparison.Ordinal);
        // A phrase bends at its verb, which leads it, or at its noun, which ends it.
        var (before, word, after) =
            space < 0 ? ("", entry, "")
            : partOfSpeech == 'v' ? ("", entry[..space], entry[space..])
            : partOfSpeech == 'n' ? (entry[..(entry.LastIndexOf('_') + 1)], entry[(entry.LastIndexOf('_') + 1)..], "")
            : ("", "", "");
        if (word.Length < 3)
            yield break;
        foreach (var form in Endings(word, partOfSpeech))
            yield return before + form + after;
    }

    private static IEnumerable<string> Endings(string word, char partOfSpeech) =>
        partOfSpeech switch
        {
            'a' => [Adverb(word), Noun(word), .. IsShort(word) ? [Joined(word, "er"), Joined(word, "est")] : Array.Empty<string>()],
            'n' => [Plural(word)],
            'v' => [Plural(word), Joined(word, "ed"), Joined(word, "ing")],
            _ => [],
        };

    private static string Adverb(string word) =>
        word.EndsWith("ic", StringComparison.Ordinal) ? word + "ally"
        : word.EndsWith("ble", StringComparison.Ordinal) || word.EndsWith("ple", StringComparison.Ordinal) ? word[..^1] + "y"
        : IsAfterConsonant(word, 'y') ? word[..^1] + "ily"
        : word + "ly";

    private static string Noun(string word) => (IsAfterConsonant(word, 'y') ? word[..^1] + "i" : word) + "ness";

    private static string Plural(string word) =>
        IsAfterConsonant(word, 'y') ? word[..^1] + "ies"
        : word.EndsWith('s')
        || word.EndsWith('x')
        || word.EndsWith('z')
        || word.EndsWith("ch", StringComparison.Ordinal)
        || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es"
        : word + "s";

    private static string Joined(string word, string ending) =>
        word.EndsWith('e') && !(ending == "ing" && word.EndsWith("ee", StringComparison.Ordinal))
            ? (word.EndsWith("ie", StringComparison.Ordinal) && ending == "ing" ? word[..^2] + "y" : word[..^1]) + ending
        : IsAfterConsonant(word, 'y') && ending[0] == 'e' ? word[..^1] + "i" + ending
        : IsDoubling(word) ? word + word[^1] + ending
        : word + ending;

    /// <summary>Consonant, one vowel, consonant, in a word of one syllable: slam, slammed.</summary>
    private static bool IsDoubling(string word) =>
        word.Length is >= 3 and <= 5
        && !IsVowel(word[^1])
        && word[^1] is not ('w' or 'x' or 'y')
        && IsVowel(word[^2])
        && !IsVowel(word[^3])
        && word.Count(IsVowel) == 1;

    private static bool IsShort(string word) => word.Length <= 6 || (word.Length <= 7 && word.EndsWith('y'));

    private static bool IsAfterConsonant(string word, char last) => word.EndsWith(last) && !IsVowel(word[^2]);

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
