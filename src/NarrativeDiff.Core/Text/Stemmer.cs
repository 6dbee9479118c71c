namespace NarrativeDiff.Core.Text;

/// <summary>Reduces an English word to its stem, so that "rejects", "rejected" and "rejecting" count as one word.</summary>
/// <remarks>
/// The algorithm of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the author's later departures
/// (<c>-logi</c>, <c>-bli</c>). Words with anything but the letters a–z, and words of two letters or fewer, are returned as they are.
/// </remarks>
public static class Stemmer
{
    private static readonly (string Suffix, string Instead)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string Instead)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || !word.All(char.IsAsciiLetterLower))
            return word;
        var stem = PluralAndPast(word);
        if (stem.EndsWith('y') && HasVowel(stem[..^1]))
            stem = stem[..^1] + "i";
        stem = Replace(stem, Step2);
        stem = Replace(stem, Step3);
        stem = DropSuffix(stem);
        return Tidy(stem);
    }

    private static string PluralAndPast(string word)
    {
        if (Ends(word, "sses") || Ends(word, "ies"))
            word = word[..^2];
        else if (Ends(word, "s") && !Ends(word, "ss"))
            word = word[..^1];
        if (Ends(word, "eed"))
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        var cut = Ends(word, "ed") ? 2 : Ends(word, "ing") ? 3 : 0;
        return cut > 0 && HasVowel(word[..^cut]) ? AfterPast(word[..^cut]) : word;
    }

    private static string AfterPast(string stem)
    {
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
            return stem + "e";
        if (EndsInDoubleConsonant(stem) && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string Replace(string word, (string Suffix, string Instead)[] rules)
    {
        var (suffix, instead) = rules.Where(rule => Ends(word, rule.Suffix)).OrderByDescending(rule => rule.Suffix.Length).FirstOrDefault();
        return suffix is not null && Measure(word[..^suffix.Length]) > 0 ? word[..^suffix.Length] + instead : word;
    }

    private static string DropSuffix(string word)
    {
        var suffix = Step4.Where(suffix => Ends(word, suffix)).MaxBy(suffix => suffix.Length);
        if (suffix is null)
            return word;
        var stem = word[..^suffix.Length];
        return Measure(stem) > 1 && (suffix != "ion" || (stem.Length > 0 && stem[^1] is 's' or 't')) ? stem : word;
    }

    private static string Tidy(string word)
    {
        if (Ends(word, "e") && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1]))))
            word = word[..^1];
        return Ends(word, "ll") && Measure(word) > 1 ? word[..^1] : word;
    }

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);

    private static bool IsConsonant(string word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => false,
        'y' => at == 0 || !IsConsonant(word, at - 1),
        _ => true,
    };

    /// <summary>Porter's m: how often a vowel is followed by a consonant.</summary>
    private static int Measure(string stem)
    {
        var measure = 0;
        for (var at = 1; at < stem.Length; at++)
            if (IsConsonant(stem, at) && !IsConsonant(stem, at - 1))
                measure++;
        return measure;
    }

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(at => !IsConsonant(stem, at));

    private static bool EndsInDoubleConsonant(string stem) =>
        stem.Length >= 2 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1);

    /// <summary>Consonant, vowel, consonant, the last not w, x or y: "hop", as in hop(e) – hop(p)ing.</summary>
    private static bool EndsShort(string stem) =>
        stem.Length >= 3 && IsConsonant(stem, stem.Length - 1) && !IsConsonant(stem, stem.Length - 2)
        && IsConsonant(stem, stem.Length - 3) && stem[^1] is not ('w' or 'x' or 'y');
}
